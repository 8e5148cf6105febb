"""What people give the chat of an archive on a server: articles go there, files stay on this machine."""

import json
from dataclasses import replace
from pathlib import Path

from embeddings.language import Language
from rag import Archive, Settings
from rag.settings.archive_address import placed
from tests.postgres import Server
from ui.chat.articles.outcome import AddOutcome
from ui.chat.articles.uploading import add_upload
from ui.chat.locales.articles import tab_words
from ui.chat.locales.measure import measure_words
from ui.chat.measure.measuring import measure
from ui.chat.measure.sets import find_set, keep_set

ENGLISH = Language.ENGLISH


def test_files_and_runs_stay_on_this_machine(server: Server, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("The pier at Old Quay is 310 metres long.", encoding="utf-8")
    question = {"question": "How long is the pier?", "answers": ["310 metres"], "article": "pier.txt"}
    (tmp_path / "daily.jsonl").write_text(json.dumps(question), encoding="utf-8")
    place = placed(server.address())
    with Archive.open(place, settings=replace(Settings(), archive=place, judge="off")) as archive:
        assert add_upload(archive, tmp_path / "pier.txt", tab_words(ENGLISH)) == AddOutcome("pier.txt", added=1)
        keep_set(archive, tmp_path / "daily.jsonl", measure_words(ENGLISH))
        measured = measure(
            archive, find_set(archive, "daily.jsonl", measure_words(ENGLISH)), progress=lambda _done, _total: None
        )
        assert archive.articles()[0].source == str(archive.folder / "uploads" / "pier.txt")
    assert measured.saved.folder.parent == archive.folder / "runs"
    kept = [path for path in archive.folder.rglob("*") if path.is_file()]
    assert {path.name for path in kept} >= {"pier.txt", "daily.jsonl", "run.json", "report.html"}
    assert not [path for path in kept if b"rahasia" in path.read_bytes()]
