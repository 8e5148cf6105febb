"""When an article was published."""

from datetime import UTC, date, datetime

import pytest

from embeddings.errors import ReadingError
from embeddings.language import Language
from rag.reading.metadata.dates import Dating, date_article, outlet_clock, parse_stated
from rag.types import DateCertainty

TODAY = date(2026, 11, 20)
ID, EN = Language.INDONESIAN, Language.ENGLISH
UNKNOWN = Dating()


def stated(year: int, month: int, day: int) -> Dating:
    return Dating(date(year, month, day), DateCertainty.STATED)


def inferred(year: int, month: int, day: int) -> Dating:
    return Dating(date(year, month, day), DateCertainty.INFERRED)


def by_header(lines: str, language: Language = ID) -> Dating:
    return date_article("", lines, ["Tidak ada hari di sini."], language=language, today=TODAY)


def by_lead(*paragraphs: str, language: Language = ID, today: date = TODAY) -> Dating:
    return date_article("", "", paragraphs, language=language, today=today)


@pytest.mark.parametrize(
    "line",
    [
        "Senin, 3 Maret 2025",
        "Senin, 03 Mar 2025 10:15 WIB",
        "Sari Dewi, Jurnalis-Senin, 03 Maret 2025 |16:00 WIB",
        "03/03/2025, 08:30 WIB",
        "2025-03-03",
        "Monday, March 3, 2025",
        "Mar 3rd, 2025 9:14 AM GMT",
        "3 March 2025",
        "Published\n3 March 2025",
        "Diperbarui 5 Maret 2025\nDiterbitkan 3 Maret 2025",
        "Published 3 March 2025 Updated 6 March 2025",
    ],
)
def test_a_day_in_the_header_is_stated(line: str) -> None:
    assert by_header(line) == stated(2025, 3, 3)


def test_a_day_below_the_headline_comes_before_one_above_it() -> None:
    dating = date_article("Selasa, 4 Maret 2025", "Senin, 3 Maret 2025", [], language=ID, today=TODAY)
    assert dating == stated(2025, 3, 3)
    assert date_article("Selasa, 4 Maret 2025", "", [], language=ID, today=TODAY) == stated(2025, 3, 4)


def test_the_day_of_an_update_is_not_the_day_of_publication() -> None:
    assert by_header("Updated 6 March 2025", EN) == UNKNOWN


def test_indonesian_numbers_put_the_day_first() -> None:
    assert by_header("03/02/2026") == stated(2026, 2, 3)


def test_english_numbers_are_believed_where_they_leave_no_doubt() -> None:
    assert by_header("03/02/2026", EN) == UNKNOWN
    assert by_header("25/02/2026", EN) == stated(2026, 2, 25)
    assert by_header("02/25/2026", EN) == stated(2026, 2, 25)
    assert by_header("Tuesday 03/02/2026", EN) == stated(2026, 2, 3)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert by_header("31 Februari 2025") == UNKNOWN


def test_the_future_is_not_believed() -> None:
    assert by_header("Senin, 3 Maret 2031") == UNKNOWN
    assert by_header("21 November 2026") == stated(2026, 11, 21), "the day has begun east of here"


def test_a_dateline_states_the_day() -> None:
    assert by_lead("SOLO, 3 Maret 2025 - Pasar itu dibuka.") == stated(2025, 3, 3)
    assert by_lead("OSLO, March 3, 2025 (Kawat) - The market opened.", language=EN) == stated(2025, 3, 3)


def test_a_full_day_with_its_weekday_in_the_lead_is_stated() -> None:
    assert by_lead('"Kami senang," kata Wati, Senin (3/3/2025).') == stated(2025, 3, 3)


@pytest.mark.parametrize(
    "said",
    [
        "kata Rina, Minggu malam (9/3/2025).",
        "kata Rina pada Minggu dini hari (9/3/2025).",
        "kata Rina, Minggu sore WIB (9/3/2025).",
        "kata Rina, Minggu kemarin pagi, 9 Maret 2025.",
        "kata Rina, Minggu, tanggal 9 Maret 2025.",
        "kata Rina, Minggu menjelang tengah malam (9/3/2025).",
        "kata Rina, Minggu malam Senin (9/3/2025).",
        "kata Rina, malam Senin (9/3/2025).",
        "kata Rina, Minggu pukul 19.00 WIB (9/3/2025).",
        "kata Rina, Sabtu dan Minggu (9/3/2025).",
        "said Rina on Sunday night, March 9, 2025.",
    ],
)
def test_a_part_of_the_day_may_stand_between_weekday_and_date(said: str) -> None:
    assert by_lead(f"Sungai surut, {said}") == stated(2025, 3, 9)
    assert by_lead("Sungai surut, kata Rina, Minggu malam (9/3).") == inferred(2025, 3, 9)


