"""Sources that are followed: a worker beside the page reads them, a table in the Articles tab shows what came."""

from ui.chat.following.desk import FollowingDesk
from ui.chat.following.worker import start_worker

__all__ = ["FollowingDesk", "start_worker"]
