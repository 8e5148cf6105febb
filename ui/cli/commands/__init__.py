"""The commands of `sitasi`, a module for what they are about.

- `adding`: `sitasi add`: articles into the archive.
- `articles`: `sitasi list`, `show` and `remove`: the articles of an archive, one by one.
- `asking`: `sitasi search` and `ask`: passages and answers.
- `backups`: `sitasi backup` and `sitasi restore`: an archive in one file, and back.
- `evaluation`: The commands of `sitasi eval`.
- `exchange`: `sitasi export` and `import`: articles and question sets in files that others read, and back.
- `following`: `sitasi follow`: feeds, pages and folders that are read again and again.
- `generation`: The commands of `sitasi eval` for what a language model writes: sentences to grade by hand, and
  their figures.
- `handing_on`: `sitasi ask --format`: an answer as a fact-check, in a file or on standard output.
- `pruning`: Articles whose files a folder no longer holds: named, and taken out where that is wanted.
- `starting`: `sitasi chat` and `serve`: what runs until it is stopped.
- `upkeep`: `sitasi info`, `verify`, `doctor` and `rebuild`: how an archive is, and its index made anew.
- `users`: The commands of `sitasi users`.
"""
