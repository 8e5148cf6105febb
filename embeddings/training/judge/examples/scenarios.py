"""Small news stories of our own, with what they say to questions: filled with names and numbers, cut into windows."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from embeddings.language import Language
from embeddings.training.data import json_lines
from embeddings.training.judge.examples.claim_wording import drawn_heading
from embeddings.training.judge.examples.example import ReadingExample, StanceLabel
from embeddings.training.judge.examples.typing_noise import sometimes_typed

__all__ = [
    "FilledScenario",
    "Scenario",
    "answer_places",
    "filled",
    "filled_before",
    "held_out_scenarios",
    "read_scenarios",
    "scenario_groups",
    "story_groups",
]  # fmt: skip

_FILLINGS = 3
"""Stories made of each scenario."""
_HELD_OUT_EVERY = 10
"""Of the scenarios, every tenth is only measured by."""
_TITLE = -1
"""The place of the title among the sentences."""
_BEFORE_SHARE, _AFTER_SHARE = 0.85, 0.3
_ELSEWHERE_SHARE, _UNTOLD_SHARE = 0.6, 0.3
"""How often a question is read with another part of its story; claims that a window does not decide, for each that it
does."""
_STRANGE_CLAIMS, _STRANGER_SHARE = 2, 0.45
"""Claims of a story that are also read with another story; how often a question is."""
_UPDATED_SHARE = 0.35
"""How often a question is read where its answer stands beside what it was before."""
_WHOLE_SHARE = 0.4
"""How often a question is read with its whole story, as a passage of an article may be one."""
_ENGLISH_SHARE = 0.5

_SLOT = re.compile(r"\{(\w+)\}")
_STANCES = {
    "supports": StanceLabel.SUPPORTS,
    "refutes": StanceLabel.REFUTES,
    "open": StanceLabel.OPEN,
    "neither": StanceLabel.NEITHER,
}  # fmt: skip

_BEFORE: Mapping[Language, Sequence[str]] = {
    Language.ENGLISH: (
        "Last year: {s}", "As first reported: {s}", "{s} That was until the end of last month.", "In {year}: {s}",
        "It used to be otherwise: {s}", "Earlier reports still said: {s}", "{s} Since then things have changed.",
    ),
    Language.INDONESIAN: (
        "Tahun lalu: {s}", "Laporan semula: {s}", "{s} Itu berlaku sampai akhir bulan lalu.", "Pada {year}: {s}",
        "Dulu lain keadaannya: {s}", "Kabar sebelumnya masih menyebut: {s}", "{s} Sejak itu keadaan berubah.",
    ),
}  # fmt: skip
_BY_NOW: Mapping[Language, Sequence[str]] = {
    Language.ENGLISH: ("{s}", "{s}", "Now: {s}", "By now: {s}", "As of today: {s}", "The latest: {s}"),
    Language.INDONESIAN: ("{s}", "{s}", "Kini: {s}", "Sekarang: {s}", "Per hari ini: {s}", "Kabar terbaru: {s}"),
}
"""How a story says what was so and what is."""
_PAST_YEARS = range(2009, 2024)


Scenario = Mapping[str, Any]
"""A story in both languages with open places, and what is asked about it, as a line of `scenarios.jsonl` has it.

Its `slots` are what may stand in each place: one of some names, or a whole number between two.
"""


@dataclass(frozen=True, slots=True)
class FilledScenario:
    """A scenario with its places filled."""

    title: Mapping[Language, str]
    sentences: Mapping[Language, Sequence[str]]
    claims: Sequence[Mapping[str, Any]]
    asked: Sequence[Mapping[str, Any]]
    scenario: Scenario
    values: Mapping[str, str]


def read_scenarios() -> list[Scenario]:
    """Read the scenarios that stand beside this module."""
    return list(json_lines(Path(__file__).with_name("scenarios.jsonl")))


def held_out_scenarios() -> list[Scenario]:
    """Read those that are only measured by."""
    return [one for place, one in enumerate(read_scenarios()) if _is_held_out(place)]


def _is_held_out(place: int) -> bool:
    return place % _HELD_OUT_EVERY == _HELD_OUT_EVERY - 1


def scenario_groups(random: Random) -> Iterator[Sequence[ReadingExample]]:
    """Make examples of every scenario, several times with other names and numbers."""
    scenarios = read_scenarios()
    for place, scenario in enumerate(scenarios):
        dev = _is_held_out(place)
        for _ in range(1 if dev else _FILLINGS):
            stranger = filled(random.choice(scenarios), random)
            yield from story_groups(filled(scenario, random), stranger, random, dev=dev)


def filled(scenario: Scenario, random: Random) -> FilledScenario:
    """Fill the places of a scenario: the same in both languages, and numbers that differ."""
    values: dict[str, str] = {}
    for name in scenario["slots"]:
        values[name] = _value(scenario, name, values, random)
    return _filled_with(scenario, values)


def _value(scenario: Scenario, name: str, others: Mapping[str, str], random: Random) -> str:
    choice = scenario["slots"][name]
    free = choice if isinstance(choice[0], str) else range(choice[0], choice[1] + 1)
    taken = set(others.values())
    left = [str(one) for one in free if str(one) not in taken]
    return random.choice(left or [str(free[0])])


def filled_before(story: FilledScenario, places: Iterable[str], random: Random) -> FilledScenario:
    """Fill a story's scenario once more, as things were before: some of its places otherwise, the rest alike."""
    values = dict(story.values)
    for name in places:
        values[name] = _value(story.scenario, name, values, random)
    return _filled_with(story.scenario, values)


