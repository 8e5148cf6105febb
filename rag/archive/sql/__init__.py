"""Every SQL statement of an archive, a module a kind of row.

- `archive_state`: The state of an archive: who it is, how often it changed, and how its passages were made.
- `article_rows`: An article as a row and back again, and the hashes by which a damaged one is known.
- `browsing`: Articles in some order, some at a time, and counted by outlet, language and year; no statement here
  reads a text.
- `conversations`: Every SQL statement about conversations that are kept: each belongs to an owner, and no other
  sees it.
- `corrections`: What people put right of what was read: kept beside it, and said again whenever the article is read
  again.
- `feedback`: Every SQL statement about feedback: keep a mark, take it back, read marks again.
- `followed_sources`: Every SQL statement about sources that are followed: they are read again and again.
- `listing`: Articles by what lists and counts them: who published them and when, without their texts.
- `missing_files`: Articles whose files lay in a folder and are there no more.
- `store`: Every SQL statement of the archive, over SQLAlchemy Core.
- `syndication`: Which articles are copies of one story: near enough in their words, and at odds in none of their
  sentences.
"""
