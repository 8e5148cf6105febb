"""What is answered at addresses, to whoever asks."""

from collections.abc import Iterator

import gradio as gr
import pytest

from rag import Archive, Assistant
from rag.types import Span
from tests.serving import served
from tests.ui.chat.guard.handmade import Asker
from ui.chat.addresses import article_link, is_page, place_at
from ui.chat.conversation import PanelTarget
from ui.chat.owner import BROWSER, owner
from ui.users import Users

WORD = "tarif feri naik"
FERRY = "Berapa tarif feri Sembira?"
HOSTILE = [
    *("/c/", "/a/", "/c/0", "/c/" + "0" * 32, "/c/" + "0" * 33, "/c/" + "g" * 32, "/a/" + "0" * 12, "/a/x" * 9),
    *("/c/%3Cscript%3Ealert(1)%3C/script%3E", "/a/..%2f..%2fetc/passwd", "/a/%00", "/c/%ff", "/a/'%20or%201=1--"),
    "/c/" + "x" * 5_000,
]


@pytest.fixture(scope="module")
def app(archive: Archive) -> Iterator[gr.Blocks]:
    with served(Assistant(archive)) as running:
        yield running


@pytest.fixture
def asker(app: gr.Blocks) -> Asker:
    return Asker(str(app.local_url))


@pytest.fixture(scope="module")
def article(archive: Archive) -> str:
    return next(one.article_id for one in archive.articles() if "feri" in one.text)


def keep(archive: Archive, whose: str | None) -> str:
    assert whose
    return archive.conversations(whose).keep([], title=FERRY).key


def test_the_page_names_a_browser_that_comes_for_the_first_time_and_no_script_reads_that(asker: Asker) -> None:
    first = asker.ask("GET", "/").headers["set-cookie"]
    assert first.startswith(f"{BROWSER}=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(first.split("; "))
    assert asker.ask("GET", "/").headers["set-cookie"] == first
    asker.cookies[BROWSER] = "forged"
    assert asker.ask("GET", "/").headers["set-cookie"] not in (first, first.replace(first[15:37], "forged"))
    assert "set-cookie" not in Asker(asker.address).ask("GET", "/config").headers


def test_a_conversation_opens_for_its_browser_and_is_not_there_for_another(asker: Asker, archive: Archive) -> None:
    asker.ask("GET", "/")
    path = f"/c/{keep(archive, owner(None, asker.cookies[BROWSER]))}"
    page = asker.ask("GET", path)
    assert page.status == 200
    assert '<base href="/" />' in page.body
    assert asker.ask("HEAD", path).status == 200
    other = Asker(asker.address)
    for _ in ("without a name", "with the one that it was given"):
        assert other.ask("GET", path).status == 404
        other.ask("GET", "/")
    assert asker.ask("GET", path + "/").status == 404


@pytest.mark.parametrize("path", HOSTILE)
def test_where_nothing_is_a_page_says_so_in_the_language_of_the_reader(asker: Asker, path: str) -> None:
    english, indonesian = (asker.ask("GET", path, Accept_Language=one) for one in ("en", "id"))
    assert english.status == indonesian.status == 404
    assert "There is nothing here for you" in english.body
    assert "Tidak ada apa-apa di sini" in indonesian.body
    assert '<html lang="id">' in indonesian.body
    assert "alert" not in english.body
    assert english.headers["x-content-type-options"] == "nosniff"
    assert asker.post(path, {}).status in (403, 404, 405)


def test_an_article_opens_for_everybody_by_a_link_on_another_site_too(asker: Asker, article: str) -> None:
    assert asker.ask("GET", f"/a/{article}").status == 200
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert asker.ask("GET", f"/a/{article}", **followed).status == 200
    assert asker.ask("GET", f"/a/{article}", **{**followed, "Sec-Fetch-Mode": "no-cors"}).status == 403


def test_read_only_has_addresses_of_articles_and_names_no_browser(archive: Archive, article: str) -> None:
    with served(Assistant(archive), read_only=True) as app:
        asker = Asker(str(app.local_url), cookies={BROWSER: "x"})
        assert asker.ask("GET", f"/c/{keep(archive, owner(None, 'x'))}").status == 404
        page = asker.ask("GET", f"/a/{article}")
    assert page.status == 200
    assert "set-cookie" not in page.headers


def test_who_is_not_let_in_is_not_told_what_is_there(archive: Archive, article: str) -> None:
    with served(Assistant(archive), users=Users().having("ratna", WORD).having("wira", WORD)) as app:
        stranger, ratna, wira = (Asker(str(app.local_url)) for _ in range(3))
        path = f"/c/{keep(archive, owner('ratna', None))}"
        asked = [stranger.ask("GET", one) for one in (path, f"/c/{'0' * 32}", f"/a/{article}", "/a/000000000000")]
        assert {one.status for one in asked} == {200}
        assert len({one.body for one in asked}) == 1
        assert '"auth_required":true' in asked[0].body
        ratna.log_in("ratna", WORD)
        wira.log_in("wira", WORD)
        assert [one.ask("GET", path).status for one in (ratna, wira)] == [200, 404]
        assert [one.ask("GET", f"/a/{article}").status for one in (ratna, wira)] == [200, 200]
        assert wira.ask("GET", "/a/000000000000").status == 404


def test_the_address_of_a_quotation_names_its_words(archive: Archive) -> None:
    article = next(one for one in archive.articles() if "feri" in one.text)
    start = article.text.index("Kenaikan")
    place = PanelTarget(article, Span(start, start + 20))
    path, fragment = article_link(place).split("#")
    assert path == f"/a/{article.article_id}"
    assert is_page(path)
    assert place_at(article, fragment) == place
    assert place_at(article, f"{start}-{start + 20}") == place
    assert place_at(article, "") == PanelTarget(article)
    assert article_link(PanelTarget(article)) == path


@pytest.mark.parametrize(
    "fragment", ["0-9-000000", "9-9", "9-0", "0-99999999", "-1-4", "1", "1-2-3", "<b>", "1-2-" * 99]
)
def test_a_quotation_that_does_not_stand_there_is_not_made_up(archive: Archive, fragment: str) -> None:
    assert place_at(archive.articles()[0], fragment) is None
