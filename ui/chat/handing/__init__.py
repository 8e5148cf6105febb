"""Handing an answer on: copied, printed, or as a file."""

from ui.chat.handing.desk import HandingDesk
from ui.chat.handing.view import handing_view

__all__ = ["HandingDesk", "handing_view"]
