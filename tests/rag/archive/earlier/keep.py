"""Keep an archive as the present version writes it: `python -m tests.rag.archive.earlier.keep`, before a release.

The dump is never made anew once a later migration is there: it is what people's archives of that time hold.
"""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.language import Language
from rag import Archive
from rag.archive.database.schema import HEAD
from rag.types import Feedback, Mark

KEPT = Path(__file__).parent

STORIES = [
    {
        "url": "https://sagara.example/feri",
        "title": "Tarif feri Teluk Sagara naik",
        "publisher": "Kabar Sagara",
        "published": "2024-06-08",
        "text": "Tarif feri Teluk Sagara naik menjadi Rp42.500 mulai 1 Juli 2024. Warga boleh membayar tarif lama.",
    },
    {
        "url": "https://warta.example/feri",
        "title": "Tarif feri Teluk Sagara naik",
        "publisher": "Warta Teluk",
        "published": "2024-06-08",
        "text": "Tarif feri Teluk Sagara naik menjadi Rp42.500 mulai 1 Juli 2024. Warga boleh membayar tarif lama.",
    },
    {
        "url": "https://quay.example/bridge",
        "title": "Bridge at Old Quay to open in March",
        "publisher": "Quay Gazette",
        "text": "The bridge at Old Quay will open to traffic on 14 March 2025, engineer Nora Pell said.",
    },
]
QUESTION = "Kapan jembatan dibuka?"
OWNER = "user ayu"
FEED = "https://sagara.example/rss.xml"
TITLE = "Old Quay bridge to open in March"
"""As a person put it right."""


def fill(folder: Path) -> None:
    """Make an archive of the stories, with a mark, a conversation, a feed that is followed, an article put right."""
    lines = folder / "stories.jsonl"
    lines.write_text("".join(json.dumps(story) + "\n" for story in STORIES), encoding="utf-8")
    with Archive.open(folder / "archive") as archive:
        archive.add(lines)
        moment = datetime(2025, 3, 1, tzinfo=UTC)
        archive.keep_feedback(Feedback(QUESTION, Mark.RIGHT, (), Language.INDONESIAN, moment, owner=OWNER))
        archive.following().start(FEED)
        archive.conversations(OWNER).keep([{"question": QUESTION}], title=QUESTION)
        bridge = next(one for one in archive.articles() if one.source == STORIES[2]["url"])
        archive.correct(
            bridge.article_id, title=TITLE, publisher=bridge.publisher, published=bridge.published, body=bridge.body
        )


def dump(database: Path) -> str:
    """Write a database as SQL, of which `restored` makes it again."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def main() -> None:
    """Write the dump of the present version."""
    with TemporaryDirectory() as folder:
        fill(Path(folder))
        (KEPT / f"{HEAD}.sql").write_text(dump(Path(folder) / "archive" / "archive.db"), encoding="utf-8")


if __name__ == "__main__":
    main()