def test_a_day_inside_the_story_is_not_the_day_of_publication() -> None:
    assert by_lead("Hingga 7 Juli 2017 ada 123 toko.", "Perang berakhir pada 17 Agustus 1945.") == UNKNOWN


def test_a_weekday_fits_some_years_only() -> None:
    """23 May was a Monday in 2016 and 2022, and will be in 2033."""
    assert by_lead("Perusahaan itu pada Senin (23/5) mengumumkan laba.") == inferred(2022, 5, 23)
    assert by_lead("Perusahaan itu pada Senin (23/5) mengumumkan laba.", today=date(2020, 1, 1)) == inferred(
        2016, 5, 23
    )
    assert by_lead("The firm said on Monday, May 23, that it had made a profit.", language=EN) == inferred(2022, 5, 23)


def test_an_article_is_not_older_than_the_statements_it_reports() -> None:
    assert by_lead("Laba naik, Senin (23/5).", "Kata Budi, Selasa (24/5).") == inferred(2022, 5, 24)


def test_a_planned_day_is_not_the_day_of_publication() -> None:
    assert by_lead("Laba naik, Senin (23/5).", "Rapat akan digelar pada Rabu (25/5).") == inferred(2022, 5, 23)
    assert by_lead("The market will open on Monday, May 23.", language=EN) == UNKNOWN


def test_a_day_and_month_alone_are_not_enough() -> None:
    assert by_lead("Rapat pada 7 Juli membahas laba.", "The board met on May 23.") == UNKNOWN
    assert by_lead("The board met on Monday (5/6).", language=EN) == UNKNOWN


@pytest.mark.parametrize(
    "value",
    [
        date(2024, 5, 6),
        datetime(2024, 5, 6, 7, 8),
        "2024-05-06",
        "2024-05-06T07:08:09Z",
        "6 Mei 2024",
        "May 6, 2024",
        20240506,
    ],
)
def test_metadata_state_the_day_in_many_forms(value: object) -> None:
    assert parse_stated(value, language=ID, today=TODAY) == date(2024, 5, 6)


UNIVERSAL = [
    "2025-03-05T23:30:00Z",
    "20250305T233000Z",
    "2025-03-05 23:30:00 +0000",
    "2025-03-05 23:30:00 UTC",
    "Wed, 05 Mar 2025 23:30:00 GMT",
    1_741_217_400,
    1_741_217_400_000,
    datetime(2025, 3, 5, 23, 30, tzinfo=UTC),
]


@pytest.mark.parametrize("value", UNIVERSAL)
@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Sungai surut.", ID, 6),
        ("The river fell. (06.30 WIB)", EN, 6),
        ("The river fell, 08.30WIT.", EN, 6),
        ("The wit of the river.", EN, 5),
    ],
)
def test_a_moment_is_on_the_day_of_the_outlets_clock(value: object, text: str, language: Language, day: int) -> None:
    clock = outlet_clock(text, language)
    assert parse_stated(value, language=language, today=TODAY, clock=clock) == date(2025, 3, day)


@pytest.mark.parametrize("value", ["2025-03-05 23:30:00 WIB", "2025-03-05T23:30:00", "2025-03-05T23:30:00-05:00"])
def test_a_moment_of_another_clock_is_on_the_day_that_it_names(value: str) -> None:
    clock = outlet_clock("06.30 WIB", ID)
    assert parse_stated(value, language=ID, today=TODAY, clock=clock) == date(2025, 3, 5)


@pytest.mark.parametrize("value", [None, "", "  ", "2031-01-01"])
def test_metadata_may_say_nothing_that_can_be_believed(value: object) -> None:
    assert parse_stated(value, language=ID, today=TODAY) is None


@pytest.mark.parametrize("value", ["kapan-kapan", "2024-13-45", ["2024"], True])
def test_an_unreadable_date_in_metadata_is_an_error(value: object) -> None:
    with pytest.raises(ReadingError, match="cannot be read; write it as YYYY-MM-DD"):
        parse_stated(value, language=ID, today=TODAY)


def test_the_evening_before_a_day_is_of_the_day_before() -> None:
    assert by_header("Sabtu malam Minggu (8/3/2025)") == stated(2025, 3, 8)
    assert by_lead("Pesta itu digelar malam Minggu (8/3).") == inferred(2025, 3, 8)
