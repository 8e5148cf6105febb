"""The tabs of the page: what stands on each, and which handler answers which event.

- `articles`: The tab: search, list and adding, beside the article that was opened.
- `ask`: Asking: a conversation, a question box, and beside them the article, or the list, that was opened.
- `filter_bar`: The filters as part of the page: what is chosen, what shows it, and what happens on a click.
- `measure`: The tab: choose a question set or add one, run it, read the figures.
"""
