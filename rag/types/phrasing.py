"""An answer in a language model's words, sentence by sentence, and how that may fail."""

from dataclasses import dataclass
from enum import StrEnum

from rag.types.verdicts import Verdict

__all__ = ["Failure", "PhrasedSentence", "Phrasing"]


class Failure(StrEnum):
    """Why what a language model made of an answer is missing, or ends early: a closed list."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    RATE_LIMITED = "rate_limited"
    KEY_REFUSED = "key_refused"
    MODEL_MISSING = "model_missing"
    """The endpoint knows no such model, or no such address."""
    REJECTED = "rejected"
    """The endpoint reports another error."""
    CUT_OFF = "cut_off"
    """It broke off, or grew past every length; what came before stands."""
    REPEATED = "repeated"
    """It says the same again and again; what came before stands."""
    UNREADABLE = "unreadable"
    """What came is not what the protocol says."""
    EMPTY = "empty"
    DECLINED = "declined"
    """The model finds no answer in the passages."""
    UNCITED = "uncited"
    """No sentence names a passage that there is, and no passage carries one."""
    UNSUPPORTED = "unsupported"
    """Every sentence was dropped."""


@dataclass(frozen=True, slots=True)
class PhrasedSentence:
    """One sentence in a language model's words."""

    text: str
    citations: tuple[int, ...]
    """Numbers of the answer's citations: the sentences that carry it, or where it should stand if none does."""
    supported: bool
    """Whether these passages say so."""
    citation_added: bool = False
    """Whether the model named no passage, or others, and the passages that carry it were found by its content."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """An answer once more, in a language model's words, each sentence checked."""

    model: str
    sentences: tuple[PhrasedSentence, ...] = ()
    verdict: Verdict | None = None
    """What the model takes the passages to say to a yes/no question; ours is the answer's."""
    failure: Failure | None = None
    """Why there are no sentences, or no more of them."""
    proposed: bool = False
    """Whether the answer is none, and the model proposes one: then each sentence is carried by its citations."""
