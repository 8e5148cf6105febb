"""What there is to say on the page, a module for each part of it; how it is said: `ui/locales/*.toml`.

- `addresses`: What is said of addresses, in the language of the page.
- `answers`: What the chat says of an answer and its articles, in the language of the question.
- `articles`: What the tab says of the archive; its labels stand in `page`.
- `export`: What handing on is called, in the language of the question.
- `filters`: What the filters beside the question say.
- `followed_sources`: What the table of followed sources says; its labels stand in `page`.
- `formatting`: Days, numbers, names of outlets and shortened texts, as a language writes them.
- `history`: What the list of kept conversations says, in the language of the page.
- `measure`: What the tab says of a run; its labels stand in `page`.
- `page`: What stands on the page from the start, in the language of the browser: Gradio's I18n puts it there.
- `preferences`: What the settings say, in the language of the page.
"""
