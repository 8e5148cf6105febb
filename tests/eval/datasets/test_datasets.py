import json
import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest

from embeddings.errors import DatasetInvalid, ReadingError
from eval.datasets import corpus_of, qrels_by_split, qrels_of, read_dataset, texts_of
from eval.types import Judgement, Question
from rag.types import Span, Verdict

HEADER = "query-id\tcorpus-id\tscore\n"


def write_lines(path: Path, rows: Iterable[object]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def problems_of(path: Path) -> list[str]:
    """Return the problems of a question set, with paths cut to the file's name."""
    with pytest.raises(DatasetInvalid) as raised:
        read_dataset(path)
    return [problem.replace(f"{path if path.is_dir() else path.parent}/", "") for problem in raised.value.problems]


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "ports"
    (folder / "qrels").mkdir(parents=True)
    documents = {"d1": "Feri berlayar ke Pulau Ara.", "d2": "Gunung itu meletus.", "d3": "Tarif feri naik."}
    write_lines(folder / "corpus.jsonl", [{"_id": one, "title": "", "text": text} for one, text in documents.items()])
    queries = [
        {"_id": "q1", "text": "Apa yang berlayar?", "metadata": {"answers": ["Feri", "feri"], "split": "dev"}},
        {"_id": "q2", "text": "Apakah tarif naik?", "metadata": {"verdict": "yes", "note": "kept by nobody"}},
        {"_id": "q3", "text": "Siapa wali kota?", "metadata": {"answerable": False, "split": "dev"}},
        {"_id": "q4", "text": "Apa yang meletus?"},
    ]
    write_lines(folder / "queries.jsonl", queries)
    (folder / "qrels" / "dev.tsv").write_text(f"{HEADER}q1\td1\t2\nq1\td3\t0\n", encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text(f"{HEADER}q2\td3\t1\n", encoding="utf-8")
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "desk.csv"


def test_a_beir_folder_is_read_whole(beir: Path) -> None:
    dataset = read_dataset(beir)
    assert dataset.name == "ports"
    assert dataset.corpus == beir / "corpus.jsonl"
    assert dataset.splits() == ("dev", "test")
    assert dataset.questions == (
        Question(
            "q1",
            "Apa yang berlayar?",
            answers=("Feri", "feri"),
            answerable=True,
            split="dev",
            judgements=(Judgement("d1", 2), Judgement("d3", 0)),
        ),
        Question(
            "q2",
            "Apakah tarif naik?",
            answerable=True,
            verdict=Verdict.YES,
            split="test",
            judgements=(Judgement("d3"),),
        ),
        Question("q3", "Siapa wali kota?", answerable=False, split="dev"),
        Question("q4", "Apa yang meletus?"),
    )


def test_judgements_and_words_by_id(beir: Path) -> None:
    dataset = read_dataset(beir)
    assert qrels_of(dataset.questions) == {"q1": {"d1": 2, "d3": 0}, "q2": {"d3": 1}}
    assert qrels_by_split(dataset) == {"dev": {"q1": {"d1": 2, "d3": 0}}, "test": {"q2": {"d3": 1}}}
    assert texts_of(dataset.questions)["q4"] == "Apa yang meletus?"
    assert corpus_of(dataset) == beir / "corpus.jsonl"


def test_a_qrels_file_needs_no_header_and_may_repeat_itself(beir: Path) -> None:
    (beir / "qrels" / "dev.tsv").write_text("q1\td1\t2\nq1\td1\t2\n\n", encoding="utf-8")
    assert qrels_by_split(read_dataset(beir))["dev"] == {"q1": {"d1": 2}}


def test_a_line_ends_only_where_a_line_ends(beir: Path) -> None:
    append(beir / "queries.jsonl", '{"_id": "q5", "text": "Apa\u2028itu?"}')
    assert texts_of(read_dataset(beir).questions)["q5"] == "Apa\u2028itu?"


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("corpus.jsonl", '{"_id": "d1", "text": "Lagi."}', "corpus.jsonl:4: the id 'd1' was used before"),
        ("corpus.jsonl", '{"_id": "d4", "text": " "}', "corpus.jsonl:4: needs 'text', a text that is not empty"),
        ("corpus.jsonl", '{"text": "Tanpa nama."}', "corpus.jsonl:4: needs '_id', a string; it has nothing"),
        ("corpus.jsonl", '{"_id": "d 4 ", "text": "Feri."}', "corpus.jsonl:4: '_id' must have no tab"),
        ("corpus.jsonl", '{"_id": "d4", "text": "\\ud83d"}', "corpus.jsonl:4: 'text': the text holds half a character"),
        ("queries.jsonl", "{broken", "queries.jsonl:5: is not valid JSON"),
        ("queries.jsonl", '["a list"]', "queries.jsonl:5: must be a JSON object; it is ['a list']"),
        ("queries.jsonl", "null", "queries.jsonl:5: must be a JSON object; it is nothing"),
        ("queries.jsonl", "[" * 100_000, "queries.jsonl:5: its JSON is nested too deeply"),
        ("queries.jsonl", '{"_id": "q5"}', "queries.jsonl:5: needs 'text'"),
        ("queries.jsonl", '{"_id": "q1", "text": "Lagi?"}', "queries.jsonl:5: the id 'q1' was used before"),
        ("queries.jsonl", '{"_id": true, "text": "Apa?"}', "queries.jsonl:5: needs '_id', a string; it has True"),
        ("queries.jsonl", '{"_id": "q5", "text": "Apa?", "metadata": 1}', "queries.jsonl:5: 'metadata' must be an"),
        (
            "queries.jsonl",
            '{"_id": "q5", "text": "Apa?", "metadata": {"answers": ["a", 2]}}',
            "queries.jsonl:5: 'answers' must be texts that are not empty; it is ['a', 2]",
        ),
        (
            "queries.jsonl",
            '{"_id": "q5", "text": "Apa?", "metadata": {"answerable": "no"}}',
            "queries.jsonl:5: 'answerable' must be true or false; it is 'no'",
        ),
        (
            "queries.jsonl",
            '{"_id": "q5", "text": "Apa?", "metadata": {"verdict": "perhaps"}}',
            "queries.jsonl:5: 'verdict' must be one of yes, no, unconfirmed, disputed; it is 'perhaps'",
        ),
        (
            "queries.jsonl",
            '{"_id": "q5", "text": "Apa?", "metadata": {"answerable": false, "answers": "Feri"}}',
            "queries.jsonl:5: is not answerable and yet has an answer",
        ),
        ("qrels/dev.tsv", "q1\td1\tvery", "qrels/dev.tsv:4: the score must be a whole number; it is 'very'"),
        ("qrels/dev.tsv", "q1\td2\t0.5", "qrels/dev.tsv:4: the score must be a whole number; it is '0.5'"),
        ("qrels/dev.tsv", "q1 d1 1", "qrels/dev.tsv:4: must be query-id, corpus-id and score, parted by tabs"),
        ("qrels/dev.tsv", "q9\td1\t1", "qrels/dev.tsv:4: query-id 'q9' is not in queries.jsonl"),
        ("qrels/dev.tsv", "q1\td9\t1", "qrels/dev.tsv:4: corpus-id 'd9' is not in corpus.jsonl"),
        ("qrels/dev.tsv", "q1\td1\t1", "qrels/dev.tsv:4: document 'd1' was judged 2"),
        ("qrels/test.tsv", "q1\td1\t2", "qrels/test.tsv:3: question 'q1' stands in split 'dev' too"),
    ],
)
def test_a_wrong_line_of_a_beir_folder_is_named(beir: Path, file: str, line: str, problem: str) -> None:
    append(beir / file, line)
    (found,) = problems_of(beir)
    assert found.startswith(problem)
    assert "\n" not in found


