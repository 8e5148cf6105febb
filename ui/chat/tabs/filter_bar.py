"""The filters as part of the page: what is chosen, what shows it, and what happens on a click."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from rag.archive import Archive
from rag.types import Filters
from ui.chat.handlers.filters import FilterHandlers

__all__ = ["FilterBar"]

_SCRIPT = Path(__file__).parents[1] / "static" / "filters.js"
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class FilterBar:
    """The filters of the questions of one page."""

    desk: FilterHandlers
    chosen: gr.State
    shown: gr.HTML

    @classmethod
    def build(cls, archive: Archive) -> "FilterBar":
        """Build the bar in the Blocks at hand, and all that happens in it."""
        desk, chosen = FilterHandlers(archive), gr.State(Filters())
        shown = gr.HTML(elem_id="filters", js_on_load=_SCRIPT.read_text("utf-8"), apply_default_css=False)
        bar = cls(desk, chosen, shown)
        gr.on(None, desk.arrive, None, bar.parts, **_QUIET)
        shown.form(desk.form, chosen, shown, **_QUIET)
        shown.cancel(desk.chips, chosen, shown, **_QUIET)
        shown.narrow(desk.apply, chosen, bar.parts, **_QUIET)
        shown.drop(desk.drop, chosen, bar.parts, **_QUIET)
        return bar

    @property
    def parts(self) -> list[Any]:
        """What changes when other filters are chosen."""
        return [self.chosen, self.shown]
