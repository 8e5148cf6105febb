"""What news does to a claim, made from parallel sentences: denies it, rumours it, corrects it, says it of another."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from embeddings.language import Language
from embeddings.training.judge.examples.claim_wording import ASKED_SHARE, HEADED_SHARE, as_question, drawn_heading
from embeddings.training.judge.examples.example import ReadingExample, StanceLabel
from embeddings.training.judge.examples.patterns import (
    ATTRIBUTES,
    FIRST_NAMES,
    LAST_NAMES,
    PATTERNS,
    SPEAKERS,
    BilingualText,
    Pattern,
)
from embeddings.training.judge.examples.typing_noise import sometimes_typed

__all__ = ["SentencePair", "news_examples"]

_LEAST, _MOST = 25, 220
"""Characters of a sentence that becomes a claim."""
_NEIGHBOUR_SHARE = 0.35
_REPORTED, _SAME, _EDITED = 0.52, 0.1, 0.28
"""What is made of a sentence; of the rest, a text that says nothing to it."""
_OTHER_CLAIM_SHARE = 0.15
_CLAIM_SHARE = 0.3
_REFUTED_SHARE = 0.7
_EXCHANGED_SHARE = 0.6
_TITLED_SHARE = 0.3
_TITLES = frozenset({"news-same", "news-other-number", "news-other-attribute", "news-other-name"})
"""What a title can say by itself."""
_NAME_SHARE, _ROLE_SHARE = 0.3, 0.4
_NEAR_SHARE = 0.8
_EVEN = 0.5
_ENGLISH_SHARE = 0.5
_TITLE_WORDS = 7
_HELD_OUT_EVERY = 7
"""Of the patterns, every seventh is seen only in what is held out."""

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})*(?![\w])|(?<![\w.,])\d{1,6}(?![\w])")
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-2]\d)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")


@dataclass(frozen=True, slots=True)
class SentencePair:
    """An English sentence and its Indonesian translation."""

    english: str
    indonesian: str
    source: str

    def text(self, language: Language) -> str:
        """Return it in one language."""
        return self.english if language is Language.ENGLISH else self.indonesian

    def mapped(self, change: Callable[[str], str]) -> "SentencePair":
        """Return it with the same change in both languages."""
        return replace(self, english=change(self.english), indonesian=change(self.indonesian))


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim, what an article writes, and what that says to the claim."""

    claim: SentencePair
    premise: SentencePair
    stance: StanceLabel
    origin: str


def news_examples(sentences: Sequence[SentencePair], random: Random, *, dev: bool = False) -> Iterator[ReadingExample]:
    """Make an example or two of every sentence that can be a claim, in all four pairings of the languages."""
    found = {name for one in sentences for name in _NAME.findall(one.english) if name in one.indonesian}
    names = sorted(found) or [" ".join(pair) for pair in zip(FIRST_NAMES, LAST_NAMES, strict=False)]
    for place, sentence in enumerate(sentences):
        if _LEAST <= len(sentence.english) <= _MOST and _LEAST <= len(sentence.indonesian) <= _MOST:
            for made in _made(place, sentence, sentences, names, random, dev=dev):
                yield _example(made, _neighbours(place, sentences), random, dev=dev)


def _made(
    place: int,
    sentence: SentencePair,
    sentences: Sequence[SentencePair],
    names: Sequence[str],
    random: Random,
    *,
    dev: bool,
) -> Iterator[_Made]:
    chance = random.random()
    plain = sentence.mapped(lambda text: text.rstrip(" .;:"))
    if chance < _REPORTED:
        yield from _reported(plain, names, random, dev=dev)
    elif chance < _REPORTED + _SAME:
        yield _Made(plain, plain, StanceLabel.SUPPORTS, "news-same")
    elif chance < _REPORTED + _SAME + _EDITED:
        yield from _edited(plain, names, random)
    else:
        near = _other(place, sentences, random)
        yield _Made(plain, near, StanceLabel.NEITHER, "news-other")


