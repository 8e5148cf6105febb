"""What stands before everything that is served: who may ask from where, how much and how often.

- `guard`: The guard: the checks in their order, and the headers that every answer carries.
- `headers`: What a browser may do with an answer.
- `origins`: From where the page may be asked: from itself, under a name of its own.
- `rates`: How often one client may ask.
- `refusal`: What is answered to a request that is not let through.
- `sizes`: How much may be sent in one request.
"""

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
