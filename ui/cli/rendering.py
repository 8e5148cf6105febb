"""What the commands print for people; what they print for programs is `rag.serialization.documents`."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from embeddings.language import Language
from rag.serialization.documents import marked_text
from rag.types import AddReport, Answer, Article, Citation, DateCertainty, Explanation, Hit, Phrasing, TermMatch
from ui.cli.terminal import say, tell, told
from ui.locales.answers import answer_words, period_said, refusal, ruled
from ui.locales.generation import failure_said, phrasing_heading, phrasing_words, sentence_note
from ui.locales.overviews import overview_said

if TYPE_CHECKING:  # the doctor knows language models, which an answer may do without
    from rag.doctor import HealthCheck

__all__ = [
    "print_add_report",
    "print_answer",
    "print_article",
    "print_comparison",
    "print_findings",
    "print_hits",
    "print_json",
    "print_listing",
    "print_metrics",
]


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document."""
    say(json.dumps(document, ensure_ascii=False, indent=2))


def print_add_report(report: AddReport) -> None:
    """Print the counts, then each rejection and notice on stderr."""
    tell(f"{report.added} added, {report.replaced} replaced, {report.unchanged} unchanged")
    for one in report.rejected:
        tell(f"rejected {one.source}: {one.error}", err=True)
    for notice in report.notices:
        tell(f"note {notice.source}: {notice.error}", err=True)


def print_listing(articles: list[Article], copies: dict[str, list[str]]) -> None:
    """Print a line an article."""
    for article in articles:
        copied = (
            f"  ({told('copies')}: {', '.join(copies[article.article_id])})" if article.article_id in copies else ""
        )
        say(f"{article.article_id}  {_day(article):12}  {article.language.value}  {_origin(article)}{copied}")


def print_article(article: Article) -> None:
    """Print what is known of an article, then its text as it came."""
    say(f"{article.label}\n{article.publisher or told('publisher unknown')}, {_date(article)}\n{article.source}\n")
    say(article.text)


def print_hits(hits: list[Hit]) -> None:
    """Print the passages, best first."""
    if not hits:
        tell("Nothing found.")
    for rank, hit in enumerate(hits, start=1):
        passage = hit.passage
        say(f"{rank}. {_origin(passage.article)}, {_date(passage.article)}  [{hit.score:.3f}]")
        say(f"   {_flat(passage.text)}\n   {passage.article.source}, {passage.start}-{passage.end}")
        if hit.explanation:
            say(f"   {_explained(hit.explanation, hit)}")
        say(f"   {told('also in')}: {', '.join(map(_outlet, hit.copies))}\n" if hit.copies else "")


def print_answer(growing: Iterable[Answer]) -> None:
    """Print an answer as it grows: what was asked, its quotations or the refusal, a model's words, the sources.

    A verdict stands before the quotations, the timeline behind them; what the dates asked did comes last.
    """
    answer: Answer | None = None
    for grown in growing:
        if answer is None:
            _print_quotations(grown)
        _print_phrasing(grown, answer)
        answer = grown
    if answer is None:
        return
    if answer.phrasing:
        _print_end_of_phrasing(answer.phrasing, answer.language)
    if not answer.parts:
        _print_timeline(answer)
    for citation in answer.citations:
        say(_source(citation))
        if answer.phrasing and (translation := answer.translations.get(citation.number)):
            label = phrasing_words(answer.language).translation.format(answer.phrasing.model)
            say(f"    {label}: {_flat(translation)}")
    for article in answer.nearest:
        say(f"- {_origin(article)}, {_date(article)}")
    _print_narrowed(answer)


def _print_narrowed(answer: Answer) -> None:
    for period in dict.fromkeys(one.period for one in answer.parts or [answer] if one.period):
        say(f"\n{period_said(period, answer.language)}; {answer_words(answer.language).any_date}")
    if answer.publisher:
        publisher = answer_words(answer.language).of_publisher.format(_flat(answer.publisher))
        say(f"\n{publisher}; {answer_words(answer.language).any_publisher}")


def _print_quotations(answer: Answer) -> None:
    if answer.rewritten:
        say(phrasing_words(answer.language).rewritten.format(answer.rewritten) + "\n")
    for part in answer.parts:
        say(f"{_flat(part.question)}\n")
        _print_quotations(part)
        _print_timeline(part)
    if answer.parts:
        return
    if not answer.answered:
        say(refusal(answer))
        return
    if said := ruled(answer):
        say(f"{_flat(said.label)}: {said.reason}\n")
    if answer.short:
        say(f"{_flat(answer.short.quote)} [{answer.short.number}]\n")
    if answer.overview:
        _print_overview(answer)
        return
    say(_flat(answer.text) + "\n")


