"""Conversations that are kept: the list of them, opening, renaming and deleting one."""

from ui.chat.kept.shelf import Shelf

__all__ = ["Shelf"]
