"""The archive as a model, asked by the real OpenAI client, and as chat programs ask it."""

import json
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import escape, unescape
from time import sleep
from typing import Any

import httpx
import openai
import pytest
from markdown_it import MarkdownIt

from rag import Archive, Assistant, Trace, Verdict
from tests.endpoint import ScriptedModel
from tests.ui.server.conftest import HOSTILE_SENTENCE
from tests.ui.server.serving import Client, question, served
from ui.markdown import escaped
from ui.server.markdown import written

FERRY = "Berapa tarif feri Sembira?"
TOLL = "Will the bridge at Old Quay carry a toll?"
CHAT = "/v1/chat/completions"


def events(client: Client, **asked: Any) -> list[Any]:
    """Return what streams, as it is written on the wire."""
    given = {"model": "sitasi", "messages": question(FERRY), "stream": True, **asked}
    with client.http.stream("POST", CHAT, json=given) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        body = "".join(answer.iter_text())
    assert body.endswith("data: [DONE]\n\n")
    return [
        json.loads(one.removeprefix("data: ")) for one in body.removesuffix("data: [DONE]\n\n").split("\n\n") if one
    ]


def test_the_archive_is_the_only_model(client: Client) -> None:
    (model,) = client.openai.models.list().data
    assert (model.id, model.object, model.owned_by) == ("sitasi", "model", "sitasi")
    assert client.openai.models.retrieve("sitasi").id == "sitasi"
    with pytest.raises(openai.NotFoundError, match="the only one is 'sitasi'"):
        client.openai.models.retrieve("gpt/5")


def test_an_answer_cites_in_its_text_and_by_annotations(client: Client, archive: Archive) -> None:
    completion = client.openai.chat.completions.create(model="sitasi", messages=question(FERRY))
    (choice,) = completion.choices
    content = choice.message.content or ""
    quoted = Assistant(archive).ask(FERRY).citations[0]
    assert (choice.finish_reason, choice.message.role, choice.message.refusal) == ("stop", "assistant", None)
    assert f"> {quoted.quote.removesuffix('.')} [1]." in content
    assert content.endswith(
        "**Sumber**\n\n- [1] [Tarif feri Sembira naik](https://kabar-sembira.example/feri%5F%28baru%29)"
        " · Kabar Sembira · 12 Juni 2024 · bahasa Indonesia"
    )
    cited = [one.url_citation for one in choice.message.annotations or []]
    assert [content[one.start_index : one.end_index] for one in cited] == ["[1]"] * content.split("**Sumber**")[
        0
    ].count("[1]")
    assert {(one.url, one.title) for one in cited} == {
        ("https://kabar-sembira.example/feri_(baru)", "Tarif feri Sembira naik")
    }
    assert completion.usage
    assert completion.usage.total_tokens == 0


def test_what_is_not_on_the_web_is_cited_by_its_address_here(client: Client) -> None:
    completion = client.openai.chat.completions.create(model="sitasi", messages=question(TOLL))
    message = completion.choices[0].message
    assert (message.content or "").startswith("**No**: your articles say otherwise.\n\n> The city denied")
    url = (message.annotations or [])[0].url_citation.url
    assert url.startswith(f"{client.address}/api/articles/")
    assert "carry a toll" in client.http.get(url).json()["text"]
    assert "/stories/" not in (message.content or ""), "no path of the server is told"


def test_what_was_asked_before_makes_a_follow_up_whole(client: Client) -> None:
    asked = question("When will the bridge at Old Quay open?", "On 14 March [1].", "How much did it cost?")
    parts = [{"type": "text", "text": "How much"}, {"type": "text", "text": "did it cost?"}]
    for last in (asked[-1]["content"], parts):
        told = [{"role": "system", "content": "Be brief."}, *asked[:-1], {"role": "user", "content": last}]
        content = client.openai.chat.completions.create(model="sitasi", messages=told).choices[0].message.content or ""
        assert content.startswith("*Asked as: How much did the bridge at Old Quay cost?*\n\n")
        assert "cost \\$36 million" in content


