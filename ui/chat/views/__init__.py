"""HTML, made of data: an answer and everything in it, lists, and forms.

- `answer`: One turn of the conversation as HTML: the answer, then its timeline, its sources and what can be done
  with it.
- `articles`: Articles as HTML: the list, one that is open, a copy beside it, its correction.
- `card`: The answer itself as HTML: what it comes to, why and how surely, above its quotations for, against and
  around it.
- `confidence`: Below an answer: how sure it is, and what can be done with it.
- `export`: The buttons that hand an answer on.
- `filters`: The filters as HTML: a chip for each that takes it away, and the form in which they are chosen.
- `followed_sources`: The table of what is followed, as HTML.
- `history`: The list of kept conversations as HTML: each opens, takes another title, and is deleted once that is
  confirmed.
- `measure`: A measurement as HTML: its progress, its figures, its tables.
- `news`: The newest stories as HTML, by day; each opens at its article, its copies folded and named.
- `preferences`: The settings as HTML: a person's own to choose, the server's to read.
- `sentences`: The sentences of a turn as HTML: quotations, a language model's words, and what a follow-up was taken
  to ask.
- `sources`: The sources of an answer as HTML: a row an article, its quotations under it, its copies folded and
  named.
- `why`: Why passages were found: the words of the question that they hold, translations, and what judge and encoder
  say.
"""
