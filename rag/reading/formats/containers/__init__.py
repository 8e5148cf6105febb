"""Files that hold other files: packed, zipped, or recorded from the web.

- `gzip_members`: A file whose records are packed by gzip one by one: after one that is damaged, reading goes on
  with the next.
- `http_answers`: What a server answered, as it came over the wire → its status, its kind, and its content unpacked.
- `packed`: Files that come packed → files to read, never more of one than news could hold.
- `unzipping`: Opens ZIP files and unpacks what they hold, piece by piece and within bounds.
- `warc`: The records of a web archive (WARC), one after the other; what is damaged is told and passed over.
- `web_archives`: Reads `.warc` and `.wacz`: the pages of a web archive, each as it was when it was saved last.
- `zip_files`: Reads `.zip`: each page and other file of articles in it, as if it lay in a folder.
"""
