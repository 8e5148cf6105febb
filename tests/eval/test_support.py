import json
from pathlib import Path

import pytest

from embeddings.errors import ReadingError
from eval.runs.evaluation import article_names
from eval.speaker_swap import exchanged
from eval.support import Cited, GradedSentence, cited, measured, read_sentences
from rag import Archive


def written(folder: Path, *lines: str) -> Path:
    path = folder / "sentences.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_sentences_are_read(tmp_path: Path) -> None:
    line = {"article": "feri.txt", "sentence": "Tarif naik.", "supported": False, "fault": "number"}
    assert read_sentences(written(tmp_path, json.dumps(line), "")) == [
        GradedSentence("feri.txt", "Tarif naik.", supported=False, fault="number")
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"article": "a"}', "7"])
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ReadingError, match=r"sentences\.jsonl:1"):
        read_sentences(written(tmp_path, line))
    with pytest.raises(ReadingError, match="cannot be read"):
        read_sentences(tmp_path / "none.jsonl")


def test_a_sentence_cites_the_passages_of_its_article_that_speak_most_of_it(filled: Archive) -> None:
    ids = article_names(filled)
    sentence = GradedSentence("feri.txt", "Tarif lama boleh dibayar sampai akhir Juni.", supported=True, fault="")
    first, *_ = cited(sentence, filled, ids)
    assert first.text == "Warga boleh membayar tarif lama sampai akhir Juni."
    with pytest.raises(ReadingError, match=r"no article 'other\.txt'"):
        cited(GradedSentence("other.txt", "Tarif naik.", supported=True, fault=""), filled, ids)


def test_another_speaker_of_the_article_is_put_in(filled: Archive) -> None:
    ids = article_names(filled)
    said = GradedSentence("bridge", "Tom Reyes said there is no plan for a toll.", supported=True, fault="")
    silent = GradedSentence("bridge", "The bridge cost $36 million.", supported=True, fault="")
    wrong = GradedSentence("bridge", "Nora Pell said there is a toll.", supported=False, fault="polarity")
    passages = cited(said, filled, ids)
    done = list(exchanged([Cited(one, passages) for one in (said, silent, wrong)]))
    assert [one.sentence for one in done] == [
        GradedSentence("bridge", "Nora Pell said there is no plan for a toll.", supported=False, fault="speaker")
    ]
    assert [one.accepted for one in measured([Cited(said, passages), *done], filled)] == [True, False]
