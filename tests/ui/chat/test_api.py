"""The two endpoints, asked as programs ask them: with gradio_client, and with nothing but HTTP."""

import json
from collections.abc import Callable
from urllib.request import Request, urlopen

import pytest
from gradio_client import Client

from rag import Archive, Assistant

FERRY = "Berapa tarif feri Sembira?"


@pytest.fixture(scope="module")
def address(archive: Archive, serve: Callable[[Archive], str]) -> str:
    return serve(archive)


def test_the_client_asks_and_searches(address: str, archive: Archive) -> None:
    client = Client(address, verbose=False)
    expected = Assistant(archive).ask(FERRY)
    answer = client.predict(question=FERRY, api_name="/ask")
    assert answer["answered"] is True
    assert [one["quote"] for one in answer["citations"]] == [one.quote for one in expected.citations]
    follow_up = client.predict("How much did it cost?", ["When will the bridge at Old Quay open?"], api_name="/ask")
    assert follow_up["rewritten"] == "How much did the bridge at Old Quay cost?"
    found = client.predict(question=FERRY, top_k=2, api_name="/search")
    assert [hit["rank"] for hit in found["hits"]] == [1, 2]
    assert len(client.predict(question=FERRY, top_k=-5, api_name="/search")["hits"]) == 1


def test_nothing_else_is_offered_and_each_says_what_it_takes(address: str) -> None:
    offered = Client(address, verbose=False).view_api(return_format="dict", print_info=False)
    assert set(offered["named_endpoints"]) == {"/ask", "/search"}
    assert offered["unnamed_endpoints"] == {}


def test_plain_http_is_enough(address: str) -> None:
    body = json.dumps({"data": [FERRY, []]}).encode()
    call = Request(f"{address}gradio_api/call/ask", body, {"Content-Type": "application/json"})  # noqa: S310
    with urlopen(call, timeout=30) as reply:  # noqa: S310
        event = json.load(reply)["event_id"]
    with urlopen(f"{address}gradio_api/call/ask/{event}", timeout=30) as stream:  # noqa: S310
        lines = stream.read().decode().splitlines()
    data = next(line.removeprefix("data: ") for line in lines if line.startswith("data: ["))
    assert json.loads(data)[0]["question"] == FERRY
