"""How well web pages are read: their stories, titles and days, beside what other libraries read."""

from eval.reading.gold import GoldPage, read_gold
from eval.reading.readers import PageReader, PageReading, page_readers
from eval.reading.scoring import PageFigures, PageScore, figures, score_pages

__all__ = [
    "GoldPage",
    "PageFigures",
    "PageReader",
    "PageReading",
    "PageScore",
    "figures",
    "page_readers",
    "read_gold",
    "score_pages",
]
