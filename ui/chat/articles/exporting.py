"""Articles → a file of JSON lines, one an article, which `sitasi add` reads back."""

import base64
import json
from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from embeddings.errors import ReadingError
from rag.archive import Archive
from rag.serialization.documents import article_document
from ui.chat.locales.articles import TabWords
from ui.chat.locales.formatting import counted, number
from ui.chat.markup import Html, element, prose

__all__ = ["MOST_EXPORTED", "exported_view"]

MOST_EXPORTED = 500


def exported_view(archive: Archive, ids: Sequence[str], said: TabWords, today: date) -> Html:
    """Hand some articles to the page's script, which keeps them as a file, and say how many.

    Raises `ReadingError` where they are too many, and what the archive raises.
    """
    if len(ids) > MOST_EXPORTED:
        raise ReadingError(said.too_many.format(number(MOST_EXPORTED, said.language)))
    held = archive.articles_of(ids)
    lines = (json.dumps(article_document(held[one]), ensure_ascii=False) + "\n" for one in ids if one in held)
    content = base64.b64encode("".join(lines).encode()).decode()
    told = counted(len(held), said.exported, said.language)
    return element(
        "p",
        prose(told),
        role="status",
        data_content=content,
        data_type="application/x-ndjson",
        data_name=f"sitasi-{today.isoformat()}.jsonl",
        data_made=uuid4().hex,  # so that the same articles once more are a change
    )
