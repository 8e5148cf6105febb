"""The chat's second tab: look through the archive, read an article, add and remove some."""

from ui.chat.articles.tab import articles_tab

__all__ = ["articles_tab"]
