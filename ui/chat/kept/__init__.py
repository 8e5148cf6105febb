"""Conversations that are kept: whose they are, the list of them, opening, renaming and deleting one."""

from ui.chat.kept.owner import new_browser
from ui.chat.kept.shelf import Shelf

__all__ = ["Shelf", "new_browser"]