def _reported(plain: SentencePair, names: Sequence[str], random: Random, *, dev: bool) -> Iterator[_Made]:
    """Put the sentence into a pattern; of some, claim something that it does not report."""
    pattern = random.choice([one for place, one in enumerate(PATTERNS) if _is_held_out(place) is dev])
    if pattern.corrects:
        yield from _corrected(plain, pattern, random)
        return
    premise = _filled(pattern.wording, plain, random)
    other = _changed(plain, names, random) if random.random() < _OTHER_CLAIM_SHARE else None
    if other is not None and pattern.stance in {StanceLabel.SUPPORTS, StanceLabel.OPEN}:
        yield _Made(other, premise, StanceLabel.NOT_SUPPORTED, "news-reported-other")
    elif pattern.claim is not None and random.random() < _CLAIM_SHARE:
        claim = _filled(pattern.claim, plain, random)
        yield _Made(claim, premise, pattern.claim_stance, f"news-{pattern.kind}-said")
    else:
        yield _Made(plain, premise, pattern.stance, f"news-{pattern.kind}")


def _corrected(plain: SentencePair, pattern: Pattern, random: Random) -> Iterator[_Made]:
    changed = _other_number(plain, random)
    if changed is not None:
        premise = _filled(pattern.wording, plain, random, changed)
        yield _Made(plain, premise, StanceLabel.REFUTES, "news-corrected")
        yield _Made(changed, premise, StanceLabel.SUPPORTS, "news-corrected")


def _edited(plain: SentencePair, names: Sequence[str], random: Random) -> Iterator[_Made]:
    """Change a number, a year, an attribute or a name on one side, or exchange two names."""
    refuting = [_other_number, _other_attribute]
    random.shuffle(refuting)
    for change in refuting:
        edited = change(plain, random)
        if edited is not None and random.random() < _REFUTED_SHARE:
            sides = (edited, plain) if random.random() < _EVEN else (plain, edited)
            yield _Made(*sides, StanceLabel.REFUTES, f"news{change.__name__.replace('_', '-')}")
            return
    edited = _changed(plain, names, random)
    if edited is None:
        yield _Made(plain, plain, StanceLabel.SUPPORTS, "news-same")
    else:
        sides = (edited, plain) if random.random() < _EVEN else (plain, edited)
        yield _Made(*sides, StanceLabel.NOT_SUPPORTED, "news-other-name")


def _changed(plain: SentencePair, names: Sequence[str], random: Random) -> SentencePair | None:
    """Exchange two names, else put another name or year in place of one; `None` where there is none."""
    shared = [name for name in dict.fromkeys(_NAME.findall(plain.english)) if name in plain.indonesian]
    if len(shared) > 1 and random.random() < _EXCHANGED_SHARE:
        first, second = random.sample(shared, 2)
        if first not in second and second not in first:
            return plain.mapped(lambda text: _exchanged(text, first, second))
    years = [year for year in _YEAR.findall(plain.english) if year in plain.indonesian]
    if years and random.random() < _EVEN:
        year = random.choice(years)
        other = str(int(year) + random.choice((-3, -2, -1, 1, 2, 3)))
        return plain.mapped(lambda text: text.replace(year, other))
    if shared:
        name, other = random.choice(shared), random.choice(names)
        return plain.mapped(lambda text: text.replace(name, other)) if other != name else None
    return None


def _exchanged(text: str, first: str, second: str) -> str:
    return re.sub(
        rf"\b(?:{re.escape(first)}|{re.escape(second)})\b",
        lambda match: second if match[0] == first else first,
        text,
    )


def _other_number(plain: SentencePair, random: Random) -> SentencePair | None:
    """Change a number that stands in both languages."""
    shared = [one for one in _NUMBER.findall(plain.english) if one in _NUMBER.findall(plain.indonesian)]
    if not shared:
        return None
    number = random.choice(shared)
    digits = re.sub(r"\D", "", number)
    low = max(1, int(digits) // 2)
    value = random.randrange(low, 2 * int(digits) + 10)
    other = str(value) if value != int(digits) else str(value + 1)
    return plain.mapped(lambda text: re.sub(rf"(?<![\w.,]){re.escape(number)}(?!\w)", other, text, count=1))


def _other_attribute(plain: SentencePair, random: Random) -> SentencePair | None:
    """Put red for green, rise for fall, where both languages have the word."""
    english, indonesian = (f" {text.lower()} " for text in (plain.english, plain.indonesian))
    found = []
    for one, other in ATTRIBUTES:
        for here, there in ((one, other), (other, one)):
            if f" {here.english} " in english and f" {here.indonesian} " in indonesian:
                found.append((here, there))
    if not found:
        return None
    here, there = random.choice(found)
    return replace(
        plain,
        english=re.sub(rf"\b{here.english}\b", there.english, plain.english, count=1, flags=re.IGNORECASE),
        indonesian=re.sub(rf"\b{here.indonesian}\b", there.indonesian, plain.indonesian, count=1, flags=re.IGNORECASE),
    )


def _filled(
    wording: BilingualText, plain: SentencePair, random: Random, other: SentencePair | None = None
) -> SentencePair:
    """Put a sentence, and what takes its place, into a pattern; the speaker is the same in both languages."""
    state = random.getstate()
    texts = []
    for language in (Language.ENGLISH, Language.INDONESIAN):
        random.setstate(state)
        pattern = wording.english if language is Language.ENGLISH else wording.indonesian
        replaced = other.text(language) if other else ""
        texts.append(pattern.format(s=plain.text(language), t=replaced, **_fillers(random, language)))
    return SentencePair(texts[0], texts[1], plain.source)


def _fillers(random: Random, language: Language) -> dict[str, str]:
    """Draw who says it; the same state of `random` draws the same for both languages."""
    speaker = random.choice(SPEAKERS)
    name = f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}"
    form = random.random()
    role = speaker.english if language is Language.ENGLISH else speaker.indonesian
    who = name if form < _NAME_SHARE else role if form < _NAME_SHARE + _ROLE_SHARE else f"{role}, {name},"
    return {"who": who, "name": name}


