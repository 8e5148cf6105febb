"""What one machine does in the test of two: `python -m tests.rag.archive.database.machine WORK ADDRESS NAME`.

A writer adds two articles at a time and tells each pair once it has been acknowledged. A reader asks, and tells how
many articles it saw: of one state, an even number, each with the text that was added. Both go on after a failure that
is told in a line, and end with their input. SITASI_INDEX says where the index is kept.
"""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from embeddings.errors import SitasiError
from rag import Archive, Assistant, Settings
from rag.reading.article import StatedMetadata
from rag.reading.formats.documents.text import stated_article
from rag.types import Article

__all__ = ["ship", "ships_of"]

_DAY = date(2026, 3, 2)


def ship(name: str, number: int, side: str) -> Article:
    """Return an article of a writer: one of a pair."""
    text = (
        f"Kapal {name}-{number} lambung {side} berangkat membawa {number + 100} ton beras. Cuaca cerah sepanjang hari."
    )
    stated = StatedMetadata(title=f"Kapal {name}-{number} {side}", published=_DAY)
    return stated_article(f"{name}-{number}-{side}", text, stated, _DAY)


def ships_of(name: str, number: int) -> tuple[Article, Article]:
    """Return both of a pair."""
    return ship(name, number, "kiri"), ship(name, number, "kanan")


def _writes(archive: Archive, name: str, number: int) -> str:
    archive.add_articles(ships_of(name, number))
    return f"added {number}"


def _reads(archive: Archive, name: str, number: int) -> str:
    seen = archive.articles()
    torn = bool(len(seen) % 2) or any(one != _added_as(one.source) for one in seen)
    answer = Assistant(archive).ask(f"Berapa ton beras yang dibawa kapal {name} nomor {number}?")
    torn = torn or any(one.quote not in one.article.text for one in answer.citations)
    return f"{'torn' if torn else 'saw'} {len(seen)}"


def _added_as(source: str) -> Article:
    name, number, side = source.split("-")
    return ship(name, int(number), side)


def main() -> None:
    """Work until the input ends."""
    work, address, name = sys.argv[1:]
    step: Callable[[Archive, str, int], str] = {"writes": _writes, "reads": _reads}[work]
    ended = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    number = 0
    settings = replace(Settings.from_environment(os.environ), judge="off")
    with Archive.open(address, settings=settings) as archive:
        while not ended.is_set():
            try:
                said = step(archive, name, number)
            except SitasiError as error:
                said = f"failed {type(error).__name__}: {error}"
            else:
                number += 1
            sys.stdout.write(f"{said}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
