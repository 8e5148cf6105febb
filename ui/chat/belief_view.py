"""Below an answer: how sure it is, and what can be done with it."""

from rag.documents import answer_text, marked_text
from rag.types import Answer, Citation, Reason
from ui.chat.conversation import Turn, phrased
from ui.chat.markup import Html, element
from ui.chat.sentence_view import again_button, link_button
from ui.chat.words import origin, words
from ui.words import PHRASING, VERDICTS, refusal

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
    why = link_button(said.why, data_why=place)
    return [element("p", copy, again_button(said.ask_again, place, "same"), edit, why, class_="actions")]


def copied_text(answer: Answer) -> str:
    """Write an answer as text that can be pasted: question, verdict, sentences, a model's words, sources."""
    if not answer.answered:
        return f"{answer.question}\n\n{refusal(answer)}\n"
    verdict = VERDICTS[answer.language][answer.verdict] if answer.verdict else None
    told = [f"{verdict.label}: {verdict.reason}"] if verdict else []
    own = [PHRASING[answer.language].heading.format(answer.phrasing.model)] if answer.phrasing else []
    own = [*own, " ".join(map(marked_text, phrased(answer)))] if phrased(answer) else []
    sources = "\n".join(_source(one, answer) for one in answer.citations)
    return "\n\n".join([answer.question, *told, answer_text(answer), *own, sources]) + "\n"


def _source(citation: Citation, answer: Answer) -> str:
    article = citation.article
    return f"[{citation.number}] {article.label} · {origin(article, answer.language)} · {article.source}"
