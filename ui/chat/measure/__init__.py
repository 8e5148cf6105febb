"""The tab that measures: a question set, asked of the archive that the chat serves.

- `earlier`: Finds the run of the same question set before a run, and compares the two.
- `measuring`: Measures a question set on an archive that is open already, and keeps the run in the archive's
  folder.
- `running`: Runs in threads of their own, one at a time in this process; a page that is closed does not end one.
- `sets`: The question sets of an archive: files in its folder, where uploaded ones are kept too.
"""
