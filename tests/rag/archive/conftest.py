"""Where the archives of these tests lie."""

from pathlib import Path

import pytest


@pytest.fixture(params=["folder", pytest.param("server", marks=pytest.mark.server)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Return where a test's archive lies: in a folder and, once more, in a database on a server."""
    if request.param == "folder":
        return tmp_path / "archive"
    address: str = request.getfixturevalue("server").address()
    return address
