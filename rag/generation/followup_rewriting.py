"""A follow-up question, made whole by a language model."""

import logging
from collections.abc import Sequence

from embeddings.errors import EndpointError
from embeddings.terms import words
from rag.generation.endpoint import PromptMessage
from rag.generation.language_model import LanguageModel
from rag.generation.prompt import as_data
from rag.generation.reply import plain_reply
from rag.language.names import names_in

__all__ = ["rewritten"]

_log = logging.getLogger("sitasi.phrasing")
_REMEMBERED = 5
"""Questions before it that the model is told."""
_LONGEST = 300
"""Characters of a question made whole."""
_RULES = """\
The user's last question follows up on the ones before it. Rewrite it as one full question that is understood without \
them, in the language of the last question. Add no name, number or date that stands in none of them. Write the \
question and nothing else."""


def rewritten(question: str, before: Sequence[str], model: LanguageModel) -> str | None:
    """Let a language model make a full question of a follow-up; `None` where it does not, or adds a name."""
    asked = [f"Before: {as_data(one)}" for one in before[-_REMEMBERED:]]
    messages = [
        PromptMessage("system", _RULES),
        PromptMessage("user", "\n".join([*asked, f"Last: {as_data(question)}"])),
    ]
    try:
        full = plain_reply(model.say(messages)).strip("\"'“”")
    except EndpointError as error:
        _log.warning("a follow-up was rewritten by rule: %s", error)
        return None
    is_question = full.endswith("?") and full.count("?") == 1 and len(full) <= _LONGEST
    return full if is_question and not _added(full, (*before, question)) else None


def _added(said: str, known: Sequence[str]) -> set[str]:
    """Return the names and numbers that a question holds and those known do not."""
    told = {word for name in names_in(said) for word in words(name)}
    told.update(word for word in words(said) if word[0].isdigit())
    return told.difference(words(" ".join(known)))
