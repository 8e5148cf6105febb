"""A language model behind any OpenAI-compatible endpoint, asked only where one is configured."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from embeddings.errors import EndpointError, SettingsError
from rag.settings import CallableLlm, Llm
from rag.types import Failure

if TYPE_CHECKING:
    from httpx2 import Request
    from openai import APIError, OpenAI, Stream
    from openai.types.chat import ChatCompletionChunk

__all__ = ["LONGEST_REPLY", "Endpoint", "Message", "model_error"]

_CONNECTING = 5.0
"""Seconds until an endpoint that does not answer the door is given up."""
LONGEST_REPLY = 8_000
"""Characters; an answer takes a tenth of that."""
_SENT = frozenset("host connection accept accept-encoding content-type content-length".split())
"""Headers; the client's own would tell of this machine, and the environment may add others."""
_MEANINGS = MappingProxyType(
    {
        Failure.UNREACHABLE: "nothing answers there",
        Failure.TIMED_OUT: "it took too long",
        Failure.RATE_LIMITED: "it asks to be asked less often",
        Failure.KEY_REFUSED: "it refuses the key",
        Failure.MODEL_MISSING: "it knows no such model or address; does the base URL end in /v1?",
        Failure.REJECTED: "it reports an error",
        Failure.CUT_OFF: "it broke off",
        Failure.UNREADABLE: "what it sends is not what the protocol says",
        Failure.EMPTY: "it said nothing",
    }
)


@dataclass(frozen=True, slots=True)
class Message:
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

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Give what the model says to some messages, piece by piece; closing it hangs up.

        Raises `EndpointError` where nothing comes, or the rest does not.
        """
        started, length, finished = perf_counter(), 0, ""
        with _translated(self.llm) as progress, self._asked(messages) as chunks:
            for chunk in chunks:
                piece, reason = _said(chunk)
                finished = reason or finished
                length += len(piece)
                if piece:
                    progress.begun = True
                    yield piece
                if length > LONGEST_REPLY:
                    raise model_error(self.llm, Failure.CUT_OFF)
                if perf_counter() - started > self.llm.longest:
                    raise model_error(self.llm, Failure.TIMED_OUT)
        if not length:
            raise model_error(self.llm, Failure.EMPTY)
        if finished != "stop":
            raise model_error(self.llm, Failure.CUT_OFF)

    def say(self, messages: Sequence[Message]) -> str:
        """Give all that the model says to some messages. Raises `EndpointError` where not all of it comes."""
        return "".join(self.stream(messages))

    def models(self) -> list[str]:
        """Name the models that the endpoint offers. Raises `EndpointError` where it does not say."""
        with _translated(self.llm):
            return [str(model.id) for model in self._client.models.list().data]

    def _asked(self, messages: Sequence[Message]) -> "Stream[ChatCompletionChunk]":
        from openai import BadRequestError

        said: Any = [{"role": one.role, "content": one.content} for one in messages]
        create = self._client.chat.completions.create
        try:
            return create(model=self.llm.model, messages=said, stream=True, temperature=0)
        except BadRequestError as error:  # some models take no temperature but their own
            if "temperature" not in str(error):
                raise
            return create(model=self.llm.model, messages=said, stream=True)

    @cached_property
    def _client(self) -> "OpenAI":
        import httpx2
        from openai import OpenAI

        timeout = httpx2.Timeout(self.llm.timeout, connect=min(_CONNECTING, self.llm.timeout))
        client = httpx2.Client(
            timeout=timeout,
            follow_redirects=False,
            trust_env=not self.llm.is_here,
            event_hooks={"request": [self._send_no_more]},
        )
        return OpenAI(base_url=self.llm.base_url, api_key="unused", max_retries=0, timeout=timeout, http_client=client)

    def _send_no_more(self, request: "Request") -> None:
        for name in set(request.headers) - _SENT:
            del request.headers[name]
        request.headers["User-Agent"] = "sitasi"
        if self.llm.api_key:
            request.headers["Authorization"] = f"Bearer {self.llm.api_key.reveal()}"


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


def model_error(llm: Llm | CallableLlm, failure: Failure, said: str = "") -> EndpointError:
    """Return the error that tells a failure of a model in one line."""
    return EndpointError(failure, f"{llm.model} at {llm.host}: {_MEANINGS[failure]}{f' ({said})' if said else ''}")


def _said(chunk: "ChatCompletionChunk") -> tuple[str, str]:
    """Give the words of a chunk and why it is the last; the last of all may hold neither."""
    if chunk.choices is None:
        raise TypeError("a chunk without choices")
    if not chunk.choices:
        return "", ""
    choice = chunk.choices[0]
    words = choice.delta.content or ""
    if not isinstance(words, str):
        raise TypeError("the words of a chunk are no text")
    return words, choice.finish_reason or ""
