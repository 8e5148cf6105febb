"""How well web pages are read: their stories, titles and days, beside what other libraries read.

- `gold`: Folders of pages whose story is known, in the form of article-extraction-benchmark, with titles and days
  added.
- `readers`: Who reads the pages: Sitasi, and libraries that extract the story, the title or the day of a page.
- `scoring`: What was read of pages against what they say, page by page and in all.
- `shingles`: How much of a story was read, in runs of four words, as article-extraction-benchmark counts them.
"""

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
