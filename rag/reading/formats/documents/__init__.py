"""Documents: one article a file, or a few.

- `epub`: Reads `.epub`: one article a chapter, in the order of the book.
- `mail`: Reads mails (`.eml`, `.mbox`) and pages saved as one file (`.mhtml`), which are written like mails.
- `markdown`: Reads `.md`: one article, with what is known of it in front matter.
- `odt`: Reads `.odt`: one article a document of OpenDocument text, without what was deleted and commented.
- `package`: Documents that are ZIP files of XML, as word processors, spreadsheets and books are: their parts,
  within bounds.
- `text`: Reads `.txt`: one article as scraped, with everything that stood around it.
- `word`: Reads `.docx`: one article a document, with tables, text boxes and tracked insertions, without its
  comments.
"""
