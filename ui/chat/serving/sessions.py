"""What the server keeps of each page that is open; a program's call, which keeps nothing, leaves nothing behind."""

from datetime import datetime, timedelta

import gradio as gr
from gradio.state_holder import StateHolder

__all__ = ["MOST_PAGES", "Sessions"]

MOST_PAGES = 2_000
"""Of which something is kept, some 0.15 MB each; beyond it, the one that was used longest ago begins anew."""
_IDLE = timedelta(minutes=1)
_LOOK_EVERY = 100
"""Sessions that are new since the last look."""


class Sessions(StateHolder):
    """Gradio's sessions. It makes one for each call that names none, and would keep it, a copy of the whole page."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Gradio leaves it unannotated
        self._look_at = _LOOK_EVERY

    @classmethod
    def of(cls, app: gr.Blocks) -> "Sessions":
        """Take the place of what keeps the sessions of an app that was launched."""
        sessions = cls()
        sessions.set_blocks(app)
        app.app.state_holder = sessions
        return sessions

    def update(self, session_id: str) -> None:
        """Note that a session is used, and let go of calls that are over."""
        super().update(session_id)
        if len(self.session_data) > self._look_at:
            self._let_go()
            self._look_at = len(self.session_data) + _LOOK_EVERY

    def _let_go(self) -> None:
        before = datetime.now() - _IDLE
        with self.lock:
            over = [
                name
                for name, session in self.session_data.items()
                if not session.state_data and self.time_last_used.get(name, before) < before
            ]
            for name in over:
                del self.session_data[name]
                self.time_last_used.pop(name, None)
