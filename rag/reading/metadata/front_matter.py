"""What YAML says at the head of a file, where it is as plain as front matter is."""

from collections.abc import Iterable
from typing import Any

from embeddings.errors import ReadingError
from rag.reading.input.limits import MAX_FRONT_MATTER_CHARACTERS, MAX_FRONT_MATTER_DEPTH

__all__ = ["loaded"]


def loaded(head: str) -> object:
    """Load YAML without repeated parts (`&`, `*`), of which a few lines can unfold to gigabytes, and without tags.

    Raises:
        ReadingError: it is no YAML, too long, too deep, has repeated parts or tags, or a number too long to be written.
    """
    import yaml  # type: ignore[import-untyped]  # it ships no types

    if len(head) > MAX_FRONT_MATTER_CHARACTERS:
        raise ReadingError(f"the front matter has more than {MAX_FRONT_MATTER_CHARACTERS:,} characters; shorten it")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_is_plain(yaml.parse(head, Loader=loader))
        fields: object = yaml.load(head, Loader=loader)  # noqa: S506 - it is a safe loader
        _check_is_shown(fields)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise ReadingError(f"the front matter is not valid YAML ({reason}); mend or remove it") from error
    return fields


def _check_is_shown(fields: object) -> None:
    """Raise `ValueError` here, before anything is shown anywhere, for a number of more digits than Python writes."""
    try:
        str(fields)
    except ValueError as error:
        raise ValueError("it has a number of thousands of digits") from error


def _check_is_plain(events: Iterable[Any]) -> None:
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_FRONT_MATTER_DEPTH:
            raise ValueError(f"it is nested more than {MAX_FRONT_MATTER_DEPTH} deep")
        if isinstance(event, yaml.AliasEvent):
            raise ValueError(f"it repeats a part, *{event.anchor[:40]}")
        if tag := getattr(event, "tag", None):
            raise ValueError(f"it has a tag, {tag[:40]}")
