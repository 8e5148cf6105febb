import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import gradio as gr
import pytest

from embeddings.language import Language
from rag import Archive, Assistant
from rag.types import Filters
from ui.chat.conversation import Turn, answering
from ui.chat.filters.url_query import filters_at, names_filters, query_of
from ui.chat.handlers.chat import ChatHandlers
from ui.chat.handlers.filters import FilterHandlers
from ui.chat.history import document, restored_turns
from ui.chat.locales.filters import filter_words
from ui.chat.views.answer import turn_view
from ui.fact_check import fact_check
from ui.locales.filters import filters_said

ENGLISH = gr.Request(headers={"accept-language": "en"}, cookies={})
INDONESIAN = gr.Request(headers={"accept-language": "id-ID,id;q=0.9"})
QUESTION = "How long is the pier at Old Quay?"
SAID = filter_words(Language.ENGLISH)
HOSTILE = '"><script>alert(3)</script>'


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Return an archive of two stories on one pier, which disagree."""
    stories = [
        {
            "publisher": "Bell",
            "published": "2025-03-01",
            "text": "The pier at Old Quay is 310 metres long, Nora Pell said.",
        },
        {
            "publisher": HOSTILE,
            "published": "2026-03-01",
            "text": "The pier at Old Quay is 320 metres long, Una Brill said.",
        },
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, stories)), encoding="utf-8")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(tmp_path / "all.jsonl")
        yield opened


def on(**data: object) -> gr.EventData:
    return gr.EventData(None, data)


def typed(**fields: str) -> gr.EventData:
    return on(**{"since": "", "until": "", "publisher": "", "language": "", **fields})


def asked(archive: Archive, filters: Filters, question: str = QUESTION) -> Turn:
    *_, turn = answering(Assistant(archive), question, filters=filters)
    return turn


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"since": "2025-05-01", "until": "2026-12-31"}, Filters(since=date(2025, 5, 1), until=date(2026, 12, 31))),
        ({"publisher": " bell "}, Filters(publishers=("Bell",))),
        ({"language": "id"}, Filters(languages=(Language.INDONESIAN,))),
        ({"language": "xx"}, Filters()),
    ],
)
def test_what_is_typed_is_chosen(archive: Archive, form: dict[str, str], expected: Filters) -> None:
    assert FilterHandlers(archive).apply(Filters(), typed(**form), ENGLISH)[0] == expected


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ({"since": "1/5/2025"}, "“1/5/2025” is not a date"),
        ({"since": "2025-05-02", "until": "2025-05-01"}, "the last day comes before the first"),
        ({"publisher": "<b>Nobody"}, "no article is of “&lt;b&gt;Nobody”"),
    ],
)
def test_what_cannot_be_chosen_is_said_and_stays_as_it_was_typed(
    archive: Archive, form: dict[str, str], problem: str
) -> None:
    chosen, shown = FilterHandlers(archive).apply(Filters(), typed(**form), ENGLISH)
    assert chosen == gr.skip()
    assert problem in shown
    assert all(f'value="{value.replace("<", "&lt;").replace(">", "&gt;")}"' in shown for value in form.values())


def test_the_form_suggests_the_outlets_and_trusts_none(archive: Archive) -> None:
    shown = FilterHandlers(archive).form(Filters(), INDONESIAN)
    assert '<option value="Bell">1 artikel</option>' in shown
    assert "<script" not in shown


def test_each_chip_takes_its_filter_away_and_no_other(archive: Archive) -> None:
    desk, ids = FilterHandlers(archive), tuple(one.article_id for one in archive.articles())
    both = Filters(date(2025, 1, 1), date(2026, 12, 31), ("Bell", HOSTILE), (Language.ENGLISH,), ids)
    shown = desk.chips(both, ENGLISH)
    assert shown.count('class="chip"') == 7
    assert "<script" not in shown
    assert "The pier at Old Quay is 310 metres" in shown
    dropped = {
        ("since", ""): replace(both, since=None),
        ("publisher", HOSTILE): replace(both, publishers=("Bell",)),
        ("language", "en"): replace(both, languages=()),
        ("article", ids[0]): replace(both, articles=(ids[1],)),
        ("text", "x"): both,
    }
    for (field, value), left in dropped.items():
        assert desk.drop(both, on(field=field, value=value), ENGLISH)[0] == left
    (alone, _) = desk.drop(Filters(articles=ids[:1]), on(field="article", value=ids[0]), ENGLISH)
    assert alone == Filters()


def test_many_chosen_articles_are_one_chip(archive: Archive) -> None:
    many = Filters(articles=tuple(f"{number:012x}" for number in range(6)))
    shown = FilterHandlers(archive).chips(many, ENGLISH)
    assert shown.count('class="chip"') == 1
    assert "6 chosen articles" in shown
    assert FilterHandlers(archive).drop(many, on(field="article", value=""), ENGLISH)[0] == Filters()


def test_only_these_takes_the_place_of_what_was_chosen(archive: Archive) -> None:
    desk, before = FilterHandlers(archive), Filters(since=date(2025, 1, 1))
    name = archive.articles()[0].article_id
    assert desk.only(before, on(articles=[name]), ENGLISH)[0] == Filters(articles=(name,))
    assert desk.only(before, on(articles=["<b>"]), ENGLISH) == [gr.skip(), gr.skip()]
    kept, shown = desk.only(before, on(articles=[f"{number:012x}" for number in range(1001)]), ENGLISH)
    assert kept == gr.skip()
    assert "choose at most 1,000 articles" in shown


@pytest.mark.parametrize(("publisher", "length"), [("Bell", "310"), (HOSTILE, "320")])
def test_only_what_is_chosen_is_asked_and_the_answer_says_so(archive: Archive, publisher: str, length: str) -> None:
    turn = asked(archive, Filters(publishers=(publisher,)))
    assert turn.answer
    assert {one.article.publisher for one in turn.answer.citations} == {publisher}
    assert f"{length} metres" in turn.answer.text
    shown = turn_view(turn, 0)
    assert "Only articles of " in shown
    assert 'data-how="any_filter"' in shown
    assert "<script" not in shown
    (finding,) = fact_check(turn.answer, checked=turn.day, filters=turn.filters).findings
    assert finding.narrowed[0].startswith("Only articles of ")


def test_what_is_not_filtered_says_nothing_of_it(archive: Archive) -> None:
    assert "Only articles" not in turn_view(asked(archive, Filters()), 0)


def test_a_turn_is_kept_with_its_filters(archive: Archive) -> None:
    filters = Filters(date(2025, 1, 1), None, ("Bell",), (Language.ENGLISH,), (archive.articles()[1].article_id,))
    turn = asked(archive, filters)
    (kept,) = restored_turns([json.loads(json.dumps(document(turn)))], archive, day=date(2026, 1, 1))
    assert kept.filters == filters
    earlier = {name: value for name, value in document(turn).items() if name != "filters"}
    assert restored_turns([earlier], archive, day=date(2026, 1, 1))[0].filters == Filters()


def test_asking_again_takes_what_is_chosen_now_or_all(archive: Archive) -> None:
    talk, turn = ChatHandlers(Assistant(archive), read_only=True), asked(archive, Filters(publishers=("Bell",)))
    now = Filters(publishers=(HOSTILE,))
    *_, (same, *_) = talk.again((turn,), now, on(turn=0, how="same"), ENGLISH)
    *_, (every, *_) = talk.again((turn,), now, on(turn=0, how="any_filter"), ENGLISH)
    assert [one.filters for one in (same[-1], every[-1])] == [now, Filters()]
    assert "Only articles" not in turn_view(every[-1], 1)


def test_a_conversation_brings_its_filters_and_takes_them_with_it(archive: Archive) -> None:
    desk, filters = FilterHandlers(archive), Filters(publishers=("Bell",))
    turns = (asked(archive, filters),)
    assert desk.opened(turns, "utm_source=x", ENGLISH)[0] == filters
    assert desk.opened(turns, "language=en", ENGLISH)[0] == Filters(languages=(Language.ENGLISH,))
    assert desk.opened(turns, "filters=none", ENGLISH)[0] == Filters()
    assert [desk.left(one, filters, ENGLISH)[0] for one in (turns, ())] == [filters, Filters()]
    assert desk.none(ENGLISH)[0] == Filters()


def test_filters_stand_in_an_address_and_come_back(archive: Archive) -> None:
    chosen = tuple(one.article_id for one in archive.articles())
    filters = Filters(date(2025, 1, 1), date(2026, 5, 1), ("Bell", HOSTILE), tuple(Language), chosen)
    query = query_of(filters)
    assert all(sign not in query for sign in "<>\"' #")
    assert filters_at(archive, f"utm_source=x&{query}&__theme=dark", SAID) == filters
    assert names_filters(query)
    assert not names_filters("utm_source=since")
    assert query_of(Filters()) == ""
    assert query_of(Filters(articles=tuple(f"{one:012x}" for one in range(400)))) == ""


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("since=2025-13-01", "“2025-13-01” is not a date"),
        ("since=2025-01-01&since=2025-02-01", "is not a date"),
        ("since=2026-01-01&until=2025-01-01", "the last day comes before the first"),
        ("outlet=Nobody", "no article is of “Nobody”"),
        ("outlet=%3Cscript%3Ealert(1)%3C/script%3E", "no article is of “&lt;script&gt;alert(1)&lt;/script&gt;”"),
        ("outlet=%ff%00&language=en", "no article is of"),
        ("language=xx", "“xx” is no language of articles"),
        ("article='%20or%201=1--", "is no id of an article"),
        ("outlet=" + "x" * 5_000, "more than 4,000 characters"),
        ("&".join(f"article={one:012x}" for one in range(400)), "more than 4,000 characters"),
    ],
)
def test_what_an_address_cannot_filter_by_is_told_and_filters_nothing(archive: Archive, query: str, told: str) -> None:
    filters, shown = FilterHandlers(archive).opened((), query, ENGLISH)
    assert filters == Filters()
    assert "The filters in the address were not taken, all articles are asked: " in shown
    assert told in shown
    assert "<script" not in shown


def test_all_kinds_are_said_in_both_languages() -> None:
    filters = Filters(date(2026, 5, 1), date(2026, 5, 31), ("Bell",), tuple(Language), ("0" * 12,))
    assert filters_said(filters, Language.INDONESIAN) == (
        "Hanya artikel sejak 2026-05-01, sampai 2026-05-31, dari Bell, "
        "berbahasa Indonesia atau berbahasa Inggris, di antara 1 yang dipilih"
    )
    assert filters_said(Filters(), Language.ENGLISH) == ""