def answer_places(story: FilledScenario, number: int) -> list[str]:
    """Return the places of a scenario that stand in the answer to one of its questions."""
    answer = story.scenario["asked"][number]["answer"]
    return _SLOT.findall(answer[Language.ENGLISH]) if answer else []


def _filled_with(scenario: Scenario, values: Mapping[str, str]) -> FilledScenario:
    row = json.loads(_with(json.dumps(scenario, ensure_ascii=False), values))
    return FilledScenario(
        {language: row["title"][language] for language in Language},
        {language: row["text"][language] for language in Language},
        row["claims"],
        row["asked"],
        scenario,
        values,
    )


def story_groups(
    story: FilledScenario, stranger: FilledScenario, random: Random, *, dev: bool
) -> Iterator[Sequence[ReadingExample]]:
    """Read each window of a story with the claims that it decides and some that it does not; then each question.

    Claims that differ in one thing stand in one batch so, over the very same window: only what tells them apart is
    left to learn from.
    """
    for place in range(len(story.sentences[Language.ENGLISH])):
        yield from _claims_on(story, *_window(story, place, random), random, dev=dev)
    for claim in random.sample(story.claims, min(len(story.claims), _STRANGE_CLAIMS)):
        yield _with_stranger(_about(claim, story, random, dev=dev), stranger, random)
    for question in story.asked:
        for example in _question_examples(question, story, random, dev=dev):
            strange = random.random() < _STRANGER_SHARE
            yield _with_stranger(example, stranger, random) if strange else (example,)
    for place in range(len(story.asked)):
        if random.random() < _UPDATED_SHARE and (updated := _updated(story, place, random, dev=dev)):
            yield (updated,)


def _about(claim: Mapping[str, Any], story: FilledScenario, random: Random, *, dev: bool) -> ReadingExample:
    """Read a claim where its story speaks of it, or says nothing to it."""
    sentences = [place for place in claim["by"] if place != _TITLE] or range(len(story.sentences[Language.ENGLISH]))
    window, read = _window(story, random.choice(sentences), random)
    decided = _decides(window, read, claim)
    stance = _STANCES[claim["stance"]] if decided else StanceLabel.NEITHER
    example = _claim_example(claim, window, stance, random, dev=dev)
    return replace(example, relevant=True) if decided else example


def _with_stranger(example: ReadingExample, stranger: FilledScenario, random: Random) -> Sequence[ReadingExample]:
    """Read the same with a window of another story, too: not about it, it answers and says nothing."""
    place = random.randrange(len(stranger.sentences[Language.ENGLISH]))
    second = _window(stranger, place, random)[0].text
    stance, answers = (None, ()) if example.stance is None else (StanceLabel.NEITHER, None)
    return example, replace(example, second=second, stance=stance, relevant=False, answers=answers)


def _claims_on(
    story: FilledScenario, window: "_Window", read: range, random: Random, *, dev: bool
) -> Iterator[Sequence[ReadingExample]]:
    told = [one for one in story.claims if _decides(window, read, one)]
    others = [one for one in story.claims if not _decides(window, read, one)]
    some = random.sample(others, min(len(others), 1 + round(_UNTOLD_SHARE * len(told))))
    group = [_claim_example(one, window, _STANCES[one["stance"]], random, dev=dev) for one in told]
    group += [_claim_example(one, window, StanceLabel.NEITHER, random, dev=dev) for one in some]
    if group:
        yield group


