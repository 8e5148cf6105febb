"""Articles as HTML: the list, one that is open, a copy beside it, its correction.

- `article`: An article as HTML: its whole text, the story as it stands, the quotation marked, everything else
  folded away.
- `comparison`: A story beside one of its copies as HTML: what only one of them has stands out.
- `correction`: The form in which an article is put right, as HTML.
- `list`: The list as HTML: how many there are, how they are sorted and filtered, one page of rows, the way to other
  pages.
- `opened`: The article that was opened as HTML, with the ways to put it right and to remove it.
"""
