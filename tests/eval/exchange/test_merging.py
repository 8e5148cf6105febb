import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import DatasetInvalid, ReadingError
from eval.datasets import qrels_by_split, read_dataset
from eval.exchange.merging import merge, translate_questions
from eval.types import Judgement, Question
from rag.types import Verdict

FERRY = "Feri KM Ara berlayar ke Pulau Lira tiap pagi."
MOUNTAIN = "Gunung Kelamba meletus pada 1931."
FARE = "Tarif feri naik menjadi 42 keping."


def write_lines(path: Path, rows: Iterable[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_corpus(folder: Path, documents: Mapping[str, str], **more: object) -> Path:
    write_lines(folder / "corpus.jsonl", ({"_id": one, "text": text, **more} for one, text in documents.items()))
    return folder


def write_folder(
    folder: Path, documents: Mapping[str, str], queries: Sequence[dict[str, Any]], qrels: Mapping[str, str]
) -> Path:
    """Write a BEIR folder; `qrels` holds, for each split, lines with spaces for tabs."""
    write_corpus(folder, documents)
    write_lines(folder / "queries.jsonl", queries)
    (folder / "qrels").mkdir()
    for split, lines in qrels.items():
        (folder / "qrels" / f"{split}.tsv").write_text("\n".join(["q d score", *lines.split("; ")]).replace(" ", "\t"))
    return folder


def query(identity: str, text: str, **metadata: object) -> dict[str, Any]:
    return {"_id": identity, "text": text, "metadata": metadata}


def corpus(folder: Path) -> dict[str, str]:
    rows = map(json.loads, (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["_id"]: row["text"] for row in rows}


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    queries = [
        query("q1", "Apa yang berlayar?", answers=["Feri", "KM Ara"]),
        query("q2", "Apakah gunung meletus?", verdict="yes"),
        query("q3", "Siapa wali kota?", answerable=False, split="dev"),
        query("q4", "Apa itu Sagara?"),
    ]
    return write_folder(
        tmp_path / "ports", {"d0": FERRY, "d1": MOUNTAIN}, queries, {"dev": "q1 d0 2; q1 d1 0", "more": "q2 d1 1"}
    )


@pytest.fixture
def fares(tmp_path: Path) -> Path:
    """Return a folder that uses the ids of `ports` for other things, and holds one of its documents."""
    queries = [query("q1", "Berapa tarif feri?", answers=["42 keping"]), query("q9", "Ke mana feri berlayar?")]
    return write_folder(tmp_path / "fares", {"d0": FARE, "d7": FERRY}, queries, {"test": "q1 d0 1; q9 d7 1"})


def test_a_folder_alone_comes_out_as_it_went_in(ports: Path, tmp_path: Path) -> None:
    assert merge([ports], tmp_path / "new" / "pool") == 4
    assert read_dataset(tmp_path / "new" / "pool").questions == read_dataset(ports).questions
    assert corpus(tmp_path / "new" / "pool") == corpus(ports)


def test_folders_are_joined_and_the_later_gives_way(ports: Path, fares: Path, tmp_path: Path) -> None:
    assert merge([ports, fares], tmp_path / "pool") == 6
    assert corpus(tmp_path / "pool") == {"d0": FERRY, "d1": MOUNTAIN, "fares/d0": FARE}
    assert read_dataset(tmp_path / "pool").questions == (
        Question(
            "q1",
            "Apa yang berlayar?",
            ("Feri", "KM Ara"),
            answerable=True,
            split="dev",
            judgements=(Judgement("d0", 2), Judgement("d1", 0)),
        ),
        Question(
            "q2",
            "Apakah gunung meletus?",
            answerable=True,
            verdict=Verdict.YES,
            split="more",
            judgements=(Judgement("d1"),),
        ),
        Question("q3", "Siapa wali kota?", answerable=False, split="dev"),
        Question("q4", "Apa itu Sagara?"),
        Question(
            "fares/q1",
            "Berapa tarif feri?",
            ("42 keping",),
            answerable=True,
            split="test",
            judgements=(Judgement("fares/d0"),),
        ),
        Question("q9", "Ke mana feri berlayar?", split="test", judgements=(Judgement("d0"),)),
    )


def test_a_pool_can_be_merged_again(ports: Path, fares: Path, tmp_path: Path) -> None:
    merge([ports, fares], tmp_path / "pool")
    assert merge([tmp_path / "pool", ports], tmp_path / "again", corpus_only=[fares]) == 6
    assert corpus(tmp_path / "again") == corpus(tmp_path / "pool")
    assert read_dataset(tmp_path / "again").questions == read_dataset(tmp_path / "pool").questions


def test_documents_alone_are_added_once_and_under_free_ids(ports: Path, tmp_path: Path) -> None:
    others = write_corpus(tmp_path / "others", {"d0": FARE, "x": MOUNTAIN, "y": "Pasar Ruma buka."})
    assert merge([ports], tmp_path / "pool", corpus_only=[others]) == 4
    assert corpus(tmp_path / "pool") == {"d0": FERRY, "d1": MOUNTAIN, "others/d0": FARE, "y": "Pasar Ruma buka."}
    assert read_dataset(tmp_path / "pool").questions == read_dataset(ports).questions


def test_a_document_keeps_what_its_line_says(ports: Path, tmp_path: Path) -> None:
    others = write_corpus(tmp_path / "others", {"9": FARE}, title="Tarif", published="2024-06-14")
    merge([ports], tmp_path / "pool", corpus_only=[others])
    last = (tmp_path / "pool" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(last) == {"_id": "9", "text": FARE, "title": "Tarif", "published": "2024-06-14"}


def test_two_documents_that_become_one_keep_the_higher_relevance(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "twice", {"a": FERRY, "b": FERRY}, [query("q", "Apa?")], {"dev": "q a 1; q b 2"})
    merge([folder], tmp_path / "pool")
    assert corpus(tmp_path / "pool") == {"a": FERRY}
    assert qrels_by_split(read_dataset(tmp_path / "pool")) == {"dev": {"q": {"a": 2}}}


def test_a_split_that_two_folders_share_is_kept_once_whatever_the_order_and_the_ids_of_documents(
    ports: Path, tmp_path: Path
) -> None:
    queries = [query("q3", "Siapa wali kota?", answerable=False, split="dev"), query("q4", "Apa itu Sagara?")]
    queries.append(query("q1", "Apa yang berlayar?", answers=["Feri", "KM Ara"]))
    twin = write_folder(tmp_path / "twin", {"b": MOUNTAIN, "a": FERRY}, queries, {"dev": "q1 b 0; q1 a 2"})
    assert merge([ports, twin], tmp_path / "pool") == 4
    assert read_dataset(tmp_path / "pool").questions == read_dataset(ports).questions


@pytest.mark.parametrize("qrels", ["q1 d0 1; q1 d1 0", "q1 d0 2", "q4 d0 2"])
def test_a_split_cannot_be_two_things(ports: Path, tmp_path: Path, qrels: str) -> None:
    queries = [query("q1", "Apa yang berlayar?", answers=["Feri", "KM Ara"]), query("q4", "Apa lagi?")]
    other = write_folder(tmp_path / "other", {"d0": FERRY, "d1": MOUNTAIN}, queries, {"dev": qrels})
    with pytest.raises(ReadingError, match="other has a split 'dev' with other questions than a folder before it"):
        merge([ports, other], tmp_path / "pool")
    assert not (tmp_path / "pool").exists()


def test_an_id_that_cannot_be_made_free_is_named(tmp_path: Path) -> None:
    folders = [
        write_folder(tmp_path / place / "a set", {"d": text}, [query(place, "Apa?")], {place: f"{place} d 1"})
        for place, text in {"a": FERRY, "b": FARE, "c": MOUNTAIN}.items()
    ]
    with pytest.raises(
        ReadingError, match=r"'d' and 'a-set/d' are both ids before .*a set is read; rename that folder"
    ):
        merge(folders, tmp_path / "pool")


def test_a_target_that_holds_something_is_left_as_it_is(ports: Path, tmp_path: Path) -> None:
    before = corpus(ports)
    with pytest.raises(ReadingError, match="exists and is not an empty folder"):
        merge([ports], ports)
    assert corpus(ports) == before
    (tmp_path / "empty").mkdir()
    assert merge([ports], tmp_path / "empty") == 4


def test_nothing_to_merge_is_refused(ports: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="there is no question to write"):
        merge([], tmp_path / "pool", corpus_only=[ports])


def test_wrong_documents_are_named_by_line(ports: Path, tmp_path: Path) -> None:
    others = write_corpus(tmp_path / "others", {"d0": " ", "": FARE})
    with pytest.raises(DatasetInvalid) as raised:
        merge([ports], tmp_path / "pool", corpus_only=[others])
    assert [problem.split(", ")[0] for problem in raised.value.problems] == [
        f"{others}/corpus.jsonl:1: needs 'text'",
        f"{others}/corpus.jsonl:2: needs '_id'",
    ]
    with pytest.raises(ReadingError, match=r"none/corpus\.jsonl: cannot be read"):
        merge([ports], tmp_path / "pool", corpus_only=[tmp_path / "none"])


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """Return Indonesian questions about Indonesian documents."""
    queries = [
        query("1-id", "Kapan gunung meletus?", answers=["pada 1931"]),
        query("2-id", "Kapan feri berlayar?", answers=["tiap pagi"]),
        query("3-id", "Siapa nakhodanya?", answerable=False, split="id"),
        query("4-id", "Ke mana feri berlayar?", answers=["Lira"]),
    ]
    qrels = {"id": "1-id d1 1; 2-id d0 2; 2-id d1 0; 4-id d0 1"}
    return write_folder(tmp_path / "judged", {"d0": FERRY, "d1": MOUNTAIN, "d2": FARE}, queries, qrels)


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """Return the same in English, about one English document."""
    queries = [
        query("1", "When did it erupt?", answers=["1931", "In 1931"]),
        query("2", "When does it sail?", answers=["every morning", "1931"]),
        query("3", "Who steers it?", answers=["KM Ara"]),
        query("7", "Who owns it?", answers=["Ara"]),
    ]
    return write_folder(tmp_path / "english", {"e": "A ferry."}, queries, {"en": "1 e 1; 2 e 1; 3 e 1; 7 e 1"})


def test_questions_are_asked_in_other_words_about_documents_that_were_judged(
    judged: Path, english: Path, tmp_path: Path
) -> None:
    assert translate_questions(english, judged, tmp_path / "cross", split="en-id") == 3
    assert corpus(tmp_path / "cross") == corpus(judged)
    erupted, sails, steers = read_dataset(tmp_path / "cross").questions
    assert erupted == Question(
        "1", "When did it erupt?", ("1931",), answerable=True, split="en-id", judgements=(Judgement("d1"),)
    )
    # "1931" stands only in a document that is not relevant to this question, "every morning" in none
    assert (sails.answers, sails.judgements) == (("tiap pagi",), (Judgement("d0", 2), Judgement("d1", 0)))
    assert steers == Question("3", "Who steers it?", answerable=False, split="en-id")


def test_there_and_back_leaves_what_both_folders_ask(judged: Path, english: Path, tmp_path: Path) -> None:
    translate_questions(english, judged, tmp_path / "there", split="en")
    assert translate_questions(judged, tmp_path / "there", tmp_path / "back", split="id") == 3
    assert merge([tmp_path / "there", tmp_path / "back"], tmp_path / "pool") == 6
    assert corpus(tmp_path / "pool") == corpus(judged)
    pool = read_dataset(tmp_path / "pool")
    assert [one for one in pool.questions if one.split == "id"] == list(read_dataset(judged).questions[:3])
    assert pool.splits() == ("en", "id")


def test_an_answer_counts_as_found_where_it_stands_in_whole_words(judged: Path, tmp_path: Path) -> None:
    asked = tmp_path / "asked.jsonl"
    write_lines(asked, [{"id": "4-en", "question": "Where to?", "answers": ["pulau LIRA", "Lir", "ke"]}])
    assert translate_questions(asked, judged, tmp_path / "cross", split="en") == 1
    (question,) = read_dataset(tmp_path / "cross").questions
    assert (question.question_id, question.answers) == ("4-en", ("pulau LIRA", "ke"))


def test_the_very_same_id_comes_first_and_two_others_are_not_chosen_from(tmp_path: Path) -> None:
    queries = [query("1-id", "Kapan?"), query("1-ms", "Bila?")]
    both = write_folder(tmp_path / "both", {"d0": FERRY, "d1": FARE}, queries, {"dev": "1-id d0 1; 1-ms d1 1"})
    write_lines(tmp_path / "same.jsonl", [{"id": "1-ms", "question": "When?"}])
    translate_questions(tmp_path / "same.jsonl", both, tmp_path / "cross", split="en")
    assert qrels_by_split(read_dataset(tmp_path / "cross")) == {"en": {"1-ms": {"d1": 1}}}
    write_lines(tmp_path / "bare.jsonl", [{"id": "1", "question": "When?"}])
    with pytest.raises(ReadingError, match=r"question '1' could be '1-id' or '1-ms' of .*both; leave one of them out"):
        translate_questions(tmp_path / "bare.jsonl", both, tmp_path / "none", split="en")


def test_sets_without_a_question_in_common_are_refused(judged: Path, ports: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"ports and .*judged have no question in common"):
        translate_questions(ports, judged, tmp_path / "cross", split="en")
    assert not (tmp_path / "cross").exists()


def test_a_translation_needs_documents_a_name_and_a_new_folder(judged: Path, english: Path, tmp_path: Path) -> None:
    write_lines(tmp_path / "asked.jsonl", [{"id": "1", "question": "When?"}])
    with pytest.raises(ReadingError, match="without documents"):
        translate_questions(english, tmp_path / "asked.jsonl", tmp_path / "cross", split="en")
    with pytest.raises(ReadingError, match="a split cannot be called"):
        translate_questions(english, judged, tmp_path / "cross", split="a/b")
    with pytest.raises(ReadingError, match="exists and is not an empty folder"):
        translate_questions(english, judged, english, split="en")
