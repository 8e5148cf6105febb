"""What is new: the archive's newest stories, on the page that a conversation begins with."""

from ui.chat.news.view import news_view

__all__ = ["news_view"]
