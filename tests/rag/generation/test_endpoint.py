"""Whatever an endpoint does, its reader gets pieces or one known failure; through the real client and a real server."""

from contextlib import closing

import pytest

from embeddings.errors import EndpointError
from rag.generation.endpoint import Endpoint, PromptMessage
from rag.settings import ReplyFormat, Secret
from rag.types import Failure
from tests.endpoint import Reply, ScriptedModel

ASKED = [PromptMessage("system", "Be brief."), PromptMessage("user", "Berapa tarif feri?")]


SCHEMA = {"type": "object"}


def failure(model: ScriptedModel, *, said: str | None = None, **fields: object) -> Failure:
    """Return the failure that ends a reply, and check what came before it."""
    pieces: list[str] = []
    with pytest.raises(EndpointError) as error:
        pieces.extend(Endpoint(model.llm(**fields)).stream(ASKED))
    assert said is None or "".join(pieces).strip() == said
    assert "\n" not in str(error.value)
    return Failure(error.value.failure)


def test_pieces_come_as_they_are_sent(model: ScriptedModel) -> None:
    model.says("Tarif feri naik [1].")
    assert "".join(Endpoint(model.llm()).stream(ASKED)).strip() == "Tarif feri naik [1]."
    assert model.requests[-1]["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Berapa tarif feri?"},
    ]
    assert (model.requests[-1]["model"], model.requests[-1]["stream"]) == ("scripted", True)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(status=429, headers={"Retry-After": "60"}), Failure.RATE_LIMITED),
        (Reply(status=401), Failure.KEY_REFUSED),
        (Reply(status=403), Failure.KEY_REFUSED),
        (Reply(status=404), Failure.MODEL_MISSING),
        (Reply(status=500), Failure.REJECTED),
        (Reply(status=503, raw=b"<html>busy</html>"), Failure.REJECTED),
        (Reply(status=307, headers={"Location": "http://outside.example/v1"}), Failure.REJECTED),
        (Reply(""), Failure.EMPTY),
        (Reply(raw=b"", headers={"Content-Type": "text/event-stream"}), Failure.EMPTY),
        (Reply(raw=b"data: {not json}\n\n", headers={"Content-Type": "text/event-stream"}), Failure.UNREADABLE),
        (Reply(raw=b'data: {"foo": 1}\n\n', headers={"Content-Type": "text/event-stream"}), Failure.UNREADABLE),
        (Reply(raw=b'data: {"choices": 7}\n\n', headers={"Content-Type": "text/event-stream"}), Failure.UNREADABLE),
        (Reply(raw=b"data: [1, 2]\n\n", headers={"Content-Type": "text/event-stream"}), Failure.UNREADABLE),
        (
            Reply(
                raw=b'data: {"choices": [{"delta": {"content": ["a"]}}]}\n\n',
                headers={"Content-Type": "text/event-stream"},
            ),
            Failure.UNREADABLE,
        ),
        (
            Reply(raw=b'data: {"error": {"message": "overloaded"}}\n\n', headers={"Content-Type": "text/event-stream"}),
            Failure.REJECTED,
        ),
        (Reply(raw=b"\xff\xfe\x00garbage", headers={"Content-Type": "text/event-stream"}), Failure.UNREADABLE),
    ],
)
def test_nothing_usable_is_one_known_failure(model: ScriptedModel, reply: Reply, expected: Failure) -> None:
    model.says(reply)
    assert failure(model) is expected
    assert len(model.headers) == 1, "nothing is tried twice"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply("Tarif naik menjadi", finish=None), Failure.CUT_OFF),
        (Reply("Tarif naik menjadi", finish="length"), Failure.CUT_OFF),
        (Reply("Tarif naik menjadi Rp42.500", hang_up_after=6), Failure.CUT_OFF),
        (Reply("Tarif naik menjadi Rp42.500", stall=30, stall_after=6), Failure.TIMED_OUT),
    ],
)
def test_what_came_before_the_break_stands(model: ScriptedModel, reply: Reply, expected: Failure) -> None:
    model.says(reply)
    assert failure(model, said="Tarif naik menjadi", timeout=0.4) is expected


def test_a_model_that_never_begins_is_given_up(model: ScriptedModel) -> None:
    model.says(Reply("Tarif", stall=30))
    assert failure(model, timeout=0.3) is Failure.TIMED_OUT


