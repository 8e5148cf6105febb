"""The tab that measures: a question set, asked of the archive that the chat serves."""

from ui.chat.measure.tab import measure_tab

__all__ = ["measure_tab"]
