import csv
import json
from pathlib import Path

import pytest

from embeddings.errors import DatasetInvalid, ReadingError
from eval.converters import CONVERTERS
from eval.converters.facqa import join_tokens
from eval.datasets import read_dataset
from eval.types import Judgement, Question

HARBOUR = "Pelabuhan Sagara dibuka pada 1970. Kapal KM Ara berlayar tiap pagi."
MOUNTAIN = "Gunung Kelamba terakhir meletus pada 1931."


def paragraph(context: str, *questions: dict[str, object]) -> dict[str, object]:
    return {"context": context, "qas": list(questions)}


def asked(identity: str, question: str, *answers: str, **more: object) -> dict[str, object]:
    found = [{"text": answer, "answer_start": HARBOUR.find(answer)} for answer in answers]
    return {"id": identity, "question": question, "answers": found, **more}


def answered(identity: str, question: str, *answers: str, document: str, split: str) -> Question:
    return Question(identity, question, answers, answerable=True, split=split, judgements=(Judgement(document),))


def corpus(folder: Path) -> dict[str, str]:
    """Return a BEIR folder's documents: id → title and text."""
    rows = map(json.loads, (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["_id"]: f"{row['title']}|{row['text']}" for row in rows}


def write_facqa(path: Path, *rows: tuple[list[str], list[str], list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["question", "passage", "seq_label"])
        writer.writerows([repr(cell) for cell in row] for row in rows)
    return path


@pytest.fixture
def idk_mrc(tmp_path: Path) -> Path:
    """Return a file as IDK-MRC writes them: a bare list of paragraphs."""
    content = [
        paragraph(
            HARBOUR,
            asked("a-1", "Kapan pelabuhan dibuka?", "1970", is_impossible=False),
            asked("a-1-unans", "Kapan pelabuhan ditutup?", is_impossible=True),
        ),
        paragraph(MOUNTAIN, asked("b-1", "Kapan gunung meletus?", "1931", "pada 1931", is_impossible=False)),
        paragraph(HARBOUR, asked("a-2", "Kapal apa yang berlayar?", "KM Ara", is_impossible=False)),
    ]
    path = tmp_path / "valid.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_idk_mrc_becomes_a_folder_that_is_read_back(idk_mrc: Path, tmp_path: Path) -> None:
    target = tmp_path / "beir"
    assert CONVERTERS["idk-mrc"](idk_mrc, target, split="idk-valid") == 4
    assert corpus(target) == {"d0": f"|{HARBOUR}", "d1": f"|{MOUNTAIN}"}
    assert read_dataset(target).questions == (
        answered("a-1", "Kapan pelabuhan dibuka?", "1970", document="d0", split="idk-valid"),
        Question("a-1-unans", "Kapan pelabuhan ditutup?", answerable=False, split="idk-valid"),
        answered("b-1", "Kapan gunung meletus?", "1931", "pada 1931", document="d1", split="idk-valid"),
        answered("a-2", "Kapal apa yang berlayar?", "KM Ara", document="d0", split="idk-valid"),
    )
    assert [path.name for path in (target / "qrels").iterdir()] == ["idk-valid.tsv"]


@pytest.mark.parametrize("name", ["squad", "xquad"])
def test_squad_style_articles_give_their_titles_and_may_say_nothing_of_the_impossible(
    tmp_path: Path, name: str
) -> None:
    articles = [
        {"title": "Sagara", "paragraphs": [paragraph(HARBOUR, asked("1", "When did it open?", "1970", "1970"))]},
        {"paragraphs": [paragraph(MOUNTAIN, asked("2", "When did it erupt?"))]},
    ]
    source = tmp_path / "xquad.en.json"
    source.write_text(json.dumps({"version": "1.1", "data": articles}), encoding="utf-8")
    assert CONVERTERS[name](source, tmp_path / "beir") == 2
    assert corpus(tmp_path / "beir") == {"d0": f"Sagara|{HARBOUR}", "d1": f"|{MOUNTAIN}"}
    first, second = read_dataset(tmp_path / "beir").questions
    assert first == answered("1", "When did it open?", "1970", document="d0", split="xquad.en")
    assert (second.answerable, second.answers) == (None, ())


def test_a_set_in_which_nothing_can_be_answered_is_read_back(tmp_path: Path) -> None:
    source = tmp_path / "dev.json"
    impossible = asked("1", "Siapa wali kota?", is_impossible=True, plausible_answers=[{"text": "Ara"}])
    source.write_text(json.dumps([paragraph(HARBOUR, impossible)]), encoding="utf-8")
    CONVERTERS["squad"](source, tmp_path / "beir")
    assert read_dataset(tmp_path / "beir").questions == (
        Question("1", "Siapa wali kota?", answerable=False, split="dev"),
    )


def test_problems_of_squad_style_files_name_their_places(tmp_path: Path) -> None:
    content = [
        paragraph(HARBOUR, asked("1", "Apa?", "1970"), asked("1", "", "1970"), {"id": "2", "question": "Apa?"}),
        {"qas": "none"},
        paragraph(MOUNTAIN, asked("3", "Apa?", is_impossible="no"), {"id": "4", "question": "A?", "answers": [{}]}),
        "text",
    ]
    source = tmp_path / "bad.json"
    source.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(DatasetInvalid) as raised:
        CONVERTERS["squad"](source, tmp_path / "beir")
    found = {problem.removeprefix(str(source)).split(";")[0] for problem in raised.value.problems}
    assert found == {
        "[0].qas[1]: the id '1' was used before",
        "[0].qas[1]: needs 'question', a text that is not empty",
        "[0].qas[2]: needs 'answers', a list",
        "[1]: needs 'context', a text that is not empty",
        "[1]: needs 'qas', a list",
        "[2].qas[0]: 'is_impossible' must be true or false",
        "[2].qas[1].answers[0]: needs 'text', a text that is not empty",
        "[3]: must be an object",
    }
    assert not (tmp_path / "beir").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("{", "is not valid JSON"),
        ("7", "must be a JSON object or list; it is 7"),
        ("{}", "needs 'data', a list; it has nothing"),
        ('{"data": []}', "there is no question to write"),
    ],
)
def test_what_is_not_squad_style_is_refused(tmp_path: Path, content: str, said: str) -> None:
    source = tmp_path / "bad.json"
    source.write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError, match=said):
        CONVERTERS["squad"](source, tmp_path / "beir")
    assert not (tmp_path / "beir").exists()


