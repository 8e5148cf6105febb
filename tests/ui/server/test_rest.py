"""The REST of our own, asked over HTTP: it gives what the commands print."""

import re
from datetime import date
from typing import Any

import pytest

from rag import Archive, Assistant, Filters, Language, Retriever
from rag.serialization.documents import answer_document, article_document, hits_document
from tests.ui.server.serving import Client

FERRY = "Berapa tarif feri Sembira?"


def timeless(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "timings_ms": {}}


def test_search_gives_what_the_command_prints(client: Client, archive: Archive) -> None:
    expected = hits_document(FERRY, Retriever(archive).retrieve(FERRY, top_k=2, explain=True))
    given: dict[str, Any] = {"question": FERRY, "top_k": 2, "explain": True}
    assert client.http.get("/api/search", params=given).json() == expected
    assert client.http.post("/api/search", json=given).json() == expected
    assert len(expected["hits"]) == 2


def test_ask_gives_what_the_command_prints(client: Client, archive: Archive) -> None:
    before = ["When will the bridge at Old Quay open?"]
    answer = answer_document(Assistant(archive).ask("How much did it cost?", before))
    assert answer["rewritten"] == "How much did the bridge at Old Quay cost?"
    given = {"question": "How much did it cost?", "after": before}
    assert timeless(client.http.get("/api/ask", params=given).json()) == timeless(answer)
    assert timeless(client.http.post("/api/ask", json=given).json()) == timeless(answer)


def test_dates_and_publishers_of_a_question_can_be_left_out(client: Client) -> None:
    given = {"question": "Berapa tarif feri Sembira menurut berita sejak 2025?"}
    assert client.http.get("/api/ask", params=given).json()["period"]["since"] == "2025-01-01"
    assert client.http.get("/api/ask", params={**given, "any_date": "true"}).json()["period"] is None


def test_filters_are_those_of_the_commands(client: Client, archive: Archive) -> None:
    filters = Filters(
        since=date(2024, 1, 1),
        until=date(2024, 12, 31),
        publishers=("Kabar Sembira",),
        languages=(Language.INDONESIAN,),
    )
    expected = hits_document("harga", Retriever(archive).retrieve("harga", filters=filters))
    given: dict[str, Any] = {
        "question": "harga",
        "since": "2024-01-01",
        "until": "2024-12-31",
        "publisher": "Kabar Sembira",
        "language": "id",
    }
    assert {hit["publisher"] for hit in expected["hits"]} == {"Kabar Sembira"}
    assert client.http.get("/api/search", params=given).json() == expected
    assert client.http.post("/api/search", json={**given, "language": ["id"]}).json() == expected


def test_articles_are_listed_a_page_at_a_time_and_shown_whole(client: Client, archive: Archive) -> None:
    first = client.http.get("/api/articles", params={"limit": 2}).json()
    rest = client.http.get("/api/articles", params={"limit": 2, "offset": 2}).json()
    ids = [one["article_id"] for one in first["articles"] + rest["articles"]]
    assert ids == [one.article_id for one in archive.articles()]
    assert first["total"] == rest["total"] == 3
    assert first["articles"][0].keys() >= {"title", "publisher", "published", "language", "source", "copies"}
    assert client.http.get("/api/articles", params={"offset": 10**30}).json()["articles"] == []
    assert client.http.get(f"/api/articles/{ids[0]}").json() == article_document(archive.article(ids[0]))
    kabar = client.http.get("/api/articles", params={"publisher": "kabar sembira"}).json()
    assert [one["title"] for one in kabar["articles"]] == ["Tarif feri Sembira naik"]


@pytest.mark.parametrize(
    ("path", "given", "status", "said"),
    [
        ("/api/ask", {}, 422, "question is missing"),
        ("/api/ask", {"question": " "}, 422, "question: it is empty: ask in Indonesian or English"),
        (
            "/api/ask",
            {"question": "x", "since": "2025-13-01"},
            422,
            "since: '2025-13-01' is no date: write one as 2025-12-31",
        ),
        ("/api/ask", {"question": "x", "until": "kemarin"}, 422, "until: 'kemarin' is no date"),
        (
            "/api/search",
            {"question": "x", "since": "2025-02-01", "until": "2025-01-01"},
            422,
            "since 2025-02-01 is after until",
        ),
        ("/api/search", {"question": "x", "language": "de"}, 422, "language.0 should be 'id' or 'en'"),
        ("/api/search", {"question": "x", "top_k": "0"}, 422, "top_k should be greater than or equal to 1"),
        ("/api/search", {"question": "x", "top_k": "101"}, 422, "top_k should be less than or equal to 100"),
        ("/api/search", {"question": "x", "top_k": "nine"}, 422, "top_k should be a valid integer"),
        ("/api/search", {"question": "x", "untill": "2025-01-01"}, 422, "untill is no parameter: see /openapi.json"),
        ("/api/articles", {"limit": "501"}, 422, "limit should be less than"),
        ("/api/articles", {"offset": "-1"}, 422, "offset should be greater than"),
        ("/api/articles/zzz", {}, 404, "there is no article 'zzz': /api/articles lists those there are"),
        ("/api/articles/..%2f..%2fetc%2fpasswd", {}, 404, "nothing is at"),
        ("/api/nothing", {}, 404, "nothing is at /api/nothing: /openapi.json tells what is"),
        ("/api", {}, 404, "nothing is at /api"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    client: Client, path: str, given: dict[str, str], status: int, said: str
) -> None:
    told = client.error("GET", path, params=given)
    assert told[0] == status
    assert told[1].startswith(said)
    if path in ("/api/ask", "/api/search"):
        assert client.error("POST", path, json=given)[0] == status


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"json": {"question": 7}}, 422, "question should be a valid string"),
        ({"json": {"question": ["x"]}}, 422, "question should be a valid string"),
        ({"json": {"question": "x", "since": 20250101}}, 422, "since: '20250101' is no date: write one as 2025-12-31"),
        ({"json": {"question": "x", "after": 7}}, 422, "after should be a valid list"),
        ({"json": ["x"]}, 400, "the request is no JSON object"),
        ({"content": b'{"question": "x"}'}, 415, "send JSON, with Content-Type: application/json"),
        ({"data": {"question": "x"}}, 415, "send JSON, with Content-Type: application/json"),
        ({"content": iter([b"{}"])}, 411, "say how long the request is: Content-Length is missing"),
    ],
)
def test_a_wrong_body_is_told_in_one_line(client: Client, given: dict[str, Any], status: int, said: str) -> None:
    assert client.error("POST", "/api/ask", **given) == (status, said)


def test_a_method_that_is_not_taken_is_told(client: Client) -> None:
    told = client.error("DELETE", "/api/articles")
    assert told == (405, "/api/articles does not take DELETE: /openapi.json tells what it takes")


def test_the_document_and_the_page_name_every_route_and_load_nothing(client: Client) -> None:
    document = client.http.get("/openapi.json").json()
    offered = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert offered == {
        "GET /v1/models",
        "GET /v1/models/{name}",
        "POST /v1/chat/completions",
        "GET /api/search",
        "POST /api/search",
        "GET /api/ask",
        "POST /api/ask",
        "GET /api/articles",
        "GET /api/articles/{article_id}",
    }
    assert "422" not in document["paths"]["/api/ask"]["get"]["responses"], "errors are told in another shape"
    page = client.http.get("/")
    for one in offered:
        assert one in page.text
    assert not re.search(r"https?://|<script|src=|@import|url\(", page.text)
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<td></td><td>" not in page.text.replace("\n", ""), "each parameter is explained"
    assert page.text.count("<td><code>") > 30
