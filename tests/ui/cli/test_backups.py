import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]


def test_an_archive_goes_into_a_file_and_comes_back(sitasi: Run, document: Load, stories: Path, tmp_path: Path) -> None:
    archive = ("--archive", "news")
    document("add", str(stories), *archive, folder=tmp_path)
    made = document("backup", "news.backup", *archive, folder=tmp_path)
    file = tmp_path / "news.backup"
    info = document("info", *archive, folder=tmp_path)
    assert made == {"file": "news.backup", "articles": 4, "passages": info["passages"], "bytes": file.stat().st_size}

    refused = sitasi("restore", "news.backup", *archive, folder=tmp_path, exit_code=1)
    assert refused.stderr == (
        "sitasi: the archive in news holds 4 articles, which news.backup would replace: allow it with --yes, "
        "or choose another folder\n"
    )
    assert sitasi("restore", "news.backup", "--yes", *archive, folder=tmp_path).stdout.startswith("Restored 4 articles")
    restored = document("restore", "news.backup", "--archive", "new", folder=tmp_path)
    assert (restored["articles"], restored["languages"]) == (4, info["languages"])
    assert "Rp42.500" in sitasi("ask", "Berapa tarif feri Teluk Sagara?", "--archive", "new", folder=tmp_path).stdout
