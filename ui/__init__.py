"""Floor 4: people. The command line and the web chat.

- `chat`: The web chat: ask, read the quotations, open each at its place in the article.
- `cli`: The `sitasi` command: parse, call one function, render.
- `days`: Days, as people and programs write them.
- `fact_check`: A fact-check of an answer, to hand on: as a document to read, as data, as a list of sources.
- `formats`: The formats in which an answer is handed on, by name; `ui.fact_check` writes them.
- `guard`: What stands before everything that is served: who may ask from where, how much and how often.
- `listening`: Where something is served.
- `locales`: What Sitasi says in its own words: a catalogue of them in two files, `english.toml` and `indonesian.toml`.
- `markdown`: Texts of articles in Markdown (CommonMark), where they are text.
- `server`: The server for programs: the OpenAI protocol, and a small REST of our own.
- `users`: Who may use the chat: a file of names and hashed passwords.
"""