def _example(made: _Made, around: tuple[str, str, str, str], random: Random, *, dev: bool) -> ReadingExample:
    """Draw the languages, often a neighbouring sentence, and whether the claim is asked."""
    asked, read = (
        Language.ENGLISH if random.random() < _ENGLISH_SHARE else Language.INDONESIAN for _ in range(2)
    )  # fmt: skip
    before, after = (random.random() < _NEIGHBOUR_SHARE for _ in range(2))
    claim, claim_english = made.claim.text(asked), made.claim.english
    if random.random() < ASKED_SHARE:
        claim, claim_english = as_question(claim, asked, random), as_question(claim_english, Language.ENGLISH, random)
        claim = claim if dev else sometimes_typed(claim, random)
    if all(around) and made.origin in _TITLES and random.random() < _TITLED_SHARE:
        return _titled(made, (claim, claim_english), around, read, random, dev=dev)
    english = _window(made.premise.english, around[0] if before else "", around[1] if after else "")
    indonesian = _window(made.premise.indonesian, around[2] if before else "", around[3] if after else "")
    window = english if read is Language.ENGLISH else indonesian
    example = ReadingExample(claim, window, made.origin, stance=made.stance, taught=(claim_english, english), dev=dev)
    titles = [one for one in (around[0], around[2]) if one]
    if not titles or random.random() > HEADED_SHARE:
        return example
    return example.headed(drawn_heading(" ".join(random.choice(titles).split()[:_TITLE_WORDS]), random))


def _titled(
    made: _Made, asked: tuple[str, str], around: tuple[str, str, str, str], read: Language, random: Random, *, dev: bool
) -> ReadingExample:
    """Say in the title what is said of the claim, and go on with the sentence behind it."""
    claim, claim_english = asked
    behind = around[1] if read is Language.ENGLISH else around[3]
    state = random.getstate()
    window = drawn_heading(made.premise.text(read), random) + behind
    random.setstate(state)
    english = drawn_heading(made.premise.english, random) + around[1]
    return ReadingExample(claim, window, made.origin, stance=made.stance, taught=(claim_english, english), dev=dev)


def _window(text: str, before: str, after: str) -> str:
    return " ".join(part.rstrip(" .") + "." for part in (before, text, after) if part)


def _neighbours(place: int, sentences: Sequence[SentencePair]) -> tuple[str, str, str, str]:
    """Return what stands before and after a sentence in its document, in English and in Indonesian."""
    source = sentences[place].source
    before = sentences[place - 1] if place and sentences[place - 1].source == source else None
    after = sentences[place + 1] if place + 1 < len(sentences) and sentences[place + 1].source == source else None
    near = [one if one and len(one.english) < _MOST else None for one in (before, after)]
    return (*(one.english if one else "" for one in near), *(one.indonesian if one else "" for one in near))  # type: ignore[return-value]


def _other(place: int, sentences: Sequence[SentencePair], random: Random) -> SentencePair:
    """Draw a near sentence of the same document, or any."""
    near = place + random.choice((-3, -2, -1, 1, 2, 3))
    is_near = 0 <= near < len(sentences) and sentences[near].source == sentences[place].source
    return sentences[near] if is_near and random.random() < _NEAR_SHARE else random.choice(sentences)


def _is_held_out(place: int) -> bool:
    return place % _HELD_OUT_EVERY == _HELD_OUT_EVERY - 1
