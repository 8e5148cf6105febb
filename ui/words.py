"""What Sitasi says in its own words, in both languages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from embeddings.language import Language
from rag.query import LONGEST_QUESTION
from rag.types import Answer, Failure, Period, PeriodKind, PhrasedSentence, Phrasing, Reason, Verdict
from ui.overview_words import none_said

__all__ = [
    "ANY_DATE",
    "ANY_PUBLISHER",
    "OF_PUBLISHER",
    "PHRASING",
    "REFUSALS",
    "TIMELINE",
    "UNASKED",
    "VERDICTS",
    "PhrasingWords",
    "UnaskedWords",
    "VerdictWords",
    "failure_said",
    "period_said",
    "phrasing_heading",
    "refusal",
    "ruled",
    "sentence_note",
    "silence_said",
]

REFUSALS: MappingProxyType[Language, MappingProxyType[Reason, str]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "The archive holds no articles yet: add some with `sitasi add PATH`.",
                Reason.NO_MATCH: "Your articles do not say.",
                Reason.WEAK_EVIDENCE: "Your articles do not say it clearly enough to quote.",
                Reason.NAME_NOT_FOUND: "Your articles do not say: none that comes near mentions {}.",
                Reason.OUTSIDE_DATES: "No article of these dates says anything about it.",
                Reason.NOT_A_QUESTION: "Ask what your articles say: who, what, when, where or how many, or whether "
                "something is true.",
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "Arsip ini belum berisi artikel: tambahkan dengan `sitasi add PATH`.",
                Reason.NO_MATCH: "Artikel Anda tidak menyebutkannya.",
                Reason.WEAK_EVIDENCE: "Artikel Anda tidak menyebutkannya dengan cukup jelas untuk dikutip.",
                Reason.NAME_NOT_FOUND: "Artikel Anda tidak menyebutkannya: {} tidak ada dalam artikel yang terdekat.",
                Reason.OUTSIDE_DATES: "Tidak ada artikel dari rentang tanggal itu yang membahasnya.",
                Reason.NOT_A_QUESTION: "Tanyakan isi artikel Anda: siapa, apa, kapan, di mana, atau berapa, atau "
                "benarkah sesuatu.",
            }
        ),
    }
)


@dataclass(frozen=True, slots=True)
class UnaskedWords:
    """What is said to a text that asks nothing."""

    hello: str
    nothing: str
    too_long: str


UNASKED: MappingProxyType[Language, UnaskedWords] = MappingProxyType(
    {
        Language.ENGLISH: UnaskedWords(
            hello="Hello!",
            nothing="There is nothing to answer yet: write a question.",
            too_long="This is longer than 1,000 characters: ask it more briefly.",
        ),
        Language.INDONESIAN: UnaskedWords(
            hello="Halo!",
            nothing="Belum ada yang dapat dijawab: tulislah pertanyaan.",
            too_long="Ini lebih panjang dari 1.000 karakter: tanyakan dengan lebih singkat.",
        ),
    }
)
_GREETS = re.compile(
    r"\b(?:hal+o|hai|hei|hey|hi|hello|selamat|good (?:morning|afternoon|evening)|apa kabar)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is said."""

    label: str
    reason: str


VERDICTS: MappingProxyType[Language, MappingProxyType[Verdict, VerdictWords]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Verdict.YES: VerdictWords("Yes", "your articles say so."),
                Verdict.NO: VerdictWords("No", "your articles say otherwise."),
                Verdict.UNCONFIRMED: VerdictWords("Unconfirmed", "your articles speak of it, but none settles it."),
                Verdict.DISPUTED: VerdictWords("Disputed", "your sources contradict each other."),
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Verdict.YES: VerdictWords("Ya", "artikel Anda menyatakannya."),
                Verdict.NO: VerdictWords("Tidak", "artikel Anda menyatakan sebaliknya."),
                Verdict.UNCONFIRMED: VerdictWords("Belum pasti", "artikel Anda menyebutnya tanpa kepastian."),
                Verdict.DISPUTED: VerdictWords("Dipertentangkan", "sumber-sumber Anda saling bertentangan."),
            }
        ),
    }
)


def ruled(answer: Answer) -> VerdictWords | None:
    """Say the verdict of an answer, or the alternative that it decides for; `None` where it has neither."""
    words = VERDICTS[answer.language]
    if answer.alternative:
        return VerdictWords(answer.alternative, words[Verdict.YES].reason)
    return words[answer.verdict] if answer.verdict else None


TIMELINE: MappingProxyType[Language, str] = MappingProxyType(
    {Language.ENGLISH: "Timeline, as of {}", Language.INDONESIAN: "Urutan waktu, hingga {}"}
)
"""Takes the newest day."""