def test_a_refusal_is_an_answer_in_the_language_of_the_question(client: Client) -> None:
    asked = question("Siapa penemu mikroskop elektron?")
    choice = client.openai.chat.completions.create(model="sitasi", messages=asked).choices[0]
    assert (choice.message.content or "").startswith("Artikel Anda tidak menyebutkannya")
    assert choice.finish_reason == "stop"
    assert choice.message.annotations == []


def test_a_stream_begins_with_the_role_and_adds_up_to_the_whole(client: Client) -> None:
    whole = client.openai.chat.completions.create(model="sitasi", messages=question(FERRY)).choices[0].message
    chunks = list(client.openai.chat.completions.create(model="sitasi", messages=question(FERRY), stream=True))
    deltas = [chunk.choices[0].delta for chunk in chunks]
    assert (deltas[0].role, deltas[0].content) == ("assistant", "")
    assert {one.role for one in deltas[1:]} == {None}
    assert "".join(one.content or "" for one in deltas) == whole.content
    assert len([one for one in deltas if one.content]) > 2, "it comes piece by piece"
    assert deltas[-2].annotations == [one.model_dump() for one in whole.annotations or []]  # type: ignore[attr-defined]
    assert [chunk.choices[0].finish_reason for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    assert len({(chunk.id, chunk.created, chunk.model) for chunk in chunks}) == 1


def test_usage_streams_last_where_it_is_asked_for(client: Client) -> None:
    *_, end, usage = events(client, stream_options={"include_usage": True})
    assert end["choices"][0]["finish_reason"] == "stop"
    assert usage["choices"] == []
    assert usage["usage"] == {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    assert all("usage" not in one for one in events(client))


def test_a_language_models_words_stream_behind_the_quotations(archive: Archive, model: ScriptedModel) -> None:
    model.says("Tarif feri Sembira naik menjadi Rp42.500 [1]. Tarif itu turun di Jakarta [1].")
    settings = replace(archive.settings, llm=model.llm())
    with served(Assistant(archive, settings=settings)) as client:
        streamed = "".join(one["choices"][0]["delta"].get("content") or "" for one in events(client))
        completion = client.openai.chat.completions.create(model="sitasi", messages=question(FERRY))
        assert streamed == completion.choices[0].message.content
    quoted, told = streamed.split("**Dalam kata-kata scripted**")
    assert "> Tarif feri Sembira naik" in quoted
    assert told.strip().startswith("Tarif feri Sembira naik menjadi Rp42.500 [")
    assert "Jakarta [2]. *(tidak terkonfirmasi oleh sumbernya)*" in told
    assert "**Sumber**" in told


def test_a_hostile_article_is_shown_as_text(client: Client, archive: Archive) -> None:
    asked = "Apa yang dibuka wali kota Palsu?"
    quoted = Assistant(archive).ask(asked)
    assert "taman" in quoted.text
    content = client.openai.chat.completions.create(model="sitasi", messages=question(asked)).choices[0].message.content
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(content or "")
    for tag in ("<img", "<b>", "<script", "<a ", "<em>s", "<code", "<del", "<s>", "<table", "<h1", "<ol"):
        assert tag not in shown, shown
    assert HOSTILE_SENTENCE.removesuffix(".") in unescape(shown)
    assert "$" not in (content or "").replace("\\$", "")


def test_what_open_webui_sends_is_answered(client: Client) -> None:
    """It lists models, streams with options of its own, and has models write titles, tags and searches."""
    assert client.http.get("/v1/models", headers={"Authorization": "Bearer none"}).json()["data"][0]["id"] == "sitasi"
    extras = {"temperature": 0.7, "max_tokens": 50, "user": "ratna", "metadata": {"chat_id": "1"}, "tools": []}
    first, *_, last = events(client, **extras, stream_options={"include_usage": False})
    assert first["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert last["choices"][0] == {"index": 0, "delta": {}, "logprobs": None, "finish_reason": "stop"}
    history = f"<chat_history>\nUSER: {FERRY}\nASSISTANT: > Rp42.500 [1].\n</chat_history>"
    for told in (
        "### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Output:\n"
        'JSON format: { "title": "your concise title here" }\n### Chat History:\n' + history,
        "### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history. " * 20 + history,
    ):
        completion = client.openai.chat.completions.create(
            model="sitasi", messages=question(told), max_completion_tokens=1000
        )
        assert completion.choices[0].message.content


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({"model": "gpt-5"}, 404, "there is no model 'gpt-5': the only one is 'sitasi'"),
        ({"model": None}, 400, "model should be a valid string"),
        ({"messages": []}, 400, "messages holds no question: send one of the role user"),
        ({"messages": [{"role": "system", "content": "x"}]}, 400, "messages holds no question"),
        ({"messages": question(" \n")}, 400, "the last question is empty: ask in Indonesian or English"),
        ({"messages": question("x", "y", "")}, 400, "the last question is empty"),
        ({"messages": "Siapa?"}, 400, "messages should be a valid list"),
        ({"messages": [{"role": "boss", "content": "x"}]}, 400, "messages.0.role should be 'system', "),
        ({"messages": [{"role": "user", "content": 7}]}, 400, "messages.0.content: give text, or a list of parts"),
        ({"messages": [{"role": "user", "content": ["x"]}]}, 400, "messages.0.content.0 should be"),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
            400,
            "a message holds image_url, and only",
        ),
        ({"stream": "yes"}, 400, "stream should be a valid boolean"),
        ({"n": 3}, 400, "n is 3: there is one answer to a question"),
        ({"response_format": {"type": "json_object"}}, 400, "response_format json_object is not written: leave it out"),
        ({"tool_choice": "required"}, 400, "no tools are called: leave tool_choice out"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(client: Client, asked: Any, status: int, said: str) -> None:
    for stream in ({}, {"stream": True}):
        given = {"model": "sitasi", "messages": question(FERRY), **stream, **asked}
        told = client.error("POST", CHAT, json=given)
        assert told[0] == status
        assert told[1].startswith(said)
    assert client.http.post(CHAT, json={"model": "gpt-5", "messages": []}).json()["error"]["code"] == "model_not_found"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"{", 400, "the request is no JSON object (Expecting property name enclosed in double quotes at 1)"),
        (b"[" * 100_000, 400, "the request is no JSON that can be read"),
        (b"\xff\xfe{", 400, "the request is no JSON that can be read"),
        (b"[]", 400, "the request is no JSON object"),
        (b"null", 400, "the request is no JSON object"),
        (b"", 400, "the request is empty: send a JSON object"),
        (b'{"model": "sitasi", "n": ' + b"9" * 5_000 + b"}", 400, "the request is no JSON"),
    ],
)
def test_what_is_no_json_is_told_in_one_line(client: Client, body: bytes, status: int, said: str) -> None:
    told = client.error("POST", CHAT, content=body, headers={"Content-Type": "application/json"})
    assert told[0] == status
    assert told[1].startswith(said)


