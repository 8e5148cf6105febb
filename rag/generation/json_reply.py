"""A reply that is written in fields, as JSON, to which endpoints can hold a model while it writes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.types import Verdict

__all__ = ["DECLINES", "Field", "answer_schema", "read_fields"]

DECLINES = "NOTHING FOUND"
"""What the model is told to write where the passages do not answer: small ones take "no answer" for the answer no."""

_VERDICT = re.compile(r'"verdict"\s*:\s*"([^"\\]*)"')
_SENTENCES = re.compile(r'"sentences"\s*:\s*\[')
_BETWEEN = ", \t\r\n"
_MOST_SENTENCES = 6
"""Of a summary; of another answer fewer are asked for."""


@dataclass(frozen=True, slots=True)
class Field:
    """A sentence with the numbers of its passages, or a verdict."""

    text: str = ""
    passages: tuple[int, ...] = ()
    verdict: str = ""


def answer_schema(*, with_verdict: bool) -> dict[str, object]:
    """Return the schema of an answer: a verdict first where there is to be one, then sentences."""
    sentence = {
        "type": "object",
        "properties": {"text": {"type": "string"}, "passages": {"type": "array", "items": {"type": "integer"}}},
        "required": ["text", "passages"],
        "additionalProperties": False,
    }
    verdict = {"verdict": {"type": "string", "enum": [one.value for one in Verdict]}} if with_verdict else {}
    properties = {**verdict, "sentences": {"type": "array", "items": sentence, "maxItems": _MOST_SENTENCES}}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def read_fields(written: str) -> Iterator[Field]:
    """Read the fields of a reply that are whole, however it ends; no sentence at all means that it declines.

    >>> [one.text for one in read_fields('{"sentences": [{"text": "Tarif naik.", "passages": [1]}, {"te')]
    ['Tarif naik.']
    """
    sentences = _SENTENCES.search(written)
    verdict = _VERDICT.search(written, 0, sentences.start() if sentences else len(written))
    if verdict:
        yield Field(verdict=verdict[1])
    if sentences is None:
        return
    rest = written[sentences.end() :].lstrip(_BETWEEN)
    if rest.startswith("]"):
        yield Field(DECLINES)
    while rest and not rest.startswith("]"):
        try:
            value, end = json.JSONDecoder().raw_decode(rest)
        except (ValueError, RecursionError):
            return
        yield _sentence(value)
        rest = rest[end:].lstrip(_BETWEEN)


def _sentence(value: object) -> Field:
    if isinstance(value, str):
        return Field(value)
    if not isinstance(value, dict):
        return Field()
    text, passages = value.get("text"), value.get("passages")
    numbers = passages if isinstance(passages, list) else [passages]
    return Field(
        text if isinstance(text, str) else "",
        tuple(int(one) for one in numbers if isinstance(one, int | str) and re.fullmatch(r"\d{1,4}", str(one))),
    )
