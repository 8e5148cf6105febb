"""What stands before the page: who may ask what, from where, how much and how often.

- `guard`: The guard before the page: its checks in their order, and what its answers carry.
- `paths`: Which addresses are answered, and which of them only to users where there are some.
- `rates`: How often one client may ask the page: a user where they are known, else an address.
- `sizes`: How much may be sent to the page in one request.
"""

from ui.chat.guard.guard import guard
from ui.chat.guard.sizes import MOST_UPLOADED

__all__ = ["MOST_UPLOADED", "guard"]
