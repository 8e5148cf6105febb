"""Several questions in one, comparisons and either-or questions, asked of an archive."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from rag import Archive, Assistant
from rag.serialization.documents import answer_document
from rag.serialization.restoration import articles_named, restored_answer
from rag.types import Answer, Reason, Verdict
from tests.endpoint import ScriptedModel

STORIES = [
    ("Stadion Arunggala dibangun", "2025-03-02", "Stadion Arunggala akan menelan biaya Rp640 miliar. Pembangunan "
     "stadion Arunggala selesai pada Agustus 2027. Warga sekitar mengeluhkan debu."),
    ("Pell library opens", "2025-04-01", "The Pell library opens on 12 May. Entry to the Pell library is free."),
    ("Harga beras Sela", "2024-03-10", "Harga beras di Sela rata-rata Rp13.200 per kilogram pada Maret 2024."),
    ("Beras Sela", "2025-03-11", "Harga beras di Sela rata-rata Rp15.100 per kilogram pada Maret 2025."),
    ("Marrow tunnel", "2025-02-01", "The Marrow tunnel is 4.2 kilometres long and was dug in three years."),
    ("Tamar tunnel", "2025-02-11", "The Tamar tunnel is 6.8 kilometres long. It opened in 2019."),
    ("Stok beras turun", "2025-05-05", "Stok beras gudang Randualas turun dari 900 ton menjadi 640 ton."),
]  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("several")
    rows = [{"title": title, "published": day, "text": text} for title, day, text in STORIES]
    lines = (json.dumps({**row, "_id": str(place)}) for place, row in enumerate(rows))
    (folder / "stories.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Archive.open(folder / "archive") as opened:
        assert opened.add(folder / "stories.jsonl").added == len(STORIES)
        yield opened


@pytest.fixture(scope="module")
def assistant(archive: Archive) -> Assistant:
    return Assistant(archive, today=lambda: date(2026, 11, 28))


def leading(answer: Answer) -> list[tuple[str, str]]:
    return [(part.question, part.sentences[0].text if part.answered else "") for part in answer.parts]


def test_each_part_is_answered_by_itself_in_order(assistant: Assistant) -> None:
    answer = assistant.ask("Berapa biaya stadion Arunggala dan kapan pembangunannya selesai?")
    assert [("Rp640 miliar" in said, "2027" in said) for _, said in leading(answer)] == [(True, False), (False, True)]
    assert answer.question == "Berapa biaya stadion Arunggala dan kapan pembangunannya selesai?"
    assert answer.rewritten is None


def test_every_sentence_of_a_part_stands_in_the_whole_under_the_same_number(assistant: Assistant) -> None:
    answer = assistant.ask("How long is the Marrow tunnel and when does the Pell library open?")
    assert [one.number for one in answer.citations] == list(range(1, len(answer.citations) + 1))
    cited = {one.number: one for one in answer.citations}
    for part in answer.parts:
        assert set(part.sentences) <= set(answer.sentences)
        assert {one.number: one for one in part.citations}.items() <= cited.items()
        for sentence in part.sentences:
            for number in sentence.citations:
                place = cited[number]
                assert place.article.text[place.start : place.end] == sentence.text


def test_a_part_that_has_no_answer_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("Berapa biaya stadion Arunggala dan siapa presiden Mandalia?")
    assert answer.answered
    assert answer.reason is None
    stadium, president = answer.parts
    assert stadium.answered
    assert (president.question, president.reason) == ("Siapa presiden Mandalia?", Reason.NAME_NOT_FOUND)
    assert president.missing == ("Mandalia",)


def test_where_no_part_has_an_answer_the_whole_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Siapa pendiri Apple dan siapa pendiri Microsoft?")
    assert not answer.answered
    assert answer.reason is Reason.NAME_NOT_FOUND
    assert answer.missing == ("Apple", "Microsoft")
    assert [part.reason for part in answer.parts] == [Reason.NAME_NOT_FOUND] * 2


def test_a_yes_no_part_keeps_its_verdict(assistant: Assistant) -> None:
    answer = assistant.ask("When does the Pell library open and is it free?")
    assert [part.verdict for part in answer.parts] == [None, Verdict.YES]
    assert answer.verdict is None


@pytest.mark.parametrize(
    "question",
    [
        "Bandingkan harga beras Sela Maret 2024 dan Maret 2025",
        "Compare rice prices in Sela in March 2024 and March 2025",
        "How did rice prices in Sela change between March 2024 and March 2025?",
    ],
)
def test_both_sides_of_a_comparison_are_quoted_in_the_order_asked(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [("Rp13.200" in said, "Rp15.100" in said) for _, said in leading(answer)] == [(True, False), (False, True)]
    assert answer.verdict is None


def test_what_is_longer_is_shown_not_reckoned(assistant: Assistant) -> None:
    answer = assistant.ask("Which is longer, the Tamar tunnel or the Marrow tunnel?")
    assert leading(answer) == [
        ("How long is the Tamar tunnel?", "The Tamar tunnel is 6.8 kilometres long."),
        ("How long is the Marrow tunnel?", "The Marrow tunnel is 4.2 kilometres long and was dug in three years."),
    ]
    assert answer.alternative is None


@pytest.mark.parametrize(
    "question", ["Apakah stok beras Randualas naik atau turun?", "Did rice stocks in Randualas rise or fall?"]
)
def test_an_either_or_question_gets_no_verdict(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.verdict, answer.parts) == (None, ())
    assert answer.sentences[0].text.startswith("Stok beras gudang Randualas turun")
    assert answer.alternative in ("turun", None)


def test_an_alternative_that_no_article_names_is_no_reason_to_refuse(assistant: Assistant) -> None:
    answer = assistant.ask("Is the Pell library in Sela or Quorvia?")
    assert answer.reason is not Reason.NAME_NOT_FOUND


@pytest.mark.parametrize(
    "question", ["Apakah stok beras Randualas turun atau tidak?", "Stok beras Randualas turun atau tidak?"]
)
def test_or_not_stays_a_question_for_yes_or_no(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.verdict, answer.alternative) == (Verdict.YES, None)


def test_the_hits_of_the_parts_stand_in_turn(assistant: Assistant) -> None:
    trace = assistant.trace("How long is the Marrow tunnel and when does the Pell library open?")
    assert [one.passage.article.title for one in trace.hits[:2]] == ["Marrow tunnel", "Pell library opens"]
    explained = assistant.explain("How long is the Marrow tunnel and when does the Pell library open?", top_k=2)
    assert [one.passage.article.title for one in explained] == ["Marrow tunnel", "Pell library opens"]


def test_what_follows_up_on_one_question_is_split_and_the_answer_says_what_was_asked(assistant: Assistant) -> None:
    answer = assistant.ask("Berapa biayanya dan kapan selesai?", ["Di mana stadion Arunggala dibangun?"])
    assert answer.rewritten == " ".join(part.question for part in answer.parts)
    assert "stadion Arunggala" in answer.parts[0].question
    assert ["Rp640 miliar" in answer.parts[0].sentences[0].text, answer.parts[1].answered] == [True, True]


def test_an_answer_of_parts_comes_back_from_its_document(archive: Archive, assistant: Assistant) -> None:
    answer = assistant.ask("Berapa biaya stadion Arunggala dan siapa presiden Mandalia?")
    document = json.loads(json.dumps(answer_document(answer)))
    assert [part["answered"] for part in document["parts"]] == [True, False]
    assert restored_answer(document, archive.articles_of(articles_named([document]))) == answer
    assert restored_answer({**document, "parts": []}, archive.articles_of(articles_named([document]))).parts == ()


def test_a_document_of_an_earlier_version_has_neither_parts_nor_alternative(
    archive: Archive, assistant: Assistant
) -> None:
    document = answer_document(assistant.ask("How long is the Marrow tunnel?"))
    earlier = {key: value for key, value in document.items() if key not in ("parts", "alternative")}
    assert restored_answer(earlier, archive.articles_of(articles_named([earlier]))).parts == ()


def test_a_language_model_says_the_parts_in_one_go(archive: Archive, model: ScriptedModel) -> None:
    model.says("The Marrow tunnel is 4.2 kilometres long [1]. The Pell library opens on 12 May [2].")
    assistant = Assistant(archive, settings=replace(archive.settings, llm=model.llm()))
    *_, answer = assistant.stream("How long is the Marrow tunnel and when does the Pell library open?")
    assert answer.phrasing is not None
    assert [one.supported for one in answer.phrasing.sentences] == [True, True]
    assert [part.question for part in answer.parts] == [
        "How long is the Marrow tunnel?",
        "When does the Pell library open?",
    ]
    assert "has these parts: How long is the Marrow tunnel? When does the Pell library open?" in model.prompt
