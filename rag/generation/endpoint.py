"""A language model behind any OpenAI-compatible endpoint, asked only where one is configured."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from embeddings.errors import SettingsError
from rag.generation.reply_limits import LONGEST_REPLY, bounded, model_error
from rag.settings import Llm, ReplyFormat
from rag.types import Failure

if TYPE_CHECKING:
    from httpx2 import Request, Response
    from openai import APIError, OpenAI, Stream
    from openai.types.chat import ChatCompletionChunk

__all__ = ["Endpoint", "PromptMessage", "Schema"]

Schema = Mapping[str, object]
"""A JSON schema."""

_CONNECTING = 5.0
"""Seconds until an endpoint that does not answer the door is given up."""
_SENT = frozenset("host connection accept accept-encoding content-type content-length".split())
"""Headers; the client's own would tell of this machine, and the environment may add others."""
_OPTION = re.compile(r"temperature|response_format|json_schema|schema|grammar")
"""In what an endpoint says where it refuses one of these: not every one takes them."""


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """One message of a chat: of "system" or "user"."""

    role: str
    content: str


class Endpoint:
    """A language model behind an address; nothing is contacted before something is asked of it.

    It follows no redirection, tries nothing twice, sends no key but the one that it is given, and goes through the
    environment's proxy only to other machines.
    """

    def __init__(self, llm: Llm) -> None:
        self.llm = llm
        self._takes_options = True

    @property
    def writes_fields(self) -> bool:
        """Whether the endpoint is asked to hold the reply to the fields of a schema."""
        return self.llm.reply_format is not ReplyFormat.TEXT

    def stream(
        self, messages: Sequence[PromptMessage], *, longest: int = LONGEST_REPLY, schema: Schema | None = None
    ) -> Generator[str, None, None]:
        """Yield what the model says to some messages, piece by piece; closing it hangs up.

        Raises `EndpointError` where nothing comes, or the rest does not.
        """
        with closing(self._pieces(messages, schema)) as pieces:
            yield from bounded(pieces, self.llm, longest=longest)

    def say(self, messages: Sequence[PromptMessage], *, longest: int = LONGEST_REPLY) -> str:
        """Return all that the model says to some messages. Raises `EndpointError` where not all of it comes."""
        return "".join(self.stream(messages, longest=longest))

    def models(self) -> list[str]:
        """Name the models that the endpoint offers. Raises `EndpointError` where it does not say."""
        with _translated(self.llm):
            return [str(model.id) for model in self._client.models.list().data]

    def _pieces(self, messages: Sequence[PromptMessage], schema: Schema | None) -> Generator[str, None, None]:
        """Yield the words of each chunk, none where it holds none, and say in our words what goes wrong."""
        begun, finished = False, ""
        with _translated(self.llm) as progress, self._asked(messages, schema) as chunks:
            for chunk in chunks:
                piece, reason = _said(chunk)
                finished = reason or finished
                begun = progress.begun = begun or bool(piece)
                yield piece
        if begun and finished != "stop":
            raise model_error(self.llm, Failure.CUT_OFF)

    def _asked(self, messages: Sequence[PromptMessage], schema: Schema | None) -> "Stream[ChatCompletionChunk]":
        """Ask; where the endpoint refuses what it need not take, once more without."""
        from openai import BadRequestError, UnprocessableEntityError

        chat: Any = [{"role": one.role, "content": one.content} for one in messages]
        create: Callable[..., Stream[ChatCompletionChunk]] = self._client.chat.completions.create
        optional: Any = {"temperature": 0, **_response_format(self.llm.reply_format, schema)}
        if self._takes_options:
            try:
                return create(model=self.llm.model, messages=chat, stream=True, **optional)
            except (BadRequestError, UnprocessableEntityError) as error:
                if not _OPTION.search(str(error)):
                    raise
        self._takes_options = False
        return create(model=self.llm.model, messages=chat, stream=True)

    @cached_property
    def _client(self) -> "OpenAI":
        import httpx2
        from openai import OpenAI

        timeout = httpx2.Timeout(self.llm.timeout, connect=min(_CONNECTING, self.llm.timeout))
        client = httpx2.Client(
            timeout=timeout,
            follow_redirects=False,
            trust_env=not self.llm.is_here,
            event_hooks={"request": [self._send_no_more], "response": [self._end_in_time]},
        )
        return OpenAI(base_url=self.llm.base_url, api_key="unused", max_retries=0, timeout=timeout, http_client=client)

    def _send_no_more(self, request: "Request") -> None:
        for name in set(request.headers) - _SENT:
            del request.headers[name]
        request.headers["User-Agent"] = "sitasi"
        if self.llm.api_key:
            request.headers["Authorization"] = f"Bearer {self.llm.api_key.reveal()}"

    def _end_in_time(self, response: "Response") -> None:
        """Give up a response that takes too long, even one of which nothing is for us, as of comments alone."""
        from rag.generation.timed_stream import TimedStream

        response.stream = TimedStream(response.stream, self.llm.longest)


@dataclass(slots=True)
class _Progress:
    begun: bool = False


@contextmanager
def _translated(llm: Llm) -> Iterator[_Progress]:
    """Say in our words whatever goes wrong inside; what the endpoint says of it might hold a key."""
    progress = _Progress()
    try:
        from openai import APIError
    except ImportError as error:
        raise SettingsError("a language model needs the openai package: pip install 'sitasi[llm]'") from error
    try:
        yield progress
    except APIError as error:
        status = getattr(error, "status_code", None)
        said = f"HTTP {status}" if status else ""
        raise model_error(llm, _failure(error, begun=progress.begun), said) from error
    except (ValueError, AttributeError, TypeError) as error:
        raise model_error(llm, Failure.UNREADABLE) from error


def _failure(error: "APIError", *, begun: bool) -> Failure:
    import openai

    meanings = {
        openai.APITimeoutError: Failure.TIMED_OUT,
        openai.APIConnectionError: Failure.CUT_OFF if begun else Failure.UNREACHABLE,
        openai.RateLimitError: Failure.RATE_LIMITED,
        openai.AuthenticationError: Failure.KEY_REFUSED,
        openai.PermissionDeniedError: Failure.KEY_REFUSED,
        openai.NotFoundError: Failure.MODEL_MISSING,
    }
    return next((failure for kind, failure in meanings.items() if isinstance(error, kind)), Failure.REJECTED)


def _response_format(reply_format: ReplyFormat, schema: Schema | None) -> dict[str, object]:
    """Return the parameter that holds a reply to a schema, in the form that the endpoint takes."""
    forms: dict[ReplyFormat, dict[str, object]] = {
        ReplyFormat.JSON_SCHEMA: {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}},
        ReplyFormat.JSON_OBJECT: {"type": "json_object", "schema": schema},
    }
    return {"response_format": forms[reply_format]} if schema and reply_format in forms else {}


def _said(chunk: "ChatCompletionChunk") -> tuple[str, str]:
    """Return the words of a chunk and why it is the last; the last of all may hold neither."""
    if chunk.choices is None:
        raise TypeError("a chunk without choices")
    if not chunk.choices:
        return "", ""
    choice = chunk.choices[0]
    words = choice.delta.content or ""
    if not isinstance(words, str):
        raise TypeError("the words of a chunk are no text")
    return words, choice.finish_reason or ""