def _decides(window: "_Window", read: range, claim: Mapping[str, Any]) -> bool:
    """Return whether a window holds a sentence that speaks of a claim, or the title that does."""
    return not {*read, *([_TITLE] if window.start else [])}.isdisjoint(claim["by"])


def _claim_example(
    claim: Mapping[str, Any], window: "_Window", stance: StanceLabel, random: Random, *, dev: bool
) -> ReadingExample:
    return ReadingExample(_asked(claim, random, dev=dev), window.text, "scenario-claims", stance=stance, dev=dev)


def _question_examples(
    question: Mapping[str, Any], story: FilledScenario, random: Random, *, dev: bool
) -> Iterator[ReadingExample]:
    """Read a question where its answer stands or in the whole story, often also where that tells of something else."""
    everywhere = range(len(story.sentences[Language.ENGLISH]))
    told = question.get("in") or list(everywhere)
    window, _ = _window(story, random.choice(told), random, whole=random.random() < _WHOLE_SHARE)
    answer = question["answer"] or dict.fromkeys(Language, "")
    spans = _spans(window, answer[window.language]) if question["answer"] else ()
    if spans or question["answer"] is None:
        relevant = True if spans else None
        asked = _asked(question, random, dev=dev)
        yield ReadingExample(asked, window.text, "scenario-questions", relevant=relevant, answers=spans, dev=dev)
    elsewhere = [place for place in everywhere if place not in told]
    if spans and elsewhere and random.random() < _ELSEWHERE_SHARE:
        window, read = _window(story, random.choice(elsewhere), random)
        if not {*read} & {*told} and answer[window.language] not in window.text:
            yield ReadingExample(
                _asked(question, random, dev=dev), window.text, "scenario-questions", answers=(), dev=dev
            )


def _updated(story: FilledScenario, place: int, random: Random, *, dev: bool) -> ReadingExample | None:
    """Read a question where its answer stands beside another that held before; `None` where one sentence has none."""
    question = story.asked[place]
    names = answer_places(story, place)
    if not names or len(question.get("in") or ()) != 1:
        return None
    earlier = filled_before(story, names, random)
    language = Language.ENGLISH if random.random() < _ENGLISH_SHARE else Language.INDONESIAN
    told, told_before = question["answer"][language], earlier.asked[place]["answer"][language]
    was, now = (one.sentences[language][question["in"][0]] for one in (earlier, story))
    if told in was or told_before in now:
        return None
    was = random.choice(_BEFORE[language]).format(s=was, year=random.choice(_PAST_YEARS))
    now = random.choice(_BY_NOW[language]).format(s=now)
    title = drawn_heading(story.title[language], random) if told not in story.title[language] else ""
    text = title + " ".join((was, now) if random.random() < _ENGLISH_SHARE else (now, was))
    spans = _spans(_Window(text, language, len(title)), told)
    return (
        ReadingExample(
            _asked(question, random, dev=dev), text, "scenario-questions", relevant=True, answers=spans, dev=dev
        )
        if spans
        else None
    )


@dataclass(frozen=True, slots=True)
class _Window:
    text: str
    language: Language
    start: int
    """Where the story begins, behind the heading."""


def _window(story: FilledScenario, place: int, random: Random, *, whole: bool = False) -> tuple[_Window, range]:
    """Cut a window around a sentence, or take all; return it with the places of its sentences."""
    language = Language.ENGLISH if random.random() < _ENGLISH_SHARE else Language.INDONESIAN
    sentences = story.sentences[language]
    first = place - (place > 0 and random.random() < _BEFORE_SHARE)
    last = place + (place + 1 < len(sentences) and random.random() < _AFTER_SHARE)
    if whole:
        first, last = 0, len(sentences) - 1
    title = drawn_heading(story.title[language], random)
    return _Window(title + " ".join(sentences[first : last + 1]), language, len(title)), range(first, last + 1)


def _asked(question: Mapping[str, str], random: Random, *, dev: bool) -> str:
    text = question[Language.ENGLISH if random.random() < _ENGLISH_SHARE else Language.INDONESIAN]
    return text if dev else sometimes_typed(text, random)


def _spans(window: _Window, answer: str) -> tuple[tuple[int, int], ...]:
    found = re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", window.text)
    return tuple(match.span() for match in found if match.start() >= window.start)


def _with(text: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: json.dumps(values[match[1]], ensure_ascii=False)[1:-1], text)
