"""Reads the words of the interface, a file a language: `english.toml`, `indonesian.toml`.

A dataclass says what a table of them holds; a file that holds less, more or something else is told in one line.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from embeddings.language import Language

__all__ = ["group", "read"]

_FOLDER = Path(__file__).parent
_Group = TypeVar("_Group")


def group(table: str, shape: type[_Group]) -> Callable[[Language], _Group]:
    """Return what gives a table in a language as a dataclass; it is read when it is first asked for."""

    @cache
    def words(language: Language) -> _Group:
        return read(table, shape, language)

    return words


def read(table: str, shape: type[_Group], language: Language, folder: Path = _FOLDER) -> _Group:
    """Read a table of a language as a dataclass.

    A field is a text, a tuple of texts, a dataclass, or a mapping, which holds all of an enum where that is its key;
    a `Language` is the one that is read. Raises `ValueError` where the table holds something else.
    """
    path = folder / f"{language.name.lower()}.toml"
    given: Any = _tables(path)
    for name in table.split("."):
        given = given.get(name, {})
    filled: _Group = _filled(shape, given, f"{path.name}: {table}", language)
    return filled


@cache
def _tables(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _filled(kind: Any, given: Any, place: str, language: Language) -> Any:  # noqa: ANN401 - any field of any dataclass
    if kind is str:
        return _checked(given, str, f"{place} is no text")
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        _checked(given, list, f"{place} is no list")
        if Ellipsis not in kinds and len(given) != len(kinds):
            raise ValueError(f"{place} holds {len(given)} texts instead of {len(kinds)}")
        return tuple(_filled(str, one, place, language) for one in given)
    _checked(given, dict, f"{place} is no table")
    if get_origin(kind) is Mapping:
        key, value = get_args(kind)
        parts = dict.fromkeys(given if key is str else map(str, key), value)
        filled = _parts(parts, given, place, language)
        return MappingProxyType({key(name): one for name, one in filled.items()})
    hints = get_type_hints(kind)
    languages = {name: language for name, part in hints.items() if part is Language}
    parts = {name: part for name, part in hints.items() if name not in languages}
    return kind(**languages, **_parts(parts, given, place, language))


def _parts(kinds: Mapping[str, Any], given: Mapping[str, Any], place: str, language: Language) -> dict[str, Any]:
    for name in sorted(kinds.keys() ^ given.keys()):
        raise ValueError(f"{place}.{name} is {'missing' if name in kinds else 'unknown'}")
    return {name: _filled(kind, given[name], f"{place}.{name}", language) for name, kind in kinds.items()}


def _checked(given: Any, kind: type, otherwise: str) -> Any:  # noqa: ANN401 - as it stands in the file
    if not isinstance(given, kind):
        raise ValueError(otherwise)
    return given