def test_all_problems_of_all_files_are_said_at_once(beir: Path) -> None:
    append(beir / "corpus.jsonl", '{"_id": "d4"}')
    append(beir / "queries.jsonl", '{"_id": "q5", "text": "", "metadata": {"verdict": "ya", "answerable": 1}}')
    append(beir / "qrels" / "dev.tsv", "q9\td9\tx")
    with pytest.raises(DatasetInvalid) as raised:
        read_dataset(beir)
    places = [problem.removeprefix(f"{beir}/").split(": ")[0] for problem in raised.value.problems]
    assert places == ["corpus.jsonl:4"] + ["queries.jsonl:5"] * 3 + ["qrels/dev.tsv:4"] * 3
    assert str(raised.value) == f"7 problems in the question set, the first: {raised.value.problems[0]}"
    assert pickle.loads(pickle.dumps(raised.value)).problems == raised.value.problems  # noqa: S301 - our own bytes


def test_one_problem_is_said_as_one(beir: Path) -> None:
    append(beir / "queries.jsonl", "{")
    with pytest.raises(ReadingError, match=r"^1 problem in the question set: .*queries\.jsonl:5: is not valid JSON"):
        read_dataset(beir)


def test_an_id_that_could_not_be_read_is_not_held_against_those_who_name_it(beir: Path) -> None:
    lines = (beir / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    (beir / "queries.jsonl").write_text("\n".join([lines[0][:-1], *lines[1:]]), encoding="utf-8")
    (found,) = problems_of(beir)
    assert found.startswith("queries.jsonl:1: is not valid JSON")


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl", "qrels/dev.tsv"])
def test_a_blank_file_is_refused(beir: Path, file: str) -> None:
    (beir / file).write_text("\n \n", encoding="utf-8")
    assert problems_of(beir) == [f"{file}: is empty"]


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl"])
def test_a_missing_file_is_refused(beir: Path, file: str) -> None:
    (beir / file).unlink()
    assert problems_of(beir) == [f"{file}: cannot be read (No such file or directory)"]


def test_a_folder_without_judgements_is_refused(beir: Path) -> None:
    for path in (beir / "qrels").iterdir():
        path.unlink()
    assert problems_of(beir) == ["qrels: holds no SPLIT.tsv"]


def test_other_encodings_are_named_by_line(beir: Path) -> None:
    with (beir / "queries.jsonl").open("ab") as file:
        file.write('{"_id": "q5", "text": "Où?"}\n'.encode("latin-1"))
    assert problems_of(beir) == ["queries.jsonl:5: is not valid UTF-8 (byte 24); save it as UTF-8"]


def test_a_byte_order_mark_is_no_part_of_the_first_line(beir: Path) -> None:
    content = (beir / "queries.jsonl").read_bytes()
    (beir / "queries.jsonl").write_bytes(b"\xef\xbb\xbf" + content)
    assert read_dataset(beir).questions[0].question_id == "q1"


def test_questions_about_an_archive_stand_in_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "desk.jsonl"
    rows = [
        {"question": "Apa yang naik?", "answers": "Tarif", "article": "feri.txt", "start": 4, "end": 9, "by": "Ara"},
        {"id": "b", "question": "Apakah itu benar?", "verdict": "disputed", "article": ["feri.txt", "0a1b2c3d4e5f"]},
        {"id": 3, "question": "Siapa wali kota?", "answerable": False, "answers": None},
    ]
    write_lines(path, rows)
    dataset = read_dataset(path)
    assert (dataset.name, dataset.corpus, dataset.splits()) == ("desk", None, ())
    first, second, third = dataset.questions
    assert (first.answers, first.answerable) == (("Tarif",), True)
    assert first.judgements == (Judgement("feri.txt", span=Span(4, 9)),)
    assert (second.question_id, second.verdict) == ("b", Verdict.DISPUTED)
    assert second.judgements == (Judgement("feri.txt"), Judgement("0a1b2c3d4e5f"))
    assert third == Question("3", "Siapa wali kota?", answerable=False)
    with pytest.raises(ReadingError, match="without documents"):
        corpus_of(dataset)


def test_a_question_without_an_id_keeps_its_own_when_lines_move(tmp_path: Path) -> None:
    rows = [{"question": "Apa yang naik?"}, {"question": "Siapa wali kota?"}]
    write_lines(tmp_path / "one.jsonl", rows)
    write_lines(tmp_path / "two.jsonl", reversed(rows))
    one, two = (read_dataset(tmp_path / f"{name}.jsonl").questions for name in ("one", "two"))
    assert one == two[::-1]
    assert one[0].question_id != one[1].question_id


def test_questions_about_an_archive_stand_in_a_table(table: Path) -> None:
    table.write_text(
        "\ufeffQuestion,answers,article,verdict,answerable,start,end,remark\r\n"
        '"Berapa tarif, dan sejak kapan?",Rp42.500 | 1 Juli,feri.txt,,,10,25,"two\r\nlines"\r\n'
        "Apakah tarif naik?,,feri.txt|Tarif Feri,Yes,TRUE,,,\r\n"
        ",,,,,,,\r\n"
        "Siapa wali kota?,,,,no\r\n",
        encoding="utf-8",
    )
    fee, rise, mayor = read_dataset(table).questions
    assert (fee.text, fee.answers) == ("Berapa tarif, dan sejak kapan?", ("Rp42.500", "1 Juli"))
    assert fee.judgements == (Judgement("feri.txt", span=Span(10, 25)),)
    assert (rise.verdict, rise.answerable) == (Verdict.YES, True)
    assert rise.judgements == (Judgement("feri.txt"), Judgement("Tarif Feri"))
    assert (mayor.answerable, mayor.answers, mayor.judgements) == (False, (), ())


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",Feri,a,,,,", "desk.csv:4: needs 'question', a text that is not empty; it has nothing"),
        ("Apa?,Feri||Kapal,a,,,,", "desk.csv:4: 'answers' must be texts that are not empty; it is ['Feri', '',"),
        ("Apa?,,a,maybe,,,", "desk.csv:4: 'verdict' must be one of yes, no, unconfirmed, disputed; it is 'maybe'"),
        ("Apa?,,a,,perhaps,,", "desk.csv:4: 'answerable' must be true or false; it is 'perhaps'"),
        ("Apa?,,a,,,ten,20", "desk.csv:4: 'start' must be a whole number; it is 'ten'"),
        (f"Apa?,,a,,,1,{'9' * 5000}", "desk.csv:4: 'end' must be a whole number; it is '999"),
        ("Apa?,,a,,,20,10", "desk.csv:4: 'start' and 'end' must be two offsets, 0 <= start < end; they are 20 and 10"),
        ("Apa?,,a,,,20,", "desk.csv:4: 'start' and 'end' must be two offsets"),
        ("Apa?,,a|b,,,10,20", "desk.csv:4: 'start' and 'end' lie in one article; it names 2"),
        ("Apa?,,a,,,,,,", "desk.csv:4: has 9 cells for 7 columns; put quotes around commas"),
        ("Apa yang naik?,,a,,,,", "desk.csv:4: the id '"),
        ('"Apa" yang?,,a,,,,', "desk.csv:4: is not valid CSV"),
    ],
)
def test_a_wrong_row_is_named_by_its_first_line(table: Path, row: str, problem: str) -> None:
    header = "question,answers,article,verdict,answerable,start,end"
    table.write_text(f'{header}\n"Apa yang naik?",,"a\nb",,,,\n{row}\n', encoding="utf-8")
    assert any(found.startswith(problem) for found in problems_of(table))


def test_a_table_without_questions_names_its_columns(table: Path) -> None:
    table.write_text("pertanyaan;jawaban\nApa?;Feri\n", encoding="utf-8")
    assert problems_of(table) == ["desk.csv:1: needs the column 'question'; it has 'pertanyaan;jawaban'"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "desk.csv: is empty"),
        ("question,answers\n", "desk.csv: has a header and no rows"),
        ("question,id,ID\nApa?,1,2\n", "desk.csv:1: names 'id' twice"),
    ],
)
def test_a_table_that_asks_nothing_is_refused(table: Path, content: str, problem: str) -> None:
    table.write_text(content, encoding="utf-8")
    assert problems_of(table) == [problem]


@pytest.mark.parametrize(("name", "said"), [("none.csv", "there is no question set"), ("a.txt", "is no question set")])
def test_what_is_no_question_set_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "a.txt").write_text("Apa?", encoding="utf-8")
    with pytest.raises(ReadingError, match=said):
        read_dataset(tmp_path / name)