def test_odd_characters_and_long_texts_are_answered(client: Client) -> None:
    for odd in ("\ud800 tarif feri?", "\0", "\u202e?", "{{7*7}}", "'; DROP TABLE articles; --", "?" * 50_000):
        given = json.dumps({"model": "sitasi", "messages": question(odd, odd, odd)})
        answer = client.http.post(CHAT, content=given, headers={"Content-Type": "application/json"})
        assert answer.status_code == 200, odd
        assert answer.json()["choices"][0]["message"]["content"]
    long = json.dumps({"model": "sitasi", "messages": question("x" * 6_000_001)})
    told = client.error("POST", CHAT, content=long, headers={"Content-Type": "application/json"})
    assert told == (413, f"the request has {len(long)} bytes, more than 6,000,000: send less at once")


def test_many_ask_at_once_and_each_gets_their_own_answer(client: Client, archive: Archive) -> None:
    questions = [FERRY, TOLL, "How much did the bridge at Old Quay cost?", "Siapa penemu mikroskop elektron?"] * 4
    assistant = Assistant(archive)
    expected = [written(assistant.ask(one)) for one in questions]

    def ask(numbered: tuple[int, str]) -> str:
        number, one = numbered
        if number % 2:
            streamed = events(client, messages=question(one))
            return "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in streamed)
        completion = client.openai.chat.completions.create(model="sitasi", messages=question(one))
        return completion.choices[0].message.content or ""

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, enumerate(questions))) == expected


