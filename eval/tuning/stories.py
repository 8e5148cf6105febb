"""The held-out stories of the judge's training as small archives, with what people ask about them in two languages.

`python -m eval.tuning.stories` asks it, and prints how much is answered rightly, by kind.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import MappingProxyType

from embeddings.errors import SitasiError
from embeddings.language import Language
from embeddings.training.judge.examples.scenarios import (
    FilledScenario,
    answer_places,
    filled,
    filled_before,
    held_out_scenarios,
)
from eval.types import Judgement, Question
from rag import Archive, Assistant, Settings
from rag.reading.article import StatedMetadata
from rag.reading.formats.documents.text import stated_article
from rag.types import Article, Verdict

__all__ = ["AnswerCounts", "StoryArchive", "measured", "story_archives", "updated_archives"]

_SEED = 7

_TOGETHER = 4
"""Stories of one archive: as few as a reader may have collected of a matter and its neighbours."""
_FIRST_DAY = date(2026, 1, 5)
_DAYS = 60
_LAST_DAY = _FIRST_DAY + timedelta(days=_DAYS)
_CHANGED = 2
"""Questions at most whose answer was another before."""
_VERDICTS: Mapping[str, Verdict] = MappingProxyType(
    {"supports": Verdict.YES, "refutes": Verdict.NO, "open": Verdict.UNCONFIRMED}
)
_KINDS: Mapping[Verdict | None, str] = MappingProxyType(
    {
        Verdict.YES: "a claim that is so",
        Verdict.NO: "a claim that is not so",
        Verdict.UNCONFIRMED: "a claim that is left open",
        None: "a claim that no article speaks of",
    }
)
_CHANGED_FACT = "a fact that was otherwise before"
_OPPOSITES = {Verdict.YES, Verdict.NO}


@dataclass(frozen=True, slots=True)
class StoryArchive:
    """A few articles, each in one of the languages, and questions about them, each in either."""

    articles: Sequence[Article]
    facts: Sequence[Question]
    """What an article tells, or none does."""
    claims: Sequence[Question]
    """Questions for yes or no; without a verdict where no article speaks of it."""
    changed: Sequence[Question] = ()
    """What an earlier article tells otherwise."""


def story_archives(seed: int) -> Iterator[StoryArchive]:
    """Yield all held-out stories, a few at a time."""
    for chosen in _chosen(Random(seed)):  # noqa: S311 - no secret depends on it
        yield StoryArchive(
            [one.article for one in chosen],
            [question for one in chosen for question in one.facts()],
            [question for one in chosen for question in one.claims()],
        )


def updated_archives(seed: int) -> Iterator[StoryArchive]:
    """Yield the same where each story was told before, in part and with other numbers or names; only what changed is
    asked.
    """
    random = Random(seed)  # noqa: S311 - no secret depends on it
    for chosen in _chosen(random):
        earlier = [one.told_before() for one in chosen]
        yield StoryArchive(
            [one.article for one in (*chosen, *earlier)],
            (),
            (),
            [question for one, before in zip(chosen, earlier, strict=True) for question in one.changed_since(before)],
        )


def _chosen(random: Random) -> Iterator[Sequence["_StoryQuestions"]]:
    stories = [filled(scenario, random) for scenario in held_out_scenarios()]
    random.shuffle(stories)
    for start in range(0, len(stories), _TOGETHER):
        yield [
            _StoryQuestions(story, f"stories.jsonl#{start + place}", random, day=random.randrange(1, _DAYS))
            for place, story in enumerate(stories[start : start + _TOGETHER])
        ]


class _StoryQuestions:
    """A story as an article of one language, and its questions."""

    def __init__(
        self, story: FilledScenario, source: str, random: Random, *, day: int, only: Sequence[int] = ()
    ) -> None:
        """Publish a story, or `only` some sentences of it, so many days after the first."""
        self._story, self._source, self._random = story, source, random
        self._language = random.choice(list(Language))
        self._day = day
        sentences = story.sentences[self._language]
        self.told = list(only) or list(range(len(sentences)))
        published = _FIRST_DAY + timedelta(days=self._day)
        stated = StatedMetadata(title=story.title[self._language], published=published)
        text = " ".join(sentences[place] for place in self.told)
        self.article = stated_article(source, text, stated, today=_LAST_DAY)

    def told_before(self) -> "_StoryQuestions":
        """Return an earlier article of half the story, in which some of what is asked was otherwise."""
        asked = range(len(self._story.asked))
        changing = [place for place in asked if answer_places(self._story, place)]
        chosen = self._random.sample(changing, min(len(changing), _CHANGED))
        places = [name for number in chosen for name in answer_places(self._story, number)]
        sentences = range(len(self._story.sentences[self._language]))
        half = sorted(self._random.sample(sentences, max(1, len(sentences) // 2)))
        before = filled_before(self._story, dict.fromkeys(places), self._random)
        return _StoryQuestions(
            before, f"{self._source}-before", self._random, only=half, day=self._random.randrange(self._day)
        )

    def changed_since(self, before: "_StoryQuestions") -> Iterator[Question]:
        """Yield what an earlier article tells otherwise."""
        for question, row, earlier in zip(self.facts(), self._story.asked, before._story.asked, strict=True):
            if row["answer"] != earlier["answer"] and not {*row.get("in", ())}.isdisjoint(before.told):
                yield question

    def facts(self) -> Iterator[Question]:
        for number, row in enumerate(self._story.asked):
            name = f"{self.article.source} question {number}"
            if row["answer"]:
                known = (Judgement(self.article.source.partition("#")[2]),)
                yield Question(name, self._asked(row), (row["answer"][self._language],), True, judgements=known)
            else:
                yield Question(name, self._asked(row), answerable=False)

    def claims(self) -> Iterator[Question]:
        for number, row in enumerate(self._story.claims):
            asked = self._asked(row)
            if asked.rstrip().endswith("?"):
                yield Question(f"{self.article.source} claim {number}", asked, verdict=_VERDICTS.get(row["stance"]))

    def _asked(self, row: Mapping[str, str]) -> str:
        return row[self._random.choice(list(Language))]


@dataclass(slots=True)
class AnswerCounts:
    """What became of questions of one kind."""

    asked: int = 0
    right: int = 0
    opposite: int = 0
    """Yes for no, or no for yes."""

    def add(self, *, right: bool, opposite: bool = False) -> None:
        """Count one more."""
        self.asked += 1
        self.right += right
        self.opposite += opposite


def measured(archives: Iterable[StoryArchive], settings: Settings) -> dict[str, AnswerCounts]:
    """Ask every question of its archive; return what became of them, by kind.

    A fact is told rightly where the sentence that comes first holds its answer, what is not told where it is refused.
    """
    tallies: dict[str, AnswerCounts] = {}
    for one in archives:
        with TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive", settings=settings) as archive:
            archive.add_articles(one.articles)
            assistant = Assistant(archive)
            facts = [("a fact" if question.answerable else "what is not told", question) for question in one.facts]
            for kind, question in (*facts, *((_CHANGED_FACT, question) for question in one.changed)):
                first = next(iter(assistant.ask(question.text).sentences), None)
                told = first is not None and any(answer in first.text for answer in question.answers)
                tallies.setdefault(kind, AnswerCounts()).add(right=told if question.answerable else first is None)
            for question in one.claims:
                given = assistant.ask(question.text).verdict
                tallies.setdefault(_KINDS[question.verdict], AnswerCounts()).add(
                    right=given is question.verdict, opposite={given, question.verdict} == _OPPOSITES
                )
    return tallies


def main() -> None:
    """Print what becomes of the questions."""
    parser = argparse.ArgumentParser(description="Ask the stories that the judge's training left out.")
    parser.add_argument("--judge", default=Settings().judge, help="as the setting of that name (default: %(default)s)")
    parser.add_argument("--archives", type=int, help="only so many, of four stories each (default: all)")
    options = parser.parse_args()
    try:
        archives = chain.from_iterable(
            islice(make(_SEED), options.archives) for make in (story_archives, updated_archives)
        )
        tallies = measured(archives, Settings(judge=options.judge))
    except SitasiError as error:
        sys.exit(f"eval.tuning.stories: {error}")
    for kind, tally in sorted(tallies.items()):
        sys.stdout.write(f"{kind}: {tally.right} of {tally.asked} right, {tally.opposite} the opposite\n")


if __name__ == "__main__":
    main()
