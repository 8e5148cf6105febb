"""Addresses: of a conversation, of an answer in it, and of an article at a quotation."""

from ui.chat.addresses.links import article_link, place_at
from ui.chat.addresses.paths import article_at, conversation_at, is_page

__all__ = ["article_at", "article_link", "conversation_at", "is_page", "place_at"]
