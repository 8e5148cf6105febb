"""Who gets in: the file of users, the commands that write it, and the door itself."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from typer.testing import CliRunner

from embeddings.errors import SettingsError
from rag import Archive, Assistant
from tests.serving import served
from ui.chat.launch import launch
from ui.cli.main import app
from ui.users import Users, read_users, write_users

RATNA = Users().having("ratna", "tarif feri naik")


def test_a_password_opens_and_nothing_else_does() -> None:
    assert RATNA.knows("ratna", "tarif feri naik")
    assert not RATNA.knows("ratna", "tarif feri turun")
    assert not RATNA.knows("wira", "tarif feri naik")
    assert not RATNA.knows("", "")


def test_a_file_of_users_holds_no_password_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "users"
    write_users(RATNA.having("wira", "kata sandi lain"), path)
    assert read_users(path).knows("wira", "kata sandi lain")
    assert "sandi" not in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert RATNA.hashes != Users().having("ratna", "tarif feri naik").hashes, "each hash has a salt of its own"


@pytest.mark.parametrize("line", ["ratna", "ratna:", "ratna:a$b", "ratna:???", ":aGVq$aGVq", "a b:aGVq$aGVq"])
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "users").write_text(f"# users\n\n{line}\n", "utf-8")
    with pytest.raises(SettingsError, match="users:3"):
        read_users(tmp_path / "users")


@pytest.mark.parametrize(("name", "password"), [("a:b", "long enough"), ("", "long enough"), ("ratna", "short")])
def test_names_and_passwords_that_cannot_be(name: str, password: str) -> None:
    with pytest.raises(SettingsError):
        Users().having(name, password)


def test_the_commands(tmp_path: Path) -> None:
    path, runner = str(tmp_path / "users"), CliRunner()

    def sitasi(*words: str, said: str = "") -> str:
        return runner.invoke(app, ["users", *words], input=said, catch_exceptions=False).output

    assert "ratna may use the chat" in sitasi("add", path, "ratna", said="tarif feri naik\ntarif feri naik\n")
    assert sitasi("list", path) == "ratna\n"
    assert "may no longer" in sitasi("remove", path, "ratna")
    assert sitasi("list", path) == "There are none.\n"
    with pytest.raises(SettingsError, match="no user 'ratna'"):
        sitasi("remove", path, "ratna")


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("door")
    with Archive.open(folder / "archive") as archive, served(Assistant(archive), users=RATNA) as running:
        yield str(running.local_url)


def status(open_url: Callable[..., object], request: Request | str) -> int:
    try:
        open_url(request, timeout=20)
    except HTTPError as error:
        return error.code
    return 200


def test_who_is_not_let_in_reaches_no_endpoint(door: str) -> None:
    stranger = build_opener(HTTPCookieProcessor())
    for path in ("config", "gradio_api/info", "gradio_api/queue/data?session_hash=x", "gradio_api/call/ask/x"):
        assert status(stranger.open, f"{door}{path}") in (401, 404), path
    json = {"Content-Type": "application/json"}
    ask = Request(f"{door}gradio_api/call/ask", b'{"data": ["Apa?", []]}', json)  # noqa: S310
    assert status(stranger.open, ask) == 401
    wrong = urlencode({"username": "ratna", "password": "tarif feri turun"}).encode()
    assert status(stranger.open, Request(f"{door}login", wrong)) == 400  # noqa: S310
    right = urlencode({"username": "ratna", "password": "tarif feri naik"}).encode()
    assert status(stranger.open, Request(f"{door}login", right)) == 200  # noqa: S310
    assert status(stranger.open, ask) == 200


def test_mcp_is_not_served_beside_users(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive, pytest.raises(SettingsError, match="MCP knows no users"):
        launch(Assistant(archive), host="127.0.0.1", port=0, users=RATNA, mcp=True, blocking=False)
