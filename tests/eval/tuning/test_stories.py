"""Small archives of the stories that the judge's training left out."""

from datetime import date

from embeddings.language import Language
from embeddings.training.judge.examples.scenarios import held_out_scenarios
from eval.tuning.stories import StoryArchive, measured, story_archives, updated_archives
from eval.types import Question
from rag import Settings
from rag.types import Article, Span, Verdict


def test_every_held_out_story_is_an_article_with_questions_that_it_answers() -> None:
    archives = list(story_archives(3))
    articles = [article for one in archives for article in one.articles]
    assert len(articles) == len(held_out_scenarios())
    assert len({one.article_id for one in articles}) == len(articles)
    texts = {one.source.partition("#")[2]: one.text for one in articles}
    facts = [question for one in archives for question in one.facts]
    for question in facts:
        assert question.answerable == bool(question.judgements)
        for judgement in question.judgements:
            assert any(answer in texts[judgement.document] for answer in question.answers)
    assert 0.1 < sum(not one.answerable for one in facts) / len(facts) < 0.5
    verdicts = [question.verdict for one in archives for question in one.claims]
    assert set(verdicts) == {Verdict.YES, Verdict.NO, Verdict.UNCONFIRMED, None}


def test_what_changed_is_told_by_the_later_of_two_articles_and_otherwise_by_the_earlier() -> None:
    archives = list(updated_archives(3))
    changed = [(question, one) for one in archives for question in one.changed]
    assert len(changed) > 100
    for question, one in changed:
        texts = {its.source.partition("#")[2]: its for its in one.articles}
        later = texts[question.judgements[0].document]
        earlier = texts[f"{question.judgements[0].document}-before"]
        assert (earlier.published or date.max) < (later.published or date.min)
        assert any(answer in later.text for answer in question.answers)


def test_the_same_seed_makes_the_same_archives() -> None:
    assert list(story_archives(3)) == list(story_archives(3))
    assert list(story_archives(3)) != list(story_archives(4))


def test_what_becomes_of_questions_is_counted_by_kind() -> None:
    text = "The ferry of Old Quay costs 4 dollars. Its captain is Nora Pell."
    article = Article("stories.jsonl#0", text, (Span(0, len(text)),), Language.ENGLISH, title="Ferry of Old Quay")
    facts = [
        Question("fact", "What does the ferry of Old Quay cost?", ("4 dollars",), True),
        Question("untold", "Who is the minister of Zambrovia?", answerable=False),
    ]
    claims = [
        Question("so", "Does the ferry of Old Quay cost 4 dollars?", verdict=Verdict.YES),
        Question("turned", "Does the ferry of Old Quay cost 4 dollars?", verdict=Verdict.NO),
    ]
    changed = [Question("changed", "What did the ferry of Old Quay cost?", ("3 dollars",), True)]
    tallies = measured([StoryArchive([article], facts, claims, changed)], Settings(judge="off"))
    assert {kind: (one.asked, one.right, one.opposite) for kind, one in tallies.items()} == {
        "a fact": (1, 1, 0),
        "a fact that was otherwise before": (1, 0, 0),
        "what is not told": (1, 1, 0),
        "a claim that is so": (1, 1, 0),
        "a claim that is not so": (1, 0, 1),
    }
