"""How well web pages are read: their stories, titles and days, beside what other libraries read."""

from eval.reading.gold import GoldPage, read_gold
from eval.reading.readers import PageReader, Reading, page_readers
from eval.reading.scoring import Figures, PageScore, figures, score_pages

__all__ = [
    "Figures",
    "GoldPage",
    "PageReader",
    "PageScore",
    "Reading",
    "figures",
    "page_readers",
    "read_gold",
    "score_pages",
]