@dataclass(frozen=True, slots=True)
class PhrasingWords:
    """What stands around what a language model makes of an answer."""

    heading: str
    """Takes the model's name."""
    proposed: str
    """The heading where there is no other answer; takes the model's name."""
    verdict: str
    """Takes the verdict that the model gives."""
    unsupported: str
    citation_added: str
    rewritten: str
    """Takes the full question that a follow-up was taken to ask."""
    translation: str
    """Takes the model's name."""


PHRASING: MappingProxyType[Language, PhrasingWords] = MappingProxyType(
    {
        Language.ENGLISH: PhrasingWords(
            heading="In the words of {}",
            proposed="Proposed by the language model {}, from the nearest articles",
            verdict="The model takes it for: {}",
            unsupported="not confirmed by its sources",
            citation_added="citation added",
            rewritten="Asked as: {}",
            translation="Translated by {}",
        ),
        Language.INDONESIAN: PhrasingWords(
            heading="Dalam kata-kata {}",
            proposed="Diusulkan oleh model bahasa {}, dari artikel terdekat",
            verdict="Menurut model: {}",
            unsupported="tidak terkonfirmasi oleh sumbernya",
            citation_added="sitasi ditambahkan",
            rewritten="Ditanyakan sebagai: {}",
            translation="Diterjemahkan oleh {}",
        ),
    }
)

_FAILURES: MappingProxyType[Language, MappingProxyType[Failure, str]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Failure.UNREACHABLE: "{} could not be reached",
                Failure.TIMED_OUT: "{} took too long",
                Failure.RATE_LIMITED: "{} asks to be asked less often",
                Failure.KEY_REFUSED: "{} refused the key",
                Failure.MODEL_MISSING: "{} is not known at its address",
                Failure.REJECTED: "{} reported an error",
                Failure.CUT_OFF: "{} broke off",
                Failure.REPEATED: "{} repeats itself",
                Failure.UNREADABLE: "{} sent what could not be read",
                Failure.EMPTY: "{} said nothing",
                Failure.DECLINED: "{} found no answer in these passages",
                Failure.UNCITED: "{} named no source",
                Failure.UNSUPPORTED: "{} said nothing that its sources confirm",
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Failure.UNREACHABLE: "{} tidak dapat dihubungi",
                Failure.TIMED_OUT: "{} terlalu lama menjawab",
                Failure.RATE_LIMITED: "{} meminta agar tidak terlalu sering ditanya",
                Failure.KEY_REFUSED: "{} menolak kuncinya",
                Failure.MODEL_MISSING: "{} tidak dikenal di alamatnya",
                Failure.REJECTED: "{} melaporkan kesalahan",
                Failure.CUT_OFF: "{} terputus di tengah jalan",
                Failure.REPEATED: "{} mengulang-ulang",
                Failure.UNREADABLE: "{} mengirim sesuatu yang tidak dapat dibaca",
                Failure.EMPTY: "{} tidak mengatakan apa-apa",
                Failure.DECLINED: "{} tidak menemukan jawaban dalam kutipan-kutipan ini",
                Failure.UNCITED: "{} tidak menyebut sumber",
                Failure.UNSUPPORTED: "{} tidak mengatakan apa pun yang dikonfirmasi sumbernya",
            }
        ),
    }
)
_STANDING = MappingProxyType(
    {Language.ENGLISH: "the quotations stand.", Language.INDONESIAN: "kutipan di atas tetap berlaku."}
)
_UNANSWERED = MappingProxyType(
    {Language.ENGLISH: "there is no answer.", Language.INDONESIAN: "jawabannya tetap belum ada."}
)
"""What stands where the model was to propose an answer and proposes none."""


class _Shape(StrEnum):
    SINCE = "since"
    UNTIL = "until"
    DAY = "day"
    BETWEEN = "between"


_PERIODS: MappingProxyType[Language, MappingProxyType[PeriodKind, MappingProxyType[_Shape, str]]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                PeriodKind.FILTER: MappingProxyType(
                    {
                        _Shape.SINCE: "Only articles since {first}",
                        _Shape.UNTIL: "Only articles until {last}",
                        _Shape.DAY: "Only articles of {first}",
                        _Shape.BETWEEN: "Only articles from {first} to {last}",
                    }
                ),
                PeriodKind.PREFERENCE: MappingProxyType(
                    {
                        _Shape.SINCE: "Articles since {first} rank higher",
                        _Shape.UNTIL: "Articles until soon after {last} rank higher",
                        _Shape.DAY: "Articles of {first} and soon after rank higher",
                        _Shape.BETWEEN: "Articles from {first} until soon after {last} rank higher",
                    }
                ),
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                PeriodKind.FILTER: MappingProxyType(
                    {
                        _Shape.SINCE: "Hanya artikel sejak {first}",
                        _Shape.UNTIL: "Hanya artikel sampai {last}",
                        _Shape.DAY: "Hanya artikel pada {first}",
                        _Shape.BETWEEN: "Hanya artikel dari {first} sampai {last}",
                    }
                ),
                PeriodKind.PREFERENCE: MappingProxyType(
                    {
                        _Shape.SINCE: "Artikel sejak {first} diutamakan",
                        _Shape.UNTIL: "Artikel sampai tak lama setelah {last} diutamakan",
                        _Shape.DAY: "Artikel pada {first} dan tak lama setelahnya diutamakan",
                        _Shape.BETWEEN: "Artikel dari {first} sampai tak lama setelah {last} diutamakan",
                    }
                ),
            }
        ),
    }
)

