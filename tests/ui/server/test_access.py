"""Who is let in: with a key, from which pages, under which names, how often."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import openai
import pytest

from embeddings.errors import SettingsError
from rag import Archive, Assistant, Secret
from tests.ui.server.serving import Client, question, served
from ui.server.access import Access
from ui.server.launch import serve

KEY = "kunci-arsip-7"


def test_other_machines_are_not_let_in_without_a_key_unless_told(archive: Archive) -> None:
    for host in ("0.0.0.0", "::", "example.org"):  # noqa: S104 - they are what is refused
        with pytest.raises(SettingsError, match="lets other machines ask: give an --api-key, or say --without-key"):
            serve(Assistant(archive), host=host, port=0, access=Access(), blocking=False)
    with served(Assistant(archive), host="0.0.0.0", access=Access(without_key=True)) as client:  # noqa: S104
        assert client.http.get("/v1/models").status_code == 200


@pytest.mark.parametrize("key", ["short", "with space in it", "kunci-é-arsip", "tab\tin-the-key", ""])
def test_a_key_that_cannot_be_sent_is_refused(key: str) -> None:
    with pytest.raises(SettingsError, match="an API key cannot be used") as error:
        Access([Secret(key)])
    assert not key or key not in str(error.value)


def test_a_port_that_is_taken_is_told(archive: Archive, client: Client) -> None:
    port = int(client.address.rpartition(":")[2])
    with pytest.raises(SettingsError, match=f"port {port} is in use: choose another with --port"):
        serve(Assistant(archive), host="127.0.0.1", port=port, access=Access(), blocking=False)


def test_only_who_shows_a_key_gets_anything_of_the_archive(archive: Archive) -> None:
    other = "kunci-kedua-8"
    with served(Assistant(archive), access=Access([Secret(KEY), Secret(other)]), key=KEY) as client:
        assert client.openai.models.list().data[0].id == "sitasi"
        assert client.http.get("/api/articles", headers={"Authorization": f"bearer {other}"}).status_code == 200
        for shown in (
            {},
            {"Authorization": KEY},
            {"Authorization": f"Basic {KEY}"},
            {"Authorization": f"Bearer {KEY}x"},
        ):
            for method, path in (
                ("GET", "/v1/models"),
                ("POST", "/v1/chat/completions"),
                ("GET", "/api/search"),
                ("POST", "/api/ask"),
                ("GET", "/api/articles"),
                ("GET", "/api/articles/x"),
                ("GET", "/api/nothing"),
            ):
                told = client.error(method, path, headers=shown)
                assert told == (401, "the key is missing or wrong: send Authorization: Bearer KEY")
        answer = client.http.get("/v1/models", headers={b"Authorization": b"Bearer \xff"})
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert client.http.get("/").status_code == client.http.get("/openapi.json").status_code == 200
        with pytest.raises(openai.AuthenticationError):
            client.openai.with_options(api_key="wrong-key-9").models.list()
        proxied = {"Authorization": f"Bearer {KEY}", "Host": "arsip.example"}
        assert client.http.get("/v1/models", headers=proxied).status_code == 200, "a proxy passes on its name"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "[::"])
def test_a_name_that_only_leads_here_is_not_answered(client: Client, host: str) -> None:
    told = client.error("GET", "/v1/models", headers={"Host": host})
    assert told == (421, f"{host!r} is no name of this machine: ask 127.0.0.1 or localhost")


def test_another_site_lets_no_browser_ask(client: Client) -> None:
    asked = {"model": "sitasi", "messages": question("Berapa tarif feri Sembira?")}
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        for path in ("/v1/chat/completions", "/api/ask"):
            assert client.error("POST", path, json=asked, headers=headers)[0] == 403
    preflight = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = client.http.options("/v1/chat/completions", headers=preflight)
    assert answer.status_code == 403
    assert not any(name.startswith("access-control") for name in answer.headers)


def test_pages_of_origins_that_are_named_may_ask(archive: Archive) -> None:
    access = Access([Secret(KEY)], origins=["https://chat.example"])
    with served(Assistant(archive), access=access) as client:
        told = {"Origin": "https://chat.example", "Sec-Fetch-Site": "cross-site"}
        asks = {**told, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
        preflight = client.http.options("/v1/chat/completions", headers=asks)
        assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (
            200,
            "https://chat.example",
        )
        answer = client.http.get("/v1/models", headers={**told, "Authorization": f"Bearer {KEY}"})
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "https://chat.example")
        refused = client.http.get("/v1/models", headers=told)
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://chat.example")
        other = {**told, "Origin": "https://evil.example", "Authorization": f"Bearer {KEY}"}
        assert client.http.get("/v1/models", headers=other).status_code == 403


@pytest.mark.parametrize("origin", ["*", "chat.example", "https://chat.example/", "https://[", ""])
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(SettingsError, match="is no origin of pages: give one such as"):
        Access(origins=[origin])


def test_who_asks_more_often_than_the_limit_is_told_when_to_come_back(archive: Archive) -> None:
    with served(Assistant(archive), access=Access(per_minute=5)) as client, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: client.http.get("/v1/models"), range(8)))
        refused = [one for one in answers if one.status_code == 429]
        assert len(refused) == 3
        assert 0 < int(refused[0].headers["retry-after"]) <= 60
        assert refused[0].json()["error"]["code"] == "rate_limit_exceeded"
        assert client.error("GET", "/api/articles")[0] == 429


def test_every_answer_says_what_a_browser_may_do_with_it(client: Client) -> None:
    for path in ("/", "/v1/models", "/nowhere"):
        headers = client.http.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers


def test_the_address_of_version_six_is_served(archive: Archive) -> None:
    running = serve(Assistant(archive), host="::1", port=0, access=Access(), blocking=False)
    try:
        assert running.address.startswith("http://[::1]:")
        assert httpx.get(f"{running.address}/v1/models", timeout=30).status_code == 200
    finally:
        running.close()
