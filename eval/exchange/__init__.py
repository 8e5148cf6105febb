"""Articles, question sets and marks in files that others read, and back.

- `exporting`: An archive in files: its articles, a question set about them, or both as a BEIR folder.
- `feedback`: What people marked in the chat, as questions and as a BEIR folder, with every mark as it was made
  beside it.
- `importing`: What `sitasi export` wrote, and BEIR folders of others, into an archive; what it holds already is
  left as it is.
- `merging`: Joins BEIR folders into one, and asks the questions of one folder about the documents of another.
- `whole_files`: Files and folders that appear once they are whole, and take the place of another only where that is
  allowed.
"""
