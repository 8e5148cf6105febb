import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag import Archive, Retriever
from rag.paraphrase import SentenceTerms, sentence_terms
from rag.retrieval.deduplication import deduplicate
from rag.serialization.documents import hits_document
from rag.types import Article, Hit, Passage, Span

Story = Callable[..., Article]

FIRST = "Kapal Bintang Ara kandas di karang utara Pulau Ori pada Selasa malam."
SECOND = "Dua belas awak selamat dan menginap di balai desa."
THIRD = "Nakhoda salah membaca peta karena lampu suar padam."


def hit(article: Article, score: float, *, first: int = 0, last: int = 0) -> Hit:
    """Return a hit on the paragraphs from the first to the last."""
    start, end = article.body[first].start, article.body[last].end
    return Hit(Passage(first, article, start, end), score)


def said_in(one: Hit) -> list[SentenceTerms]:
    return sentence_terms(one.passage.article, Span(one.passage.start, one.passage.end))


def as_copies(*articles: Article) -> dict[str, list[str]]:
    ids = [one.article_id for one in articles]
    return {one: [other for other in ids if other != one] for one in ids}


def shown(hits: list[Hit]) -> list[tuple[str, str, list[str]]]:
    return [(one.passage.article.source, one.passage.text, [copy.source for copy in one.copies]) for one in hits]


def test_two_passages_of_a_story_in_two_outlets_are_two_hits(story: Story) -> None:
    a, b = (story(FIRST, SECOND, source=source) for source in "ab")
    hits = [hit(a, 0.9), hit(b, 0.8), hit(a, 0.7, first=1, last=1), hit(b, 0.6, first=1, last=1)]
    assert shown(deduplicate(hits, as_copies(a, b))) == [("a", FIRST, ["b"]), ("a", SECOND, ["b"])]


def test_the_best_hit_stands_for_its_copies(story: Story) -> None:
    a, b, c = (story(FIRST, source=source) for source in "abc")
    assert shown(deduplicate([hit(a, 0.5), hit(b, 0.7), hit(c, 0.6)], as_copies(a, b, c))) == [("b", FIRST, ["c", "a"])]


def test_of_equal_scores_the_earliest_stands_for_its_copies_then_the_lower_id(story: Story) -> None:
    undated = story(FIRST, source="a")
    late, early = (story(FIRST, source=f"day {day}", published=date(2024, 5, day)) for day in (2, 1))
    twin = story(FIRST, source="twin", published=date(2024, 5, 1))
    expected = min(early, twin, key=lambda one: one.article_id)
    hits = [hit(one, 0.5) for one in (undated, late, early, twin)]
    (one,) = deduplicate(hits, as_copies(undated, late, early, twin))
    assert one.passage.article == expected
    assert [copy.published for copy in one.copies] == [date(2024, 5, 1), date(2024, 5, 2), None]


@pytest.mark.parametrize(
    "other",
    [
        FIRST.replace("Kapal", "Tiga kapal"),
        FIRST.replace("kandas", "tidak kandas"),
        FIRST.replace("Selasa malam", "malam (14/5)"),
        THIRD,
    ],
)
def test_a_passage_that_tells_something_else_stays(story: Story, other: str) -> None:
    a, b = story(FIRST, SECOND, source="a"), story(other, SECOND, source="b")
    hits = [hit(a, 0.9, last=1), hit(b, 0.8, last=1)]
    assert deduplicate(hits, as_copies(a, b)) == hits


def test_a_short_denial_at_the_end_of_a_passage_is_not_lost(story: Story) -> None:
    a, b = story(FIRST, SECOND, source="a"), story(FIRST, f"{SECOND} Syahbandar membantahnya.", source="b")
    hits = [hit(a, 0.9, last=1), hit(b, 0.8, last=1)]
    assert deduplicate(hits, as_copies(a, b)) == hits
    assert shown(deduplicate([hit(a, 0.8, last=1), hit(b, 0.9, last=1)], as_copies(a, b)))[0][2] == ["a"]


def test_a_passage_that_is_cut_elsewhere_goes_where_better_hits_hold_all_of_it(story: Story) -> None:
    a, b = (story(FIRST, SECOND, THIRD, source=source) for source in "ab")
    parts = [hit(a, 0.9, last=1), hit(a, 0.8, first=2, last=2)]
    assert shown(deduplicate([*parts, hit(b, 0.7, first=1, last=2)], as_copies(a, b)))[0][2] == ["b"]
    assert len(deduplicate([parts[0], hit(b, 0.7, first=1, last=2)], as_copies(a, b))) == 2


def test_articles_that_are_no_copies_are_left_alone(story: Story) -> None:
    a, b = (story(FIRST, source=source) for source in "ab")
    assert shown(deduplicate([hit(a, 0.5), hit(b, 0.6)], {})) == [("b", FIRST, []), ("a", FIRST, [])]
    assert deduplicate([], {}) == []


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_nothing_that_was_said_is_lost(story: Story, data: st.DataObject) -> None:
    """Each sentence of each hit is in a hit that stays; collapsing again changes nothing."""
    sentences = [FIRST, SECOND, THIRD, FIRST.replace("Selasa", "5"), "Polisi belum memeriksa nakhoda kapal itu."]
    articles = [story(*data.draw(st.permutations(sentences)), source=source) for source in "abc"]
    hits = []
    for article in articles:
        first = data.draw(st.integers(0, 4))
        hits.append(hit(article, data.draw(st.sampled_from([0.2, 0.5, 0.9])), first=first, last=min(4, first + 1)))
    kept = deduplicate(hits, as_copies(*articles))
    remaining = {one for some in kept for one in said_in(some)}
    assert remaining == {one for some in hits for one in said_in(some)}
    assert set(articles) == {one for some in kept for one in (some.passage.article, *some.copies)}
    assert deduplicate(kept, as_copies(*articles)) == kept


def test_an_agency_story_is_found_once_with_its_outlets(tmp_path: Path) -> None:
    documents = [
        {"_id": "a", "title": "Kapal Kandas", "publisher": "Kabar Ori", "text": f"{FIRST}\n\n{SECOND} {THIRD}"},
        {
            "_id": "b",
            "title": "Kapal Kandas",
            "publisher": "Ori Pos",
            "text": f"ORI (KBO) - {FIRST}\n\n{SECOND} {THIRD}",
        },
        {"_id": "c", "title": "Pasar", "publisher": "Ori Pos", "text": "Pasar ikan Pulau Ori tetap buka."},
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(path)
        best, *others = Retriever(archive).retrieve("Kapal apa yang kandas di Pulau Ori?")
    assert {best.passage.article.publisher, *(one.publisher for one in best.copies)} == {"Kabar Ori", "Ori Pos"}
    assert all(one.passage.article.title == "Pasar" for one in others)
    (shown_copy,) = hits_document("?", [best])["hits"][0]["copies"]
    assert shown_copy.keys() == {"article_id", "title", "publisher", "published", "source"}
