"""The web chat: ask, read the quotations, open each at its place in the article.

- `addresses`: Addresses: of a conversation, of an answer in it, and of an article at a quotation.
- `api`: Two endpoints for programs: what `sitasi ask --json` and `sitasi search --json` print.
- `app`: The page: its masthead and its tabs, and two endpoints for programs.
- `articles`: The chat's second tab: look through the archive, read an article, add and remove some.
- `conversation`: What was asked and what became of it; a conversation is a tuple of turns.
- `examples`: Questions to begin with, of several kinds, made of the archive's newest stories.
- `filters`: Filters beside the question: which articles alone are asked.
- `guard`: What stands before the page: who may ask what, from where, how much and how often.
- `handlers`: What happens on a click or a keystroke, a class for each part of the page.
- `history`: The turns of a conversation as documents, and back again.
- `launch`: Starts the chat on this machine, and lets nothing look outside of it.
- `locales`: What there is to say on the page, a module for each part of it; how it is said: `ui/locales/*.toml`.
- `marking`: What a person can mark in a turn, and which of their marks the archive keeps.
- `markup`: HTML that is escaped by construction: whatever is not `Html` is text.
- `measure`: The tab that measures: a question set, asked of the archive that the chat serves.
- `owner`: Whose a conversation, or a mark, is: a user's who was let in, else the browser's.
- `positions`: What each quotation of a yes/no answer does: on which side it stands, and whether it states, denies
  or corrects.
- `preferences`: What a browser remembers of its person, in a cookie each, which the page's scripts write and
  read, too.
- `serving`: What the chat bears, and does beside its page, while it is served.
- `tabs`: The tabs of the page: what stands on each, and which handler answers which event.
- `theme`: The theme: system fonts, ink on paper, one accent; the rest of the looks is page.css.
- `views`: HTML, made of data: an answer and everything in it, lists, and forms.
"""
