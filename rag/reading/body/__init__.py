"""Which lines of a text are its story; spans are chosen, nothing is ever rewritten.

- `boilerplate`: What stands around stories on Indonesian and English news pages: one table of phrases for every
  outlet.
- `headline`: Which of the lines above a story, or of the titles that its page states, is its headline.
- `labels`: Short lines that say whose words follow, or of what hour they are: in interviews and live blogs.
- `line`: A line of an article's text and its part on the page.
- `line_roles`: What each line of an article's text is: a paragraph, a short line, or a piece of furniture.
- `line_shape`: What a line looks like: a sentence, a headline, a caption; whatever the language says.
- `selection`: Which lines of an article's text are its story: spans are chosen, nothing is ever rewritten.
- `stock_phrases`: Lines in which an outlet speaks to its readers of itself: subscriptions, accounts, comments, how
  a text was made.
- `story`: Walk down the lines of an article and keep those of its story.
- `text_blocks`: Plain text → its paragraphs, as spans: a line each, or several lines that were wrapped at a column.
"""
