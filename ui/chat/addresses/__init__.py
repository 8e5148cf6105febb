"""Addresses: of a conversation, of an answer in it, and of an article at a quotation.

- `links`: The address of an article at a quotation: `/a/ARTICLE#START-END-CHECK`.
- `missing`: The page at an address where nothing is, or nothing that may be seen.
- `pages`: The page, served at each of its addresses, to who may see what is there.
- `paths`: The paths at which the page opens: with nothing, with a conversation, or with an article.
"""

from ui.chat.addresses.links import article_link, place_at
from ui.chat.addresses.paths import article_at, conversation_at, is_page

__all__ = ["article_at", "article_link", "conversation_at", "is_page", "place_at"]
