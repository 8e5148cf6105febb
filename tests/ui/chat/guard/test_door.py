"""Who is not let in gets nothing, and who is gets only what is theirs, whatever requests they write."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import gradio as gr
import pytest
from limits import RateLimitItemPerMinute

from rag import Archive, Assistant
from tests.serving import served
from tests.ui.chat.conftest import STORIES
from tests.ui.chat.guard.handmade import Asker
from ui.chat.owner import BROWSER, new_browser
from ui.users import Users

SAID_AT_THE_DOOR = "tarif feri naik"
USERS = Users().having("ratna", SAID_AT_THE_DOOR).having("wira", SAID_AT_THE_DOOR)
FERRY = "Berapa tarif feri Sembira?"
FOR_EVERYBODY = {
    *("/", "/login", "/logout", "/favicon.ico", "/manifest.json", "/robots.txt", "/theme.css", "/gradio_api/theme.css"),
    *("/assets/{path:path}", "/static/{path:path}", "/svelte/{path:path}", "/gradio_api/startup-events"),
}
"""Routes that hold nothing of the archive: the page asks there who one is."""
SECRETS = ("Sembira", "Old Quay", "Palsu", "event_id", "session_hash", 'components":[{')


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("door")
    (folder / "feri.md").write_text(STORIES["feri.md"], encoding="utf-8")
    with Archive.open(folder / "archive") as archive:
        archive.add(folder / "feri.md")
        yield archive


@pytest.fixture(scope="module")
def app(own: Archive) -> Iterator[gr.Blocks]:
    """Serve to two users."""
    with served(Assistant(own), users=USERS) as running:
        yield running


@pytest.fixture(scope="module")
def open_app(own: Archive) -> Iterator[gr.Blocks]:
    """Serve to everybody."""
    with served(Assistant(own)) as running:
        yield running


def routes(app: gr.Blocks) -> Iterator[tuple[str, str]]:
    """Yield every path that the app answers, with each of its methods."""
    for route in app.app.routes:
        for one in getattr(getattr(route, "original_router", None), "routes", [route]):
            for method in getattr(one, "methods", None) or ("GET", "POST"):
                yield method, one.path


def functions(app: gr.Blocks, name: str) -> list[int]:
    """Return the numbers of the handlers of this name."""
    return [number for number, one in app.fns.items() if one.name == name]


def test_every_route_that_gives_or_changes_anything_asks_who_one_is(app: gr.Blocks) -> None:
    stranger, known = Asker(str(app.local_url)), set()
    for method, path in routes(app):
        known.add(path)
        if path in FOR_EVERYBODY:
            continue
        filled = path.replace("{path:path}", "x").replace("{url_path:path}", "x").replace("{path_or_url:path}", "/x")
        filled = filled.replace("{api_name}", "ask").replace("{", "").replace("}", "")
        answer = stranger.ask(method, filled, Content_Type="application/json")
        assert answer.status in (401, 404), (method, path, answer)
        assert method == "HEAD" or answer.detail in ("log in first", "nothing is here")
    assert {"/config", "/gradio_api/queue/join", "/gradio_api/call/{api_name}", "/gradio_api/upload"} <= known
    assert known >= FOR_EVERYBODY
    assert stranger.post("/gradio_api/queue/join", {"fn_index": 0, "data": [FERRY], "session_hash": "x"}).status == 401


@pytest.mark.parametrize("path", ["/", "/?deep_link=x", "/config", "//config", "/./config", "/config/", "/CONFIG"])
def test_what_a_stranger_sees_holds_nothing_of_the_archive(app: gr.Blocks, path: str) -> None:
    answer = Asker(str(app.local_url)).ask("GET", path)
    assert not any(secret in answer.body for secret in SECRETS)
    forged = Asker(str(app.local_url), cookies={f"access-token-{app.app.cookie_id}": "None", "access-token-": "x"})
    assert not any(secret in forged.ask("GET", path).body for secret in SECRETS)


def test_a_password_opens_and_logging_out_closes(app: gr.Blocks) -> None:
    ratna = Asker(str(app.local_url))
    assert ratna.log_in("ratna", "tarif feri turun").status == 400
    assert ratna.ask("GET", "/config").status == 401
    assert ratna.log_in("ratna", SAID_AT_THE_DOOR).status == 200
    assert ratna.ask("GET", "/config").status == 200
    cookies = dict(ratna.cookies)
    ratna.ask("GET", "/logout")
    assert Asker(str(app.local_url), cookies=cookies).ask("GET", "/config").status == 401


def test_passwords_cannot_be_tried_for_long(own: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.chat.guard.rates._LOGINS", RateLimitItemPerMinute(2))
    with served(Assistant(own), users=USERS) as app:
        tried = [Asker(str(app.local_url)).log_in(name, "wrong password") for name in ("ratna", "wira", "ratna")]
        assert [one.status for one in tried] == [400, 400, 429]
        assert Asker(str(app.local_url)).ask("GET", "/").status == 200


def keep_one(app: gr.Blocks, asker: Asker) -> str:
    """Ask a question as the page does, and give the key of the conversation that was kept."""
    assert "Rp42.500" in asker.done(functions(app, "answer")[0], [FERRY, None, None])
    assert '"success":true' in asker.done(functions(app, "keep")[0], [None, None])
    listed = asker.done(functions(app, "look")[0], [None])
    found = re.findall(r'data-talk=\\"(\w+)', listed)
    assert len(found) == 1, listed
    return str(found[0])


def try_all(app: gr.Blocks, asker: Asker, key: str, browser: str | None) -> str:
    """Try to list, open, rename and delete a conversation under the name of a browser; give all that is said."""
    asker.cookies |= {BROWSER: quote(browser or "", safe="")}
    known, about = (
        {"key": key, "title": "x", "changed": "2024-06-12T00:00:00+00:00"},
        {"key": key, "title": "Taken", "query": ""},
    )
    names = ("look", "open", "restore", "rename", "delete")
    return "".join(
        asker.done(number, [known], about)
        for name in dict.fromkeys(names)
        for number in functions(app, name)
        if len(app.fns[number].outputs) != 2  # those of the list of articles
    )


def test_no_user_reaches_what_another_one_asked(app: gr.Blocks) -> None:
    ratna, wira = Asker(str(app.local_url), "of-ratna"), Asker(str(app.local_url), "of-wira")
    ratna.log_in("ratna", SAID_AT_THE_DOOR)
    wira.log_in("wira", SAID_AT_THE_DOOR)
    ratna.cookies[BROWSER] = browser = new_browser()
    key = keep_one(app, ratna)
    for named in (browser, "user ratna", "ratna", None):
        said = try_all(app, wira, key, named)
        assert "Rp42.500" not in said
        assert FERRY not in said
    mine = ratna.done(functions(app, "look")[0], [None])
    assert key in mine
    assert FERRY in mine
    assert "Taken" not in mine


def test_no_browser_reaches_what_another_one_asked(open_app: gr.Blocks) -> None:
    first, second = Asker(str(open_app.local_url), "first"), Asker(str(open_app.local_url), "second")
    first.cookies[BROWSER] = browser = new_browser()
    key = keep_one(open_app, first)
    for named in (new_browser(), "", None, "%", f"browser {browser}", "user ratna"):
        said = try_all(open_app, second, key, named)
        assert "Rp42.500" not in said
        assert FERRY not in said
    mine = first.done(functions(open_app, "look")[0], [None])
    assert key in mine
    assert "Taken" not in mine


def test_the_page_and_not_the_request_says_which_turns_there_are(open_app: gr.Blocks) -> None:
    first, second = Asker(str(open_app.local_url), "its-turns"), Asker(str(open_app.local_url), "no-turns")
    assert "Rp42.500" in first.done(functions(open_app, "answer")[0], [FERRY, None, None])
    place = {"turn": 0, "place": 0}
    (opening, *_) = functions(open_app, "open")
    assert "Rp42.500" in first.done(opening, [None], place)
    for forged in (None, [{"question": FERRY}], "its-turns"):
        assert "Rp42.500" not in second.done(opening, [forged], place)
