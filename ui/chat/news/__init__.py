"""What is new: the archive's newest stories, on the page that a conversation begins with.

- `view`: The newest stories as HTML, by day; each opens at its article, its copies folded and named.
"""

from ui.chat.news.view import news_view

__all__ = ["news_view"]