class EndlessAssistant(Assistant):
    """Answers, and gives the answer again and again until nobody waits for it."""

    def __init__(self, archive: Archive) -> None:
        super().__init__(archive)
        self.begun = threading.Event()
        self.closed = threading.Event()

    def _traces(self, *given: Any, **named: Any) -> Generator[Trace, None, None]:
        *_, trace = super()._traces(*given, **named)
        try:
            while True:
                yield trace
                self.begun.set()
                sleep(0.02)
        finally:
            self.closed.set()


@pytest.mark.parametrize("asked", [{"stream": True}, {"stream": False}])
def test_a_client_that_goes_away_stops_the_work(archive: Archive, asked: dict[str, bool]) -> None:
    assistant = EndlessAssistant(archive)
    with served(assistant) as client:
        given = {"model": "sitasi", "messages": question(FERRY), **asked}
        with pytest.raises(httpx.ReadTimeout):
            client.http.post(CHAT, json=given, timeout=httpx.Timeout(60, read=2))
        assert assistant.begun.is_set()
        assert assistant.closed.wait(10)


def test_who_comes_when_too_many_wait_is_told_to_come_back(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.server.work.at_once", lambda _settings: 1)
    monkeypatch.setattr("ui.server.work.MOST_WAITING", 0)
    inside, free = threading.Event(), threading.Event()

    class HeldAssistant(Assistant):
        def _traces(self, *given: Any, **named: Any) -> Any:
            inside.set()
            free.wait(30)
            return super()._traces(*given, **named)

    with served(HeldAssistant(archive)) as client, ThreadPoolExecutor(1) as threads:
        first = threads.submit(client.http.post, CHAT, json={"model": "sitasi", "messages": question(FERRY)})
        assert inside.wait(30)
        answer = client.http.post(CHAT, json={"model": "sitasi", "messages": question(FERRY)})
        assert answer.status_code == 503
        assert answer.json()["error"]["message"] == "many are asking just now: ask again in a moment"
        assert answer.headers["retry-after"] == "5"
        free.set()
        assert first.result().status_code == 200


def test_what_fails_unexpectedly_is_told_without_its_details(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    class BrokenAssistant(Assistant):
        def _traces(self, *_given: Any, **_named: Any) -> Any:
            raise ZeroDivisionError("the secret of the machine")

    with served(BrokenAssistant(archive)) as client:
        for stream in (True, False):
            given = {"model": "sitasi", "messages": question(FERRY), "stream": stream}
            told = client.error("POST", CHAT, json=given)
            assert told == (500, "this could not be answered: the log of the server says why")
        assert client.error("GET", "/api/ask", params={"question": FERRY})[0] == 500
    assert "the secret of the machine" in caplog.text


@pytest.mark.parametrize(
    "text", ["# x", "- x", "+ x", "> x", "1. x", "12) x", "=== x", "---", "* x", "    x", "```", "[x]: y"]
)
def test_what_would_begin_a_block_is_shown_as_it_is(text: str) -> None:
    assert MarkdownIt("commonmark").render(escaped(text)) == f"<p>{escape(text.strip())}</p>\n"


def test_every_beginning_of_an_answer_is_one_of_the_whole(archive: Archive) -> None:
    asked = (TOLL, FERRY, "How many articles are there?", "When does the bridge open and what does it cost?", "x")
    for one in asked:
        answer = Assistant(archive).ask(one)
        assert written(answer).startswith(written(answer, ended=False))
    assert Assistant(archive).ask(TOLL).verdict is Verdict.NO
