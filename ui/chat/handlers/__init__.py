"""What happens on a click or a keystroke, a class for each part of the page.

- `addresses`: What happens when an address is opened: the page shows what is there.
- `articles`: What happens when something is done in the tab.
- `chat`: What happens in a conversation: a question is asked, an answer grows, a source is opened, a mark is kept.
- `export`: What happens when an answer is handed on: the fact-check is written, and the page's script takes it from
  there.
- `filters`: What happens with the filters beside the question, for every browser and in its language.
- `followed_sources`: What happens in the Articles tab with what is followed.
- `history`: What happens with the conversations that are kept, for every browser; each sees its own.
- `preferences`: What happens with the settings, for every browser and in its language.
"""
