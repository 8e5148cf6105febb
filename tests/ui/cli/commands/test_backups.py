import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rag import Archive

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]


def test_an_archive_goes_into_a_file_and_comes_back(
    sitasi: Run, document: Load, filled: Archive, tmp_path: Path
) -> None:
    made = document("backup", "news.backup", "--archive", str(filled.folder), folder=tmp_path)
    held, size = filled.info(), (tmp_path / "news.backup").stat().st_size
    assert made == {"file": "news.backup", "articles": 4, "passages": held.passages, "bytes": size}

    restore = ("restore", "news.backup", "--archive", "news")
    restored = document(*restore, folder=tmp_path)
    assert (restored["articles"], restored["languages"]) == (4, {"en": 1, "id": 3})
    refused = sitasi(*restore, folder=tmp_path, exit_code=1)
    assert refused.stderr == (
        "sitasi: the archive in news holds 4 articles, which news.backup would replace: allow it with --yes, "
        "or choose another folder\n"
    )
    assert sitasi(*restore, "--yes", folder=tmp_path).stdout.startswith("Restored 4 articles")
