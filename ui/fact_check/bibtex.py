"""The articles that a fact-check quotes as BibTeX, texts written so that LaTeX shows them as they are."""

import re

from ui.fact_check.check import FactCheck, Source
from ui.fact_check.references import key_of, note_of, quoted

__all__ = ["as_bibtex", "in_latex"]

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # an escaped brace would still count for BibTeX
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    **{mark: f"\\{mark}" for mark in "$&#%_"},
}
_SPECIAL = re.compile("|".join(map(re.escape, _COMMANDS)))
_IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def as_bibtex(check: FactCheck) -> str:
    """Write an entry an article, its quotations in its note.

    Raises:
        NothingToHandOn: nothing is quoted.
    """
    return "\n".join(map(_entry, quoted(check)))


def in_latex(text: str) -> str:
    r"""Write a text as LaTeX shows it.

    >>> print(in_latex("50% & {x}"))
    50\% \& \textbraceleft{}x\textbraceright{}
    """
    return _SPECIAL.sub(lambda match: _COMMANDS[match[0]], text)


def _entry(source: Source) -> str:
    day = source.published
    fields = {
        "title": f"{{{{{in_latex(source.title)}}}}}",  # twice, so that no style changes capitals
        "journal": f"{{{in_latex(source.publisher)}}}" if source.publisher else None,
        "year": f"{{{day.year}}}" if day else None,
        "month": _MONTHS[day.month - 1] if day else None,
        "day": f"{{{day.day}}}" if day else None,
        "url": f"{{{_address(source.address)}}}" if source.address else None,
        "language": f"{{{source.language.value}}}",
        "note": f"{{{in_latex(note_of(source))}}}",
    }
    written = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@article{{{key_of(source)},\n{written}\n}}\n"


def _address(address: str) -> str:
    return "".join(_IN_ADDRESS.get(character, character) for character in address)
