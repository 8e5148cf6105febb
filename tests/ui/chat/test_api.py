"""The two endpoints, asked as programs ask them: with gradio_client, with nothing but HTTP, and over MCP."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import anyio
import pytest
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client

from embeddings.errors import SettingsError
from rag import Archive, Assistant
from tests.serving import served
from tests.ui.chat.browsing import Serve
from ui.chat.launch import launch

FERRY = "Berapa tarif feri Sembira?"


@pytest.fixture(scope="module")
def address(archive: Archive, serve: Serve) -> str:
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


def test_the_example_of_the_docs_runs_as_it_stands(address: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "chat.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    names: dict[str, Any] = {}
    exec(compile(example.replace("http://127.0.0.1:7860", address), "docs/chat.md", "exec"), names)  # noqa: S102  # it is what a reader would paste
    assert names["answer"]["question"] == "Is Xiaomi partnering with Ford?"
    assert names["hits"]["hits"][0]["rank"] == 1


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


@pytest.mark.slow
def test_both_are_tools_over_mcp(archive: Archive) -> None:
    async def use(address: str) -> tuple[dict[str, str], str]:
        async with streamablehttp_client(address) as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            offered = {tool.name: tool.description or "" for tool in (await session.list_tools()).tools}
            asked = await session.call_tool("ask", {"question": FERRY, "after": []})
            return offered, str(asked.content[0].model_dump()["text"])

    with served(Assistant(archive), mcp=True) as app:
        offered, said = anyio.run(use, f"{app.local_url}gradio_api/mcp/")
    assert set(offered) == {"ask", "search"}
    assert "quotations" in offered["ask"]
    assert "Rp42.500" in said


def test_without_its_package_the_mcp_server_is_refused_in_one_line(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.chat.launch.find_spec", lambda _name: None)
    with pytest.raises(SettingsError, match=r"sitasi\[mcp\]"):
        launch(Assistant(archive), host="127.0.0.1", port=0, mcp=True, blocking=False)