def test_facqa_becomes_running_text_with_its_answers(tmp_path: Path) -> None:
    passage = ["Kapal", "KM", "-", "7", "(", "milik", "PT", "Ara", ")", "tiba", ",", "kata", "Wira", "."]
    labels = ["O", "B", "I", "I", "O", "O", "B", "I", "O", "O", "O", "O", "O", "O"]
    nothing = ["O"] * len(passage)
    source = write_facqa(
        tmp_path / "valid_preprocess.csv",
        (["Kapal", "apa", "yang", "tiba", "?"], passage, labels),
        (["Siapa", "Wira", "?"], passage, nothing),
    )
    assert CONVERTERS["facqa"](source, tmp_path / "beir", split="facqa-valid") == 2
    assert corpus(tmp_path / "beir") == {"d0": "|Kapal KM-7 (milik PT Ara) tiba, kata Wira."}
    assert read_dataset(tmp_path / "beir").questions == (
        answered("facqa-valid-0", "Kapal apa yang tiba?", "KM-7", "PT Ara", document="d0", split="facqa-valid"),
        Question("facqa-valid-1", "Siapa Wira?", split="facqa-valid", judgements=(Judgement("d0"),)),
    )


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["Ia", "tiba", "-", "kata", "Wira", "-", "pagi"], "Ia tiba-kata Wira-pagi"),
        (["Sagara", "(", "1970", ")", "-", "Ara"], "Sagara (1970) - Ara"),
        (["AB", "/", "CD", "/", "EF"], "AB/CD/EF"),
        (["-", "Ara", "/"], "- Ara /"),
        (["Apa", "?", '"', "Ya", ",", '"', "katanya"], 'Apa? " Ya, " katanya'),
    ],
)
def test_where_spaces_stand_between_tokens(tokens: list[str], text: str) -> None:
    joined, spans = join_tokens(tokens)
    assert joined == text
    assert [span.of(joined) for span in spans] == tokens


def test_a_facqa_answer_is_cut_from_its_passage_whatever_its_neighbours_are(tmp_path: Path) -> None:
    passage = ["Rute", "Ara", "-", "Sagara", "/", "Lira", "", "dibuka"]
    labels = ["O", "O", "O", "I", "I", "B", "I", "O"]  # an I without a B begins an answer; a blank token is no word
    source = write_facqa(tmp_path / "train.csv", (["Rute", "apa", "?"], passage, labels))
    CONVERTERS["facqa"](source, tmp_path / "beir")
    (question,) = read_dataset(tmp_path / "beir").questions
    assert corpus(tmp_path / "beir")["d0"] == "|Rute Ara-Sagara/Lira dibuka"
    assert question.answers == ("Sagara/", "Lira")


