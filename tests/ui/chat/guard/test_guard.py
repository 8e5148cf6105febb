"""What is answered to requests that the page would not make."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import gradio as gr
import pytest
from gradio.utils import get_upload_folder
from limits import RateLimitItemPerMinute

from rag import Archive, Assistant, Settings
from tests.serving import served
from tests.ui.chat.guard.handmade import Asker
from ui.chat.guard import MOST_UPLOADED
from ui.guard import is_loopback

CALL = "/gradio_api/call/search"
QUESTION = {"data": ["tarif feri", 1]}


@pytest.fixture(scope="module")
def app(archive: Archive) -> Iterator[gr.Blocks]:
    with served(Assistant(archive)) as running:
        yield running


@pytest.fixture
def asker(app: gr.Blocks) -> Asker:
    return Asker(str(app.local_url))


def function(app: gr.Blocks, name: str) -> int:
    """Return the number of the first handler of this name."""
    return next(number for number, one in app.fns.items() if one.name == name)


def file(path: str) -> dict[str, object]:
    """Name a file as the page names what was uploaded."""
    return {"path": path, "meta": {"_type": "gradio.FileData"}}


def test_the_chat_is_for_this_machine_alone_unless_told_otherwise() -> None:
    assert Settings().host == "127.0.0.1"
    assert is_loopback("::1")
    assert not is_loopback("::")


def test_every_answer_says_what_a_browser_may_do_with_it(asker: Asker) -> None:
    for answer in (asker.ask("GET", "/"), asker.ask("GET", "/theme.css"), asker.ask("GET", "/nowhere")):
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'self'"
        assert "connect-src" not in policy, "as default-src has it"
        assert policy["object-src"] == "'none'"
        assert policy["frame-ancestors"] == policy["form-action"] == "'self'"
        assert not any("//" in sources or "*" in sources for sources in policy.values())
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", "[::", "", "10.0.0.1"])
def test_a_name_that_only_leads_here_is_not_answered(asker: Asker, host: str) -> None:
    answer = asker.ask("GET", "/config", Host=host)
    assert (answer.status, answer.detail) == (421, f"{host!r} is no name of this machine: ask 127.0.0.1 or localhost")
    assert asker.ask("GET", "/config", Host="localhost:7860").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_another_site_lets_no_browser_ask(asker: Asker, headers: dict[str, str]) -> None:
    assert asker.post(CALL, QUESTION, **headers).status == 403
    assert asker.ask("GET", "/config", **headers).status == 403
    link = {**headers, "Sec-Fetch-Mode": "navigate"}
    assert asker.ask("GET", "/", **link).status == 200
    assert asker.ask("GET", "/logout", **link).status == 403


def test_a_proxy_on_this_machine_may_pass_on_the_pages_requests(asker: Asker) -> None:
    outer = {"Origin": "http://chat.example", "X-Forwarded-Host": "chat.example"}
    assert asker.post(CALL, QUESTION, **outer).status == 200
    assert asker.post(CALL, QUESTION, **{**outer, "Origin": "http://evil.example"}).status == 403
    assert asker.post(CALL, QUESTION, **outer, Host="chat.example").status == 421


def test_the_page_itself_and_programs_may_ask(asker: Asker, app: gr.Blocks) -> None:
    assert asker.post(CALL, QUESTION).status == 200
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"}
    assert asker.post(CALL, QUESTION, **own).status == 200
    assert asker.post(CALL, QUESTION, Origin=str(app.local_url).rstrip("/")).status == 200


@pytest.mark.parametrize("path", [CALL, "/gradio_api/queue/join", "/login", "/gradio_api/cancel"])
def test_too_much_at_once_is_refused_before_it_is_read(asker: Asker, path: str) -> None:
    answer = asker.ask("POST", path, Content_Length="6000001")
    assert answer.status == 413
    assert "6000001 bytes, more than 6,000,000" in answer.detail
    assert asker.ask("POST", path, Content_Length="-1").status in (400, 413)


def test_files_may_be_longer_and_every_length_is_told(asker: Asker) -> None:
    upload = "/gradio_api/upload"
    assert asker.ask("POST", upload, Content_Length=str(MOST_UPLOADED + 1)).status == 413
    assert asker.ask("POST", CALL, Transfer_Encoding="chunked").status == 411
    assert len(json.loads(asker.upload("long.txt", "x" * 6_000_001).body)) == 1


@pytest.mark.slow
def test_who_asks_too_often_is_told_when_to_come_back(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.chat.guard.rates.ASKED", RateLimitItemPerMinute(5))
    with served(Assistant(archive)) as app:
        asker = Asker(str(app.local_url))
        answers = [asker.ask("GET", "/config") for _ in range(6)]
        assert {answer.status for answer in answers[:-3]} == {200}, "Gradio asked for itself when it started"
        assert answers[-1].status == 429
        assert 0 < int(answers[-1].headers["retry-after"]) <= 60
        assert answers[-1].detail == f"too many requests: ask again in {answers[-1].headers['retry-after']} seconds"
        assert asker.post(CALL, QUESTION).status == 429
        assert asker.ask("GET", "/theme.css").status == 200


def test_no_file_of_the_machine_is_given_out(asker: Asker, archive: Archive) -> None:
    inside = get_upload_folder()
    database = str(archive.folder / "archive.db")
    assert Path(database).is_file()
    up = "/".join([".."] * 12)
    for path in (
        "/etc/passwd",
        database,
        quote(database, safe=""),
        f"{inside}/{up}{database}",
        f"{inside}/{up.replace('/', '%2f')}{quote(database, safe='')}",
        f"{inside}/{up.replace('.', '%2e')}/etc/passwd",
        f"//{database}",
        "file:///etc/passwd",
        "http://outside.example/x",
        "%68ttps://outside.example/x",
        f"{inside}",
        f"{database}%00.txt",
        str(Path("pyproject.toml").resolve()),
    ):
        for route in ("file=", "file/", "proxy=", "stream/", "deep_link?session_hash="):
            answer = asker.ask("GET", f"/gradio_api/{route}{path}")
            assert answer.status in (400, 403, 404), (route, path)
            assert "root:" not in answer.body
            assert "SQLite" not in answer.body
    for route in ("static", "assets", "svelte"):
        assert asker.ask("GET", f"/{route}/{up}/etc/passwd").status in (403, 404)
        assert asker.ask("GET", f"/{route}/{up.replace('/', '%2f')}%2fetc%2fpasswd").status in (403, 404)


def test_an_upload_cannot_leave_its_folder(asker: Asker) -> None:
    for name in ("../../x.txt", "..%2f..%2fx.txt", "/etc/x.txt", "..\\..\\x.txt", "..", ".", "", "x" * 300 + ".txt"):
        answer = asker.upload(name, "Harbour seven was opened.")
        if answer.status == 200:
            (path,) = json.loads(answer.body)
            assert Path(path).resolve().is_relative_to(Path(get_upload_folder()).resolve())
    assert not Path(get_upload_folder(), "x.txt").exists()


@pytest.mark.parametrize("path", ["/etc/hostname", "/etc/../etc/hostname", "http://outside.example/x.txt"])
def test_nothing_but_what_was_uploaded_is_added(asker: Asker, app: gr.Blocks, archive: Archive, path: str) -> None:
    before = archive.info().articles
    for name, data in (("upload", [[file(path)], None, None]), ("add", [file(path)]), ("search", [file(path), None])):
        said = asker.done(function(app, name), data)
        assert '"success":false' in said, said
        assert "process_completed" in said
    assert archive.info().articles == before
    assert not (archive.folder / "uploads" / "hostname").exists()
    assert not (archive.folder / "questions").exists()


def test_read_only_takes_no_file(archive: Archive) -> None:
    with served(Assistant(archive), read_only=True) as app:
        assert Asker(str(app.local_url)).upload("x.txt", "Harbour seven was opened.").status == 404
