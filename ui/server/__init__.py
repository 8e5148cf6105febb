"""The server for programs: the OpenAI protocol, and a small REST of our own.

- `access`: Who may ask: whoever shows a key, where there are keys; how often, and from which pages.
- `app`: The application: the routes, what stands before them, and the page that tells of them.
- `request_models`: What programs send: questions with their filters, and conversations.
- `errors`: Every error in the shape of its protocol: OpenAI's below /v1, problem details (RFC 9457) elsewhere.
- `launch`: Starts the server for programs.
- `markdown`: An answer as Markdown, for chat clients: quotations with their marks, then the numbered sources.
- `openai`: The routes of the OpenAI protocol: an archive as a model that chat clients know.
- `rest`: The REST of our own: what `sitasi search`, `ask`, `list` and `show` print with --json.
- `work`: The work of answering, in threads: so much at once, so much waiting, none for a client that has gone.
"""
