"""What a page's JSON-LD states of its article: schema.org's terms, by their names there."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Any

__all__ = ["linked_articles", "name_of"]

_ARTICLES = ("Article", "Posting", "Report")
"""What the types of articles end in: https://schema.org/Article and those below it."""
_LIVE = "LiveBlogPosting"
_LOOSE_COMMA = re.compile(r",(\s*[}\]])")
_DEEPEST = 4
"""Lists and graphs in one another."""


def linked_articles(scripts: list[str]) -> list[dict[str, Any]]:
    """Read the articles that JSON-LD states for the page, a live blog before its updates; others' parts are no such."""
    nodes = (node for script in scripts for node in _nodes(_parsed(script)))
    found = [node for node in nodes if any(one.endswith(_ARTICLES) for one in _types(node))]
    return sorted(found, key=lambda node: _LIVE not in _types(node))


def name_of(value: object) -> str | None:
    """Read a text, or the name of a thing."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _parsed(script: str) -> object:
    """Parse a script; where that fails, without what stands around its objects and the commas that nothing follows."""
    bare = _LOOSE_COMMA.sub(r"\1", f"[{script[script.find('{') : script.rfind('}') + 1]}]")
    for written in (script, bare):
        with suppress(ValueError, RecursionError):
            return json.loads(written, strict=False)
    return None


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the things at the top, of lists and graphs."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for inner in (value.get("@graph"), value.get("mainEntity")):
            yield from _nodes(inner, depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type")
    return [one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)]
