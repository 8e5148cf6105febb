"""A fact-check as Markdown (CommonMark), in which texts of articles are text."""

from ui.fact_check.check import FactCheck, Finding, Quotation, Source
from ui.fact_check.words import check_words
from ui.markdown import escaped

__all__ = ["as_markdown"]


def as_markdown(check: FactCheck) -> str:
    """Write a fact-check as Markdown."""
    said = check_words(check.language)
    single = len(check.findings) == 1
    told = [f"# {escaped(check.question)}"]
    for one in check.findings:
        told += [] if single else [f"## {escaped(one.question)}"]
        told += _finding(check, one, level=2 if single else 3)
    if check.sources:
        told += [f"## {said.sources}", "\n".join(map(_source, check.sources))]
    if check.nearest:
        told += [f"## {said.nearest}", "\n".join(map(_source, check.nearest))]
    told += [f"*{escaped(check.checked_said)}. {said.made}*" if check.sources else f"*{escaped(check.checked_said)}.*"]
    return "\n\n".join(told) + "\n"


def _finding(check: FactCheck, finding: Finding, *, level: int) -> list[str]:
    said = check_words(check.language)
    rows = [f"- **{name}:** {escaped(value)}" for name, value in check.facts(finding)]
    rows += [f"- **{said.why}:** {_credit(finding.why)}"] if finding.why else []
    rows += [f"- {escaped(one)}" for one in finding.narrowed]
    sections: list[str] = []
    for one in finding.sections:
        sections += [f"{'#' * level} {escaped(one.heading)}", *map(_quotation, one.quotations)]
    return ["\n".join(rows), *sections] if rows else sections


def _quotation(quotation: Quotation) -> str:
    return f"> {escaped(quotation.text)}\n>\n> — {_credit(quotation)}".removesuffix("\n>\n> — ")


def _credit(quotation: Quotation) -> str:
    return " ".join(part for part in (escaped(quotation.origin), quotation.marks) if part)


def _source(source: Source) -> str:
    marks = "".join(f"[{one}] " for one in source.numbers)
    address = f" · <{source.address}>" if source.address else ""
    return f"- {marks}{escaped(source.title)} · {escaped(source.described)}{address}"
