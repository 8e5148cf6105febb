"""PDF: letters of a page become lines, paragraphs and the text of an article.

- `grid`: Tables of a page: lines of short pieces that stand side by side, row under row.
- `hyphens`: Words that were parted at the ends of lines → whole again.
- `layout`: The letters of a page → its lines, column after column.
- `lines`: What a page of print is made of: its lines, where they stand and how they are set.
- `pages`: Bytes of a PDF file → its pages, within bounds of time, pages and letters.
- `paragraphs`: Lines of print → paragraphs, also those that run on in the next column or on the next page.
- `reader`: Reads `.pdf`: one article a file; pages that hold only pictures are told.
- `running_heads`: Which lines of pages are no text: heads and feet that pages repeat, and their numbers.
- `streams`: Parses PDF files whose streams unfold no further than pages need: pdfminer itself unpacks whatever
  comes.
- `text`: Paragraphs of print → the text of an article: a paragraph a line, and a form feed where a page ends.
"""

from rag.reading.formats.pdf.reader import pdf_file

__all__ = ["pdf_file"]
