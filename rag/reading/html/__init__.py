"""Web pages: the story that a page holds, its tables, and what it states of itself.

- `cards`: Cards that link to stories: what pages of an index are made of.
- `extraction`: The text of a page's story, as trafilatura finds it: of a short story too, and of one in several
  boxes.
- `header`: The short lines around a page's headline, with the days that its `<time>` elements state.
- `markup`: The markup of a page that is worth parsing, and whether it is parsed in seconds.
- `metadata`: What a page states of itself: title, outlet, day of publication and the clock that it goes by.
- `page`: Reads pages: the story that trafilatura extracts from one, and what it states of itself.
- `parts`: The parts of a page that its markup tells apart from the story: taken away before the story is sought.
- `stories`: Further stories on one page, as pages that load one story after the other have them.
- `tables`: The tables of a page, made ready for extraction: captions above, every cell filled, neither layouts nor
  menus.
"""

from rag.reading.html.page import canonical_link, document_article, fragment_article, page_article

__all__ = ["canonical_link", "document_article", "fragment_article", "page_article"]