def test_a_model_that_never_ends_is_given_up(model: ScriptedModel) -> None:
    model.says(Reply(" ".join(map(str, range(5_000)))))
    assert failure(model) is Failure.CUT_OFF
    model.says(Reply("naik " * 5_000))
    assert failure(model) is Failure.REPEATED
    model.says(Reply("naik lagi", stall=0.6, stall_after=2))
    assert failure(model, longest=0.5) is Failure.TIMED_OUT


def test_a_stream_of_comments_alone_is_given_up(model: ScriptedModel) -> None:
    model.says(Reply("Tarif", comments=0.05))
    assert failure(model, longest=0.5) is Failure.TIMED_OUT


@pytest.mark.parametrize("reply_format", [ReplyFormat.JSON_SCHEMA, ReplyFormat.JSON_OBJECT])
@pytest.mark.parametrize("status", [400, 422])
def test_a_format_that_is_refused_is_asked_for_once(
    model: ScriptedModel, reply_format: ReplyFormat, status: int
) -> None:
    refused = b'{"error": {"message": "response_format: unknown type"}}'
    model.says(Reply(status=status, raw=refused), "Naik.")
    endpoint = Endpoint(model.llm(reply_format=reply_format))
    for _ in range(2):
        assert "".join(endpoint.stream(ASKED, schema=SCHEMA)).strip() == "Naik."
    first, *others = model.requests
    assert first["response_format"]["type"] == reply_format
    assert SCHEMA in (
        first["response_format"].get("schema"),
        first["response_format"].get("json_schema", {}).get("schema"),
    )
    assert ["response_format" in one for one in others] == [False, False]


def test_no_format_is_asked_for_by_default(model: ScriptedModel) -> None:
    model.says("Naik.")
    Endpoint(model.llm()).say(ASKED)
    assert "response_format" not in model.requests[-1]


def test_nobody_at_home() -> None:
    with pytest.raises(EndpointError) as error:
        Endpoint(ScriptedModel(9).llm()).say(ASKED)
    assert error.value.failure == Failure.UNREACHABLE
    assert "127.0.0.1:9" in str(error.value)


def test_no_header_tells_more_than_it_must(model: ScriptedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and names of another service that lie in the environment are never sent to this one."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-another-service")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Secret: of-another-service")
    model.says("Naik.")
    Endpoint(model.llm()).say(ASKED)
    Endpoint(model.llm(api_key=Secret("sk-mine"))).say(ASKED)
    bare, keyed = model.headers
    assert set(map(str.lower, bare)) <= {
        *("host", "accept", "accept-encoding", "connection", "user-agent", "content-type", "content-length"),
    }
    assert {**bare, "Authorization": "Bearer sk-mine"} == keyed
    assert bare["User-Agent"] == "sitasi"


def test_the_environments_proxy_does_not_stand_before_this_machine(
    model: ScriptedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    model.says("Naik.")
    assert Endpoint(model.llm()).say(ASKED).strip() == "Naik."


def test_a_model_that_takes_no_temperature_is_asked_without(model: ScriptedModel) -> None:
    refused = b'{"error": {"message": "temperature is not supported", "param": "temperature"}}'
    model.says(Reply(status=400, raw=refused), "Naik.")
    assert Endpoint(model.llm()).say(ASKED).strip() == "Naik."
    assert ["temperature" in asked for asked in model.requests] == [True, False]


def test_an_error_never_repeats_what_the_endpoint_said(model: ScriptedModel) -> None:
    model.says(Reply(status=401, raw=b'{"error": {"message": "bad key sk-mine"}}'))
    with pytest.raises(EndpointError) as error:
        Endpoint(model.llm(api_key=Secret("sk-mine"))).say(ASKED)
    assert "sk-mine" not in str(error.value)
    assert "HTTP 401" in str(error.value)


def test_who_stops_reading_hangs_up(model: ScriptedModel) -> None:
    model.says(Reply("naik " * 100_000))  # more than the system would hold for a reader
    with closing(Endpoint(model.llm()).stream(ASKED)) as stream:
        next(stream)
    assert model.gone.wait(5)


def test_the_models_of_an_endpoint(model: ScriptedModel) -> None:
    assert Endpoint(model.llm()).models() == ["scripted"]
    model.lists_models = False
    with pytest.raises(EndpointError):
        Endpoint(model.llm()).models()