def test_problems_of_facqa_rows_name_their_lines(tmp_path: Path) -> None:
    source = write_facqa(
        tmp_path / "bad.csv",
        (["Apa", "?"], ["Feri", "tiba"], ["B"]),
        (["Apa", "?"], ["Feri", "tiba"], ["B", "X"]),
        ([], ["Feri"], ["B"]),
    )
    with source.open("a", encoding="utf-8") as file:
        file.write("Apa?,\"['Feri']\",\"['B']\"\n")
    with pytest.raises(DatasetInvalid) as raised:
        CONVERTERS["facqa"](source, tmp_path / "beir")
    found = [problem.removeprefix(f"{source}:").split(";")[0] for problem in raised.value.problems]
    assert found[:2] == [
        f"{line}: 'seq_label' must be B, I or O for each of the 2 tokens of 'passage'" for line in (2, 3)
    ]
    assert found[2].startswith("4: 'question' must be a Python list of words")
    assert found[-1].startswith("5: 'question' must be a Python list of words")


def test_a_table_that_is_not_facqa_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "other.csv"
    source.write_text("question,context\nApa?,Feri.\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="needs the column 'passage', 'seq_label'; it has 'question', 'context'"):
        CONVERTERS["facqa"](source, tmp_path / "beir")


def test_indonli_becomes_claims_with_whole_words(tmp_path: Path) -> None:
    labels = ["e", "n", "c", "Entailment", "neutral", "contradiction"]
    rows = [
        {"pair_id": number, "premise": HARBOUR, "hypothesis": f"Kalimat {number}.", "label": label, "data_split": "dev"}
        for number, label in enumerate(labels)
    ]
    source = tmp_path / "val.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    target = tmp_path / "new" / "claims.jsonl"
    assert CONVERTERS["indonli"](source, target) == 6
    claims = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert claims[1] == {"premise": HARBOUR, "hypothesis": "Kalimat 1.", "label": "neutral"}
    assert [claim["label"] for claim in claims] == ["entailment", "neutral", "contradiction"] * 2


def test_problems_of_indonli_lines_are_said_at_once(tmp_path: Path) -> None:
    source = tmp_path / "bad.jsonl"
    source.write_text('{"premise": "A.", "hypothesis": "B.", "label": "-"}\n{"label": "e"}\n', encoding="utf-8")
    with pytest.raises(DatasetInvalid) as raised:
        CONVERTERS["indonli"](source, tmp_path / "claims.jsonl")
    assert [problem.removeprefix(f"{source}:")[:20] for problem in raised.value.problems] == [
        "1: 'label' must be o",
        "2: needs 'premise', ",
        "2: needs 'hypothesis",
    ]
    assert not (tmp_path / "claims.jsonl").exists()


def test_claims_have_no_split(idk_mrc: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="claims have no splits; leave out --split dev"):
        CONVERTERS["indonli"](idk_mrc, tmp_path / "claims.jsonl", split="dev")


def test_nothing_that_exists_is_overwritten(idk_mrc: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    kept = full / "kept.txt"
    kept.write_text("ours", encoding="utf-8")
    for target in (full, kept):
        with pytest.raises(ReadingError, match="exists and is not an empty folder"):
            CONVERTERS["idk-mrc"](idk_mrc, target)
    source = tmp_path / "val.jsonl"
    source.write_text('{"premise": "A.", "hypothesis": "B.", "label": "e"}', encoding="utf-8")
    with pytest.raises(ReadingError, match="exists; name a new file"):
        CONVERTERS["indonli"](source, kept)
    assert [path.name for path in full.iterdir()] == ["kept.txt"]
    assert kept.read_text(encoding="utf-8") == "ours"


def test_an_empty_folder_is_filled(idk_mrc: Path, tmp_path: Path) -> None:
    target = tmp_path / "empty"
    target.mkdir()
    assert CONVERTERS["idk-mrc"](idk_mrc, target) == len(read_dataset(target).questions)
    assert read_dataset(target).splits() == ("valid",)


@pytest.mark.parametrize("split", ["", "a/b", "."])
def test_a_split_that_cannot_name_a_file_is_refused(idk_mrc: Path, tmp_path: Path, split: str) -> None:
    with pytest.raises(ReadingError, match="a split cannot be called"):
        CONVERTERS["idk-mrc"](idk_mrc, tmp_path / "beir", split=split)


def test_a_source_that_is_missing_is_named(tmp_path: Path) -> None:
    for name, converter in CONVERTERS.items():
        with pytest.raises(ReadingError, match="none: cannot be read"):
            converter(tmp_path / "none", tmp_path / name)
