"""The tab that measures: a question set, asked of the archive that the chat serves."""

from ui.chat.measure.tab import STYLE, measure_tab

__all__ = ["STYLE", "measure_tab"]
