"""Addresses on the web → articles: fetched with care, read like files."""

from rag.reading.web.address import Address, is_address
from rag.reading.web.reader import WebReader

__all__ = ["Address", "WebReader", "is_address"]
