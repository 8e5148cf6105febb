"""A language model's reply held to bounds: how long it may be, how late, and that it does not run in a circle."""

import re
from collections.abc import Generator, Iterable, Sequence
from time import perf_counter
from types import MappingProxyType

from embeddings.errors import EndpointError
from rag.generation.reply import without_thoughts
from rag.settings import CallableLlm, Llm
from rag.types import Failure

__all__ = ["LONGEST_REPLY", "bounded", "model_error"]

LONGEST_REPLY = 8_000
"""Characters, thoughts among them."""
_CIRCLE = 3
"""Times that the same words follow each other in a reply that runs in a circle."""
_SHORTEST_CIRCLE, _LONGEST_TURN = 12, 60
"""Words of such a circle in all, and of one turn."""
_MARK = re.compile(r"[\[【][^\]】]*[\]】]")
"""Of a passage: each turn may name another."""
_MEANINGS = MappingProxyType(
    {
        Failure.UNREACHABLE: "nothing answers there",
        Failure.TIMED_OUT: "it took too long",
        Failure.RATE_LIMITED: "it asks to be asked less often",
        Failure.KEY_REFUSED: "it refuses the key",
        Failure.MODEL_MISSING: "it knows no such model or address; does the base URL end in /v1?",
        Failure.REJECTED: "it reports an error",
        Failure.CUT_OFF: "it broke off",
        Failure.REPEATED: "it says the same again and again",
        Failure.UNREADABLE: "what it sends is not what the protocol says",
        Failure.EMPTY: "it said nothing",
    }
)


def bounded(
    pieces: Iterable[str], llm: Llm | CallableLlm, *, longest: int = LONGEST_REPLY
) -> Generator[str, None, None]:
    """Pass on the pieces of a reply; those without a character only tell that the model is at it.

    `longest` is in characters and leaves thoughts out. Raises `EndpointError` where there is no piece, or the reply
    grows too long, takes too long or runs in a circle.
    """
    started, written = perf_counter(), ""
    for piece in pieces:
        written += piece
        if piece:
            yield piece
        if len(written) > LONGEST_REPLY or len(without_thoughts(written)) > longest:
            raise model_error(llm, Failure.CUT_OFF)
        if any(map(str.isspace, piece)) and _runs_in_a_circle(written.split()):
            raise model_error(llm, Failure.REPEATED)
        if perf_counter() - started > llm.longest:
            raise model_error(llm, Failure.TIMED_OUT)
    if not written:
        raise model_error(llm, Failure.EMPTY)


def model_error(llm: Llm | CallableLlm, failure: Failure, said: str = "") -> EndpointError:
    """Return the error that tells a failure of a model in one line."""
    return EndpointError(failure, f"{llm.model} at {llm.host}: {_MEANINGS[failure]}{f' ({said})' if said else ''}")


def _runs_in_a_circle(words: Sequence[str]) -> bool:
    """Return whether a text ends with the same words again and again.

    >>> _runs_in_a_circle("The fare rose, the fare rose, the fare rose, the fare rose,".lower().split())
    True
    >>> _runs_in_a_circle("The fare rose on Monday, the fare rose on Tuesday, the fare fell.".split())
    False
    """
    tail = [_MARK.sub("", word) for word in words[-_CIRCLE * _LONGEST_TURN :]]
    for length in range(1, min(len(tail) // _CIRCLE, _LONGEST_TURN) + 1):
        times = max(_CIRCLE, -(-_SHORTEST_CIRCLE // length))
        end = tail[-length * times :]
        if len(end) == length * times and end == end[-length:] * times:
            return True
    return False
