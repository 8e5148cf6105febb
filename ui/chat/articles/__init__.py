"""The chat's second tab: look through the archive, read an article, add and remove some."""

from ui.chat.articles.tab import ADDING, articles_tab

__all__ = ["ADDING", "articles_tab"]
