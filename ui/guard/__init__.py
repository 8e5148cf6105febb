"""What stands before everything that is served: who may ask from where, how much and how often."""

from ui.guard.guard import Check, Guard
from ui.guard.headers import headers
from ui.guard.origins import from_here, is_loopback, named_here
from ui.guard.rates import ASKED, Rates
from ui.guard.refusal import Refusal
from ui.guard.sizes import MOST_SENT, small

__all__ = [
    "ASKED",
    "MOST_SENT",
    "Check",
    "Guard",
    "Rates",
    "Refusal",
    "from_here",
    "headers",
    "is_loopback",
    "named_here",
    "small",
]
