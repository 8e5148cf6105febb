import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.made_up_stories import Press
from bench.workload import workload_of, write_set
from embeddings.language import Language
from embeddings.stopwords import STOP_WORDS
from embeddings.terms import words
from eval.datasets import read_dataset
from rag import Archive, Retriever, Settings


def test_a_story_hangs_on_its_seed_and_number_alone() -> None:
    once = list(Press(1).stories(5))
    assert list(Press(1).stories(3, first=2)) == once[2:]
    assert Press(2).story(0) != once[0]
    assert len({one.text for one in once}) == 5


def test_each_story_has_a_name_of_its_own() -> None:
    names = [story.title.split()[0] for story in Press().stories(600)]
    assert len(set(names)) == len(names)


def test_stories_are_of_both_languages() -> None:
    stories = list(Press().stories(200))
    for language in Language:
        its = [story for story in stories if story.language is language]
        functions = STOP_WORDS[language]
        share = [sum(word in functions for word in words(one.text)) / len(words(one.text)) for one in its]
        assert 60 < len(its) < 140
        assert all(0.2 < one < 0.6 for one in share)


def test_what_is_made_up_can_be_read_and_its_questions_find_their_stories(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "made", Press().stories(80))
    dataset = read_dataset(folder)
    assert [one.question_id for one in dataset.questions] == [f"q{number}" for number in range(0, 80, 10)]
    with Archive.open(tmp_path / "archive", settings=Settings(judge="off")) as archive:
        assert archive.add(folder / "corpus.jsonl").added == 80
        retriever = Retriever(archive)
        found = [retriever.retrieve(one.text, top_k=3) for one in dataset.questions]
    right = [
        any(hit.passage.article.source.endswith(f"#{one.judgements[0].document}") for hit in hits)
        for one, hits in zip(dataset.questions, found, strict=True)
    ]
    assert sum(right) >= 6
    story = Press().story(0)
    assert found[0][0].passage.article.publisher == story.publisher


def test_the_ground_is_made_up_where_no_articles_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ground = workload_of(None, tmp_path / "work", questions=4, sizes=[], full=False, seed=0, made=100)
    assert ground.called == "100 made-up articles, 10 questions"
    assert len(ground.asked()) == 5
    assert len(set(ground.asked())) == 5


def test_a_smaller_ground_has_what_is_judged_for_its_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ground = workload_of(None, tmp_path / "work", questions=4, sizes=[], full=False, seed=0, made=100)
    part = ground.smaller()
    assert len(part.dataset.questions) == 4
    judged = set(read_judged(part.folder))
    documents = {json.loads(line)["_id"] for line in part.corpus.read_text("utf-8").splitlines()}
    assert judged <= documents
    assert len(judged) == 4
    assert len(documents) == 44
    assert part.called == f"44 documents and 4 questions of {ground.called}"
    assert replace(ground, questions=10).smaller().folder == ground.folder


def read_judged(folder: Path) -> list[str]:
    rows = (folder / "qrels" / "made.tsv").read_text("utf-8").splitlines()[1:]
    return [row.split("\t")[1] for row in rows]
