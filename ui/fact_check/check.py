"""An answer → its fact-check: what was asked, what the articles say to it, and where, ready to be written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from embeddings.language import Language
from rag.query import understand
from rag.types import Answer, Article, Citation, DateCertainty, Filters, Stance, Verdict
from ui.chat.locales.answers import words
from ui.chat.locales.formatting import credit, in_words, number, origin
from ui.fact_check.addresses import public_address
from ui.fact_check.line import line
from ui.fact_check.words import check_words
from ui.locales.answers import answer_words, period_said, refusal
from ui.locales.filters import filters_said
from ui.locales.generation import phrasing_heading, sentence_note
from ui.locales.overviews import overview_said

__all__ = ["FactCheck", "Finding", "Quotation", "Section", "Source", "fact_check"]

_SIDES = MappingProxyType({Verdict.YES: Stance.SUPPORTS, Verdict.NO: Stance.REFUTES})
"""What the quotations say on which a verdict rests."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article, or of a language model, with the numbers of the sources that carry them."""

    text: str
    numbers: tuple[int, ...]
    language: Language
    origin: str
    """Outlet and day."""

    @property
    def marks(self) -> str:
        """The numbers, as they are written behind it."""
        return " ".join(f"[{one}]" for one in self.numbers)

    @property
    def credit(self) -> str:
        """Outlet, day and numbers."""
        return " ".join(part for part in (self.origin, self.marks) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """Quotations under one heading."""

    heading: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the articles say to one question."""

    question: str
    claim: str | None
    """What a yes/no question asks about, as a statement."""
    verdict: Verdict | None
    label: str
    """The verdict, or the direct answer; empty where there is neither."""
    conclusion: str
    """What the label means, or why there is no answer; may be empty."""
    why: Quotation | None
    """The quotation on which the label rests."""
    confidence: float | None
    narrowed: tuple[str, ...]
    """Which articles alone were looked at."""
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article, with all numbers under which it is quoted."""

    numbers: tuple[int, ...]
    article_id: str
    title: str
    publisher: str | None
    published: date | None
    certainty: DateCertainty
    language: Language
    address: str | None
    """On the public web; `None` where it has none."""
    pages: tuple[int, ...]
    """Of a document, where its quotations begin."""
    quotes: tuple[str, ...]
    described: str
    """Outlet, day and language, in words."""


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A fact-check of an answer, each text on one line. Nothing in it tells where the archive lies."""

    question: str
    language: Language
    checked: date
    findings: tuple[Finding, ...]
    """One, or one for each question that the question joins."""
    sources: tuple[Source, ...]
    """In the order of their numbers."""
    nearest: tuple[Source, ...]
    """Where nothing answers, the articles that come closest."""

    @property
    def checked_said(self) -> str:
        """Say when it was checked."""
        return check_words(self.language).checked.format(in_words(self.checked, self.language))

    def facts(self, finding: Finding) -> list[tuple[str, str]]:
        """Name the facts of a finding, each with what it is called: claim, verdict or answer, confidence."""
        said = check_words(self.language)
        sure = "" if finding.confidence is None else said.percent.format(round(100 * finding.confidence))
        label = said.verdict if finding.verdict else said.answer
        meaning = ": ".join(part for part in (finding.label, finding.conclusion) if part)
        told = [(said.claim, finding.claim or ""), (label, meaning), (said.confidence, sure)]
        return [(name, value) for name, value in told if value]


def fact_check(
    answer: Answer, *, checked: date, stances: Mapping[int, Stance] | None = None, filters: Filters = Filters()
) -> FactCheck:
    """Make a fact-check of an answer that was given on a day, of the articles that `filters` let through.

    `stances` tell what each quotation says to the claim, by the number of its citation, as `Assistant.stances` does;
    without them, quotations stand under one heading.
    """
    findings = [_finding(one, checked, stances or {}, filters) for one in answer.parts or (answer,)]
    if phrased := _phrased(answer):
        findings[-1] = replace(findings[-1], sections=(*findings[-1].sections, phrased))
    used = _used(answer)
    return FactCheck(
        question=line(answer.rewritten or answer.question),
        language=answer.language,
        checked=checked,
        findings=tuple(findings),
        sources=_sources([one for one in answer.citations if one.number in used], answer.language),
        nearest=tuple(_source(one, (), answer.language) for one in answer.nearest),
    )


def _finding(answer: Answer, checked: date, stances: Mapping[int, Stance], filters: Filters) -> Finding:
    question = answer.rewritten or answer.question
    claim = understand(question, today=checked).claim if answer.verdict else None
    label, conclusion = _concluded(answer)
    return Finding(
        question=line(question),
        claim=line(claim.text) if claim else None,
        verdict=answer.verdict,
        label=line(label),
        conclusion=line(conclusion),
        why=_why(answer, stances),
        confidence=answer.confidence,
        narrowed=tuple(map(line, _narrowed(answer, filters))),
        sections=tuple(one for one in (*_sections(answer, stances), _timeline(answer)) if one.quotations),
    )


def _concluded(answer: Answer) -> tuple[str, str]:
    """Return the verdict, or the direct answer, and what it means."""
    said, language = check_words(answer.language), answer.language
    if not answer.answered:
        return "", refusal(answer).replace("`", "")
    if answer.alternative:
        return answer.alternative, said.alternative
    if answer.verdict:
        return answer_words(language).verdicts[answer.verdict].label, said.said[answer.verdict]
    if answer.short:
        return answer.short.quote, ""
    overview = overview_said(answer, day=lambda day: in_words(day, language), number=lambda one: number(one, language))
    return "", (overview or "").removesuffix(":")


def _why(answer: Answer, stances: Mapping[int, Stance]) -> Quotation | None:
    """Return the first quotation of the verdict's own side, or of the answer."""
    if not (answer.verdict or answer.short or answer.alternative) or not answer.sentences:
        return None
    side = _SIDES.get(answer.verdict) if answer.verdict else None
    quotations = [_quotation(one.text, one.citations, answer) for one in answer.sentences]
    return next((one for one in quotations if side and _stance(one, stances) is side), quotations[0])


def _narrowed(answer: Answer, filters: Filters) -> list[str]:
    language = answer.language
    filtered = filters_said(filters, language, write=lambda day: in_words(day, language))
    days = [period_said(answer.period, language, write=lambda day: in_words(day, language))] if answer.period else []
    return [
        *([filtered] if filtered else []),
        *days,
        *([answer_words(language).of_publisher.format(answer.publisher)] if answer.publisher else []),
    ]


def _sections(answer: Answer, stances: Mapping[int, Stance]) -> Iterable[Section]:
    """Put the quotations under their headings: for, against and context, where it is known what they say."""
    said = check_words(answer.language)
    quotations = [_quotation(one.text, one.citations, answer) for one in answer.sentences]
    if not answer.verdict or all(_stance(one, stances) is None for one in quotations):
        yield Section(said.quotations, tuple(quotations))
        return
    shown = {number for one in quotations for number in one.numbers}
    quotations += [_event(one, answer) for one in answer.timeline if one.number not in shown]
    sides = {Stance.SUPPORTS: said.supporting, Stance.REFUTES: said.refuting}
    for stance, heading in sides.items():
        yield Section(heading, tuple(one for one in quotations if _stance(one, stances) is stance))
    yield Section(said.context, tuple(one for one in quotations if _stance(one, stances) not in sides))


def _stance(quotation: Quotation, stances: Mapping[int, Stance]) -> Stance | None:
    return next((stances[one] for one in quotation.numbers if one in stances), None)


def _event(citation: Citation, answer: Answer) -> Quotation:
    return _quotation(citation.quote, (citation.number,), answer)


def _timeline(answer: Answer) -> Section:
    days = [one.article.published for one in answer.timeline if one.article.published]
    heading = answer_words(answer.language).timeline.format(in_words(days[-1], answer.language)) if days else ""
    return Section(heading, tuple(_event(one, answer) for one in answer.timeline if days))


def _phrased(answer: Answer) -> Section | None:
    """Put a language model's words under a heading that names it, marked where no source carries them."""
    if answer.phrasing is None or not answer.phrasing.sentences:
        return None
    statements = tuple(
        Quotation(line(one.text), one.citations, answer.language, sentence_note(one, answer.language))
        for one in answer.phrasing.sentences
    )
    return Section(line(phrasing_heading(answer.phrasing, answer.language)), statements)


def _quotation(text: str, numbers: tuple[int, ...], answer: Answer) -> Quotation:
    article = next(one.article for one in answer.citations if one.number == numbers[0])
    return Quotation(line(text), numbers, article.language, line(credit(article, answer.language)))


def _used(answer: Answer) -> set[int]:
    phrased = answer.phrasing.sentences if answer.phrasing else ()
    used = {one for sentence in answer.sentences for one in sentence.citations}
    used |= {one for sentence in phrased for one in sentence.citations}
    return used | {one.number for one in answer.timeline}


def _sources(citations: Sequence[Citation], language: Language) -> tuple[Source, ...]:
    """List the articles that citations quote, each once."""
    of_article: dict[str, list[Citation]] = {}
    for one in citations:
        of_article.setdefault(one.article.article_id, []).append(one)
    return tuple(_source(some[0].article, some, language) for some in of_article.values())


def _source(article: Article, citations: Sequence[Citation], language: Language) -> Source:
    pages = tuple(dict.fromkeys(one.page for one in citations if one.page))
    where = [words(language).page.format(one) for one in pages]
    return Source(
        numbers=tuple(one.number for one in citations),
        article_id=article.article_id,
        title=line(article.title or article.label),
        publisher=line(article.publisher) if article.publisher else None,
        published=article.published,
        certainty=article.certainty,
        language=article.language,
        address=public_address(article.source),
        pages=pages,
        quotes=tuple(line(one.quote) for one in citations),
        described=line(" · ".join([origin(article, language), *where])),
    )
