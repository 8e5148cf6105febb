"""What stands before the page: who may ask what, from where, how much and how often."""

from ui.chat.guard.guard import guard
from ui.chat.guard.sizes import MOST_UPLOADED

__all__ = ["MOST_UPLOADED", "guard"]
