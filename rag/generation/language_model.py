"""The one door to a language model: an endpoint, or a callable of the program's own."""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import asdict
from typing import Protocol

from embeddings.model_files import in_one_line
from rag.generation.endpoint import Endpoint, PromptMessage, Schema
from rag.generation.reply_limits import LONGEST_REPLY, bounded, model_error
from rag.settings import CallableLlm, Llm
from rag.types import Failure

__all__ = ["LanguageModel", "language_model"]


class LanguageModel(Protocol):
    """Replies to the messages of a chat."""

    @property
    def llm(self) -> Llm | CallableLlm:
        """Return what names it, and bounds it."""
        ...

    @property
    def writes_fields(self) -> bool:
        """Whether it can be held to the fields of a schema."""
        ...

    def stream(
        self, messages: Sequence[PromptMessage], *, longest: int = LONGEST_REPLY, schema: Schema | None = None
    ) -> Generator[str, None, None]:
        """Return the reply piece by piece; raises `EndpointError` where nothing comes, or the rest does not.

        `longest` is in characters and leaves thoughts out.
        """
        ...

    def say(self, messages: Sequence[PromptMessage], *, longest: int = LONGEST_REPLY) -> str:
        """Return the whole reply; raises `EndpointError` where not all of it comes."""
        ...


def language_model(llm: Llm | CallableLlm) -> LanguageModel:
    """Return the model that a setting describes; nothing is contacted before something is asked of it."""
    return Endpoint(llm) if isinstance(llm, Llm) else _Callable(llm)


class _Callable:
    """A callable, held to what an endpoint is held to."""

    def __init__(self, llm: CallableLlm) -> None:
        self.llm = llm

    @property
    def writes_fields(self) -> bool:
        return False

    def stream(
        self,
        messages: Sequence[PromptMessage],
        *,
        longest: int = LONGEST_REPLY,
        schema: Schema | None = None,  # noqa: ARG002 - it writes no fields
    ) -> Generator[str, None, None]:
        with closing(self._pieces(messages)) as pieces:
            yield from bounded(map(self._text, pieces), self.llm, longest=longest)

    def say(self, messages: Sequence[PromptMessage], *, longest: int = LONGEST_REPLY) -> str:
        return "".join(self.stream(messages, longest=longest))

    def _pieces(self, messages: Sequence[PromptMessage]) -> Generator[object, None, None]:
        """Yield what the callable streams, and say in our words what it raises; closing this closes that."""
        try:
            reply = self.llm.stream([asdict(one) for one in messages])
            yield from [reply] if isinstance(reply, str) else reply
        except Exception as error:
            raise model_error(self.llm, Failure.REJECTED, in_one_line(error)) from error

    def _text(self, piece: object) -> str:
        if not isinstance(piece, str):
            raise model_error(self.llm, Failure.UNREADABLE, f"{type(piece).__name__} in the place of text")
        return piece
