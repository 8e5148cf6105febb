"""The chat's second tab: look through the archive, read an article, add and remove some.

- `catalogue`: What the list shows of each article.
- `comparing`: A story and one of its copies, sentence by sentence: what both have, and what only one of them has.
- `correcting`: What reading found in an article, put right: its title, publisher and date, and which paragraphs are
  the story.
- `exporting`: Articles → a file of JSON lines, one an article, which `sitasi add` reads back.
- `fetching`: An address that was typed → the articles of its page or feed.
- `finding`: Which articles the list shows: those that are looked for, in which order, and one page of them.
- `outcome`: What became of a file or text that was to be added, and how that is shown.
- `pasting`: A text that was pasted → a Markdown file beside the archive → an article.
- `typed`: What people type into a form, read: a line, a date.
- `uploading`: Files that were uploaded → articles; each is kept beside the archive, which names it as the article's
  source.
"""
