"""The held-out stories of the judge's training as small archives, with what people ask about them in two languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from types import MappingProxyType

from embeddings.language import Language
from embeddings.training.judge.scenarios import Story, filled, held_out_scenarios
from eval.types import Judgement, Question
from rag.reading.article import Stated
from rag.reading.text import stated_article
from rag.types import Article, Verdict

__all__ = ["StoryArchive", "story_archives"]

_TOGETHER = 4
"""Stories of one archive: as few as a reader may have collected of a matter and its neighbours."""
_FIRST_DAY = date(2026, 1, 5)
_DAYS = 60
_VERDICTS: Mapping[str, Verdict] = MappingProxyType(
    {"supports": Verdict.YES, "refutes": Verdict.NO, "open": Verdict.UNCONFIRMED}
)


@dataclass(frozen=True, slots=True)
class StoryArchive:
    """A few articles, each in one of the languages, and questions about them, each in either."""

    articles: Sequence[Article]
    facts: Sequence[Question]
    """What an article tells, or none does."""
    claims: Sequence[Question]
    """Questions for yes or no; without a verdict where no article speaks of it."""


def story_archives(seed: int) -> Iterator[StoryArchive]:
    """Give all held-out stories, a few at a time."""
    random = Random(seed)  # noqa: S311 - no secret depends on it
    stories = [filled(scenario, random) for scenario in held_out_scenarios()]
    random.shuffle(stories)
    for start in range(0, len(stories), _TOGETHER):
        chosen = [_Told(story, f"stories.jsonl#{start + place}", random) for place, story in
                  enumerate(stories[start : start + _TOGETHER])]  # fmt: skip
        yield StoryArchive(
            [one.article for one in chosen],
            [question for one in chosen for question in one.facts()],
            [question for one in chosen for question in one.claims()],
        )


class _Told:
    """A story as an article of one language, and its questions."""

    def __init__(self, story: Story, source: str, random: Random) -> None:
        self._story, self._random = story, random
        self._language = random.choice(list(Language))
        stated = Stated(
            title=story.title[self._language], published=_FIRST_DAY + timedelta(days=random.randrange(_DAYS))
        )
        text = " ".join(story.sentences[self._language])
        self.article = stated_article(source, text, stated, _FIRST_DAY)

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
