"""What the assistant makes of follow-ups: the answer before may name whom they mean."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from rag import Archive, Assistant

CABLE_CAR = (
    "Council backs cable car\n\n"
    "Ridgeway councillors voted 19 to 12 for a cable car that will cost 88 million pounds and open in 2029. Opposition "
    "leader Bram Cole is against it and wants buses instead."
)
DAM = (
    "Bendungan Tirto tetap dibangun\n\n"
    "Kementerian memastikan pembangunan Bendungan Tirto berjalan sesuai jadwal, menepis kabar bahwa proyek itu mundur "
    "ke 2028."
)
DIRECTOR = (
    "Direktur baru Nara Farma\n\n"
    "Nara Farma menunjuk Ella Suwandi sebagai direktur utama pada Senin. Ella Suwandi lahir di Malino pada 1979. Ia "
    "mengatakan perusahaan akan membuka pabrik vaksin di Gowari tahun depan."
)
OPENING = "When will the cable car open?"

Asking = Callable[[str, str, Sequence[str]], tuple[str | None, str]]


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    """Return `ask(article, question, before)`: the question that was asked instead, and the sentences shown."""

    def ask(article: str, question: str, before: Sequence[str]) -> tuple[str | None, str]:
        source = tmp_path / "story.md"
        source.write_text(f"# {article}\n", encoding="utf-8")
        with Archive.open(tmp_path / "archive") as archive:
            archive.add(source)
            answer = Assistant(archive).ask(question, before)
            return answer.rewritten, " ".join(sentence.text for sentence in answer.sentences)

    return ask


@pytest.mark.parametrize(
    ("question", "before", "shown"),
    [
        ("Who is against it?", OPENING, "Bram Cole"),
        ("how much is it", OPENING, "88 million"),
        ("And the opposition?", "Who won the vote on the cable car?", "Bram Cole"),
    ],
)
def test_a_followup_is_answered(asking: Asking, question: str, before: str, shown: str) -> None:
    assert shown in asking(CABLE_CAR, question, [before])[1]


@pytest.mark.parametrize(("question", "asked"), [("Why?", "Why: will"), ("Kenapa?", "Kenapa: will")])
def test_why_does_not_presume_a_yes(asking: Asking, question: str, asked: str) -> None:
    rewritten, _ = asking(DAM, question, ["Will the Tirto dam slip to 2028?"])
    assert rewritten == f"{asked} the Tirto dam slip to 2028?"


@pytest.mark.parametrize(
    ("question", "rewritten", "shown"),
    [
        ("Kapan dia lahir?", "Kapan Ella Suwandi lahir?", "1979"),
        ("What did she say?", "What did Ella Suwandi say?", "Ella Suwandi"),
    ],
)
def test_a_pronoun_means_whom_the_answer_names(asking: Asking, question: str, rewritten: str, shown: str) -> None:
    asked, answer = asking(DIRECTOR, question, ["Siapa direktur Nara Farma?"])
    assert asked == rewritten
    assert shown in answer