OF_PUBLISHER: MappingProxyType[Language, str] = MappingProxyType(
    {Language.ENGLISH: "Only articles of {}", Language.INDONESIAN: "Hanya artikel dari {}"}
)
"""Takes the name of the publisher that a question asks for."""

ANY_PUBLISHER: MappingProxyType[Language, str] = MappingProxyType(
    {
        Language.ENGLISH: "--any-publisher searches all.",
        Language.INDONESIAN: "--any-publisher mencari di semua penerbit.",
    }
)
"""How the command line leaves it out."""

ANY_DATE: MappingProxyType[Language, str] = MappingProxyType(
    {Language.ENGLISH: "--any-date searches all dates.", Language.INDONESIAN: "--any-date mencari di semua tanggal."}
)
"""How the dates of a question are left out on the command line."""


def refusal(answer: Answer) -> str:
    """Say why there is no answer, in the question's language.

    >>> refusal(Answer("Did it rain?", Language.ENGLISH))
    'Your articles do not say.'
    """
    said = REFUSALS[answer.language][answer.reason or Reason.NO_MATCH]
    if answer.reason is Reason.NOT_A_QUESTION:
        return _unasked(answer, said)
    return none_said(answer) or said.format(", ".join(answer.missing))


def _unasked(answer: Answer, said: str) -> str:
    """Say why a text asks nothing: it is too long, there is nothing to read, or it greets."""
    words, text = UNASKED[answer.language], answer.question
    if len(text) > LONGEST_QUESTION:
        return words.too_long
    if not any(character.isalnum() for character in text):
        return words.nothing
    return f"{words.hello} {said}" if _GREETS.search(text) else said


def failure_said(phrasing: Phrasing, language: Language) -> str:
    """Say in one line why a model's words are missing or end early.

    >>> failure_said(Phrasing("llama3.2", failure=Failure.RATE_LIMITED), Language.ENGLISH)
    'llama3.2 asks to be asked less often: the quotations stand.'
    """
    if phrasing.failure is None:
        return ""
    said = silence_said(phrasing.failure, phrasing.model, language)
    if phrasing.proposed:
        return f"{said}." if phrasing.sentences else f"{said}: {_UNANSWERED[language]}"
    return f"{said}: {_STANDING[language]}"


def silence_said(failure: Failure, model: str, language: Language) -> str:
    """Say why a language model does not answer, without a full stop."""
    return _FAILURES[language][failure].format(model)


def phrasing_heading(phrasing: Phrasing, language: Language, *, write: Callable[[str], str] = str) -> str:
    """Say whose words follow, and where they are proposed that they are; `write` writes the model's name."""
    said = PHRASING[language]
    return (said.proposed if phrasing.proposed else said.heading).format(write(phrasing.model))


def sentence_note(sentence: PhrasedSentence, language: Language) -> str:
    """Say what is to be known of a model's sentence: that nothing carries it, or who found what does."""
    if not sentence.supported:
        return PHRASING[language].unsupported
    return PHRASING[language].citation_added if sentence.citation_added else ""


def period_said(period: Period, language: Language, *, write: Callable[[date], str] = str) -> str:
    """Say what the dates of a question did, without a full stop; `write` writes a day.

    >>> period_said(Period(date(2026, 5, 1), None, "sejak Mei", PeriodKind.FILTER), Language.ENGLISH)
    'Only articles since 2026-05-01 (“sejak Mei”)'
    """
    days = {name: write(day) for name, day in (("first", period.first), ("last", period.last)) if day}
    return f"{_PERIODS[language][period.kind][_shape(period)].format(**days)} (“{period.words}”)"


def _shape(period: Period) -> _Shape:
    if period.first is None:
        return _Shape.UNTIL
    if period.last is None:
        return _Shape.SINCE
    return _Shape.DAY if period.first == period.last else _Shape.BETWEEN
