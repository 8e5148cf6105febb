"""Files of many articles, whose records name their fields.

- `csv_tables`: Reads `.csv` and `.tsv`: one article a row, read row by row, so that a file may be of any size.
- `exported`: Articles as Sitasi itself writes them, `rag.serialization.documents.article_document`: read back as
  they were, nothing guessed.
- `fields`: What the fields of front matter and of lines of JSON mean, by the names that scrapers give them.
- `json_lines`: Reads `.jsonl`: one article a line, read line by line, so that a file may be of any size.
- `json_objects`: Reads `.json`: one article an object of an array, read piece by piece, so that a file may be of
  any size.
- `parquet`: Reads `.parquet`: one article a row, read some rows at a time, so that a file may be of any size.
- `records`: Files of many articles: what holds one of them, and the articles that named fields make.
- `utf16`: Files of many articles, whose letters are bytes: what is UTF-16 is given as UTF-8, whatever of it can be
  read.
- `workbook`: Reads `.xlsx`: one article a row of each sheet whose first row names the fields.
"""
