"""Below an answer: how sure it is, and what can be done with it."""

from rag.documents import marked_text
from rag.types import Answer, Citation, Reason
from ui.chat.conversation import Turn, phrased
from ui.chat.markup import Html, element
from ui.chat.sentence_view import again_button, link_button
from ui.chat.words import in_words, number, origin, words
from ui.overview_words import overview_said
from ui.words import PHRASING, refusal, ruled

__all__ = ["absent_view", "actions_view", "copied_text", "sure_view"]

_VERY_LIKELY, _LIKELY = 0.8, 0.5


def sure_view(answer: Answer) -> list[Html]:
    """Say in plain words how likely the articles answer the question; nothing where that was not measured."""
    if answer.confidence is None:
        return []
    rank = 0 if answer.confidence >= _VERY_LIKELY else 1 if answer.confidence >= _LIKELY else 2
    said = words(answer.language).sure[rank].format(round(100 * answer.confidence))
    return [element("p", said, class_="sure")]


def absent_view(answer: Answer) -> Html:
    """Say on a badge that the articles do not answer; nothing where no question was asked of them."""
    if answer.reason in (Reason.NOT_A_QUESTION, Reason.EMPTY_ARCHIVE):
        return Html("")
    sign = element("span", "\N{EMPTY SET}", class_="sign", aria_hidden="true")
    badge = element("strong", sign, words(answer.language).absent, class_="badge", data_verdict="absent")
    return element("p", badge, class_="verdict")


def actions_view(turn: Turn, place: int) -> list[Html]:
    """Offer to copy an answer with its sources, ask again, edit the question, or see why these passages were found."""
    if turn.answer is None or turn.working:
        return []
    said = words(turn.language)
    copy = link_button(said.copy, data_copy=copied_text(turn.answer), data_copied=said.copied)
    edit = link_button(said.edit, data_correct=turn.question)
    why = [] if turn.answer.overview else [link_button(said.why, data_why=place)]  # none was found for its words
    return [element("p", copy, again_button(said.ask_again, place, "same"), edit, *why, class_="actions")]


def copied_text(answer: Answer) -> str:
    """Write an answer as text that can be pasted: question, verdict, sentences, a model's words, sources."""
    if not answer.answered and not answer.parts:
        return f"{answer.question}\n\n{refusal(answer)}\n"
    told = [text for part in answer.parts for text in (part.question, *_told(part))] or _told(answer)
    own = [PHRASING[answer.language].heading.format(answer.phrasing.model)] if answer.phrasing else []
    own = [*own, " ".join(map(marked_text, phrased(answer)))] if phrased(answer) else []
    sources = "\n".join(_source(one, answer) for one in answer.citations)
    return "\n\n".join([answer.question, *told, *own, *([sources] if sources else [])]) + "\n"


def _told(answer: Answer) -> list[str]:
    if not answer.answered:
        return [refusal(answer)]
    said = ruled(answer)
    told = [f"{said.label}: {said.reason}"] if said else []
    if answer.short:
        told.append(f"{' '.join(answer.short.quote.split())} [{answer.short.number}]")
    language = answer.language
    overview = overview_said(answer, day=lambda day: in_words(day, language), number=lambda one: number(one, language))
    quoted = "\n".join(map(marked_text, answer.sentences)) if overview else answer.text
    return [*told, *([overview] if overview else []), quoted]


def _source(citation: Citation, answer: Answer) -> str:
    article = citation.article
    return f"[{citation.number}] {article.label} · {origin(article, answer.language)} · {article.source}"