def _print_overview(answer: Answer) -> None:
    """Print what was counted or is listed, then a line a sentence, behind its day."""
    cited = {one.number: one.article for one in answer.citations}
    say(overview_said(answer) or "")
    for sentence in answer.sentences:
        say(f"  {_day(cited[sentence.citations[0]])}  {_flat(marked_text(sentence))}")
    say("")


def _print_phrasing(answer: Answer, before: Answer | None) -> None:
    """Print what has come since of a model's words."""
    told, known = answer.phrasing, before.phrasing if before else None
    if told is None:
        return
    if known is None:
        say(phrasing_heading(told, answer.language) + ":")
    for sentence in told.sentences[len(known.sentences) if known else 0 :]:
        note = sentence_note(sentence, answer.language)
        say(f"  {_flat(marked_text(sentence))}{f' ({note})' if note else ''}")


def _print_end_of_phrasing(phrasing: Phrasing, language: Language) -> None:
    if phrasing.verdict:
        say("  " + phrasing_words(language).verdict.format(answer_words(language).verdicts[phrasing.verdict].label))
    if phrasing.failure:
        say("  " + failure_said(phrasing, language))
    say("")


def _print_timeline(answer: Answer) -> None:
    if not answer.timeline:
        return
    say(answer_words(answer.language).timeline.format(_day(answer.timeline[-1].article)))
    for citation in answer.timeline:
        say(f"  {_day(citation.article)}  {_flat(citation.quote)} [{citation.number}]")
    say("")


def print_findings(findings: Sequence["HealthCheck"]) -> None:
    """Print a line for each thing that was looked at."""
    for one in findings:
        say(f"{'✓' if one.healthy else '✗'} {one.subject:15} {one.said}")


def print_metrics(document: dict[str, Any]) -> None:
    """Print the figures of a run, a column for each split, and where its report lies."""
    columns = {"all": document["metrics"], **document["by_split"]}
    say(f"{'':30}" + "".join(f"{name:>15}" for name in columns))
    for name in document["metrics"]:
        say(f"{name:30}" + "".join(f"{_figure(values[name]):>15}" for values in columns.values()))
    say("")
    for name, value in document["costs"].items():
        say(f"{name:30}{value:15,.1f}")
    say(f"\n{document['queries']} questions; report: {document['folder']}/report.html")


def print_comparison(document: dict[str, Any]) -> None:
    """Print the differences of two runs and the questions that changed most."""
    say(f"{'':30}{'A':>10}{'B':>10}{'B - A':>10}{'p':>10}")
    for row in document["metrics"]:
        cells = (_figure(row["a"]), _figure(row["b"]), _figure(row["difference"]), _figure(row["p_value"]))
        say(f"{row['metric']:30}" + "".join(f"{cell:>10}" for cell in cells))
    say(f"\npaired randomisation test, seed {document['seed']}; A is {document['a']}, B is {document['b']}")
    for heading in ("better", "worse"):
        for change in document[heading]:
            say(f"\n{heading} ({change['difference']:+.3f} {document['measure']}): {change['question']}")
            for side in ("a", "b"):
                say(f"  {side.upper()}: {_flat(change[side]['answer']) or change[side]['reason']}")


def _explained(explanation: Explanation, hit: Hit) -> str:
    reading = hit.reading
    words = ", ".join(f"{_met(match)} {match.share:.2f}" for match in explanation.matches) or "no word of the question"
    preferred = ", preferred" if hit.preferred else ""
    judged = f"; judge: relevant {reading.relevance:.2f}, answers {reading.answers:.2f}" if reading else ""
    return f"terms {explanation.terms:.2f} ({words}), cosine {explanation.cosine:.2f}{preferred}{judged}"


def _met(match: TermMatch) -> str:
    return match.word if match.term == match.word else f"{match.word} → {match.term}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _source(citation: Citation) -> str:
    article = citation.article
    page = f"#page={citation.page}" if citation.page else ""
    place = f"{article.source}{page}, {citation.start}-{citation.end}"
    return f"[{citation.number}] {_origin(article)}, {_date(article)}\n    {place}"


def _origin(article: Article) -> str:
    return f"{article.label} ({article.publisher})" if article.publisher else article.label


def _outlet(article: Article) -> str:
    return f"{article.publisher or article.source} ({article.article_id})"


def _day(article: Article) -> str:
    mark = "?" if article.certainty is DateCertainty.INFERRED else ""
    return f"{article.published}{mark}" if article.published else told("no date")


def _date(article: Article) -> str:
    inferred = f" {told('(inferred)')}" if article.certainty is DateCertainty.INFERRED else ""
    return f"{article.published}{inferred}" if article.published else told("no date")


def _flat(text: str) -> str:
    return " ".join(text.split())
