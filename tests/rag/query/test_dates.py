"""Dates in questions, asked on Saturday, 21 November 2026."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.language import Language
from rag.query import understand
from rag.query.dates import may_tell, narrowed, preferred
from rag.types import Article, DateCertainty, Filters, Period, PeriodKind, Span

TODAY = date(2026, 11, 21)
WORDS = (
    "in since before after until and to from between the last this past of pada sejak sebelum hingga sampai antara dan "
    "hari minggu pekan bulan tahun kuartal quarter semester lalu ini terakhir ago days weeks years Q2 2Q H1 first "
    "kedua II Mei May Juli 29 Februari Senin Friday 3 12 31 dua 2000 2017 2026 2030 2010-2015 "
    "12/7/2017 (12/7) , - akhir early"
).split()
FILTER, PREFERENCE = PeriodKind.FILTER, PeriodKind.PREFERENCE


def asked(question: str, today: date = TODAY) -> str | None:
    """Write what is read as "KIND FIRST..LAST (words)"."""
    period = understand(question, today=today).period
    return f"{period.kind} {period.first or ''}..{period.last or ''} ({period.words})" if period else None


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Apa yang terjadi hari ini?", "2026-11-21.. (hari ini)"),
        ("What did the council decide today?", "2026-11-21.. (today)"),
        ("Apa yang terjadi kemarin di Sagara?", "2026-11-20.. (kemarin)"),
        ("What did the mayor say yesterday?", "2026-11-20.. (yesterday)"),
        ("Siapa yang bermain tadi malam?", "2026-11-20.. (tadi malam)"),
        ("Apa yang diputuskan kemarin lusa?", "2026-11-19..2026-11-20 (kemarin lusa)"),
        ("Apa yang dikatakan Wira Senin lalu?", "2026-11-16..2026-11-17 (Senin lalu)"),
        ("What did the operator announce last Tuesday?", "2026-11-17..2026-11-18 (last Tuesday)"),
        ("Apa yang diputuskan hari Minggu lalu?", "2026-11-15..2026-11-16 (hari Minggu lalu)"),
        ("Kapal apa yang tiba sejak Senin?", "2026-11-16.. (sejak Senin)"),
        ("Apa kabar pelabuhan minggu ini?", "2026-11-16.. (minggu ini)"),
        ("Apa yang diputuskan pekan lalu?", "2026-11-09..2026-11-15 (pekan lalu)"),
        ("Apa yang diputuskan minggu lalu?", "2026-11-09..2026-11-15 (minggu lalu)"),
        ("What was decided last week?", "2026-11-09..2026-11-15 (last week)"),
        ("What was decided last week in Old Quay?", "2026-11-09..2026-11-15 (last week)"),
        ("What was decided two weeks ago?", "2026-11-02..2026-11-08 (two weeks ago)"),
        ("Apa yang diputuskan akhir pekan lalu?", "2026-11-14..2026-11-16 (akhir pekan lalu)"),
        ("What changed this month?", "2026-11-01.. (this month)"),
        ("Apa yang berubah tahun ini?", "2026-01-01.. (tahun ini)"),
        ("Berapa kapal yang tiba dalam 3 hari terakhir?", "2026-11-18.. (dalam 3 hari terakhir)"),
        ("Apa yang terjadi sepekan terakhir?", "2026-11-14.. (sepekan terakhir)"),
        ("What happened in the past two weeks?", "2026-11-07.. (in the past two weeks)"),
        ("What happened over the last month?", "2026-10-21.. (over the last month)"),
        ("What happened in the last 24 hours?", "2026-11-20.. (in the last 24 hours)"),
    ],
)
def test_what_is_told_from_today_is_asked_of_the_news(question: str, read: str) -> None:
    """A day is in the next day's paper too; what reaches up to now needs no end."""
    assert asked(question) == f"filter {read}"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What was published about the ferry in 2012?", "filter 2012-01-01..2012-12-31 (in 2012)"),
        ("Apa saja berita tentang feri yang terbit pada Mei 2016?", "filter 2016-05-01..2016-05-31 (pada Mei 2016)"),
        ("Ada berita dari 2016?", None),
        ("Berapa kasus yang dilaporkan pada 2016?", "preference 2016-01-01..2016-12-31 (pada 2016)"),
    ],
)
def test_the_days_of_publication_are_a_filter_where_they_are_asked_for(question: str, read: str | None) -> None:
    assert asked(question) == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Berapa inflasi bulan lalu?", "2026-10-01.. (bulan lalu)"),
        ("How many passengers were there last month?", "2026-10-01.. (last month)"),
        ("Berapa laba kuartal lalu?", "2026-07-01.. (kuartal lalu)"),
        ("Berapa penumpang tahun lalu?", "2025-01-01.. (tahun lalu)"),
        ("Apa yang dibangun dua tahun yang lalu?", "2024-01-01.. (dua tahun yang lalu)"),
    ],
)
def test_the_figures_of_a_month_or_more_come_out_after_its_end(question: str, read: str) -> None:
    assert asked(question) == f"filter {read}"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Berapa toko yang dibuka sejak Mei?", "2026-05-01.. (sejak Mei)"),
        ("Berapa toko yang dibuka sejak Desember?", "2025-12-01.. (sejak Desember)"),
        ("What has changed since May 2024?", "2024-05-01.. (since May 2024)"),
        ("What happened after 12 July?", "2026-07-13.. (after 12 July)"),
        ("Apa yang terjadi setelah Maret 2025?", "2025-04-01.. (setelah Maret 2025)"),
        ("What was built since 2024?", "2024-01-01.. (since 2024)"),
        ("Apa yang terjadi sejak awal tahun ini?", "2026-01-01.. (sejak awal tahun ini)"),
        ("Apa yang terjadi setelah awal 2025?", "2025-01-01.. (setelah awal 2025)"),
        ("Apa yang terjadi sejak Mei hingga hari ini?", "2026-05-01.. (sejak Mei hingga hari ini)"),
    ],
)
def test_what_was_since_a_day_of_late_is_asked_of_the_news(question: str, read: str) -> None:
    assert asked(question) == f"filter {read}"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Who has been the mayor since 2014?", "2014-01-01.. (since 2014)"),
        ("Tarif apa yang naik sejak 24 Agustus 2005?", "2005-08-24.. (sejak 24 Agustus 2005)"),
        ("Berapa kapal yang dibeli dalam sepuluh tahun terakhir?", "2016-11-21.. (dalam sepuluh tahun terakhir)"),
        ("Apa yang disepakati lima tahun lalu?", "2021-01-01..2021-12-31 (lima tahun lalu)"),
        ("Siapa wali kota sebelum 2020?", "..2019-12-31 (sebelum 2020)"),
        ("Who was the mayor before 2020?", "..2019-12-31 (before 2020)"),
        ("Who owned the pier until 2000?", "..2000-12-31 (until 2000)"),
        ("Berapa toko yang dibuka hingga 7 Juli 2017?", "..2017-07-07 (hingga 7 Juli 2017)"),
        ("What was decided before last week?", "..2026-11-08 (before last week)"),
    ],
)
def test_what_is_long_ago_or_before_something_excludes_no_article(question: str, read: str) -> None:
    assert asked(question) == f"preference {read}"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("How many phones were shipped in Q2 2017?", "2017-04-01..2017-06-30 (in Q2 2017)"),
        ("What was the revenue in 2022 Q1?", "2022-01-01..2022-03-31 (in 2022 Q1)"),
        ("What was the revenue of the second quarter of 2017?", "2017-04-01..2017-06-30 (the second quarter of 2017)"),
        ("Berapa ponsel pada kuartal kedua 2017?", "2017-04-01..2017-06-30 (pada kuartal kedua 2017)"),
        ("Berapa laba triwulan II tahun 2017?", "2017-04-01..2017-06-30 (triwulan II tahun 2017)"),
        ("Berapa laba kuartal IV/2016?", "2016-10-01..2016-12-31 (kuartal IV/2016)"),
        ("Berapa laba pada kuartal III?", "2026-07-01..2026-09-30 (pada kuartal III)"),
        ("Berapa laba semester pertama 2023?", "2023-01-01..2023-06-30 (semester pertama 2023)"),
        ("What was the profit in the second half of 2023?", "2023-07-01..2023-12-31 (in the second half of 2023)"),
        ("Berapa penumpang pada 2017?", "2017-01-01..2017-12-31 (pada 2017)"),
        ("Siapa presiden pada 1945?", "1945-01-01..1945-12-31 (pada 1945)"),
        ("Berapa penumpang tahun 2017 naik?", "2017-01-01..2017-12-31 (tahun 2017)"),
        ("How many ships were built in 2026?", "2026-01-01.. (in 2026)"),
        ("What did the port earn in mid-2017?", "2017-01-01..2017-12-31 (in mid-2017)"),
        ("Berapa hasil panen pada 2010-2015?", "2010-01-01..2015-12-31 (pada 2010-2015)"),
        ("Berapa hasil panen antara tahun 2010 dan 2015?", "2010-01-01..2015-12-31 (antara tahun 2010 dan 2015)"),
        ("What was sold in 2017, 2018 and 2019?", "2017-01-01..2019-12-31 (in 2017, 2018 and 2019)"),
        ("Apa yang diresmikan pada Januari 2023?", "2023-01-01..2023-01-31 (pada Januari 2023)"),
        ("Apa yang diresmikan pada bulan Mei?", "2026-05-01..2026-05-31 (pada bulan Mei)"),
        ("Did the bridge open in March?", "2026-03-01..2026-03-31 (in March)"),
        ("Apa yang diputuskan November lalu?", "2025-11-01..2025-11-30 (November lalu)"),
        ("Siapa yang terpilih Oktober tahun lalu?", "2025-10-01..2025-10-31 (Oktober tahun lalu)"),
        ("What changed between March and May 2024?", "2024-03-01..2024-05-31 (between March and May 2024)"),
        (
            "Berapa laba kuartal I hingga kuartal III 2023?",
            "2023-01-01..2023-09-30 (kuartal I hingga kuartal III 2023)",
        ),
        ("Berapa hujan Januari-Maret 2023?", "2023-01-01..2023-03-31 (Januari-Maret 2023)"),
        ("what opened in may 2017", "2017-05-01..2017-05-31 (in may 2017)"),
        ("Berapa utang kota akhir 2019?", "2019-01-01..2019-12-31 (akhir 2019)"),
        ("What changed from November to March 2024?", "2023-11-01..2024-03-31 (from November to March 2024)"),
        ("What was said on 12 July 2017?", "2017-07-12..2017-07-12 (on 12 July 2017)"),
        ("Apa yang diputuskan pada Rabu, 12 Juli 2017?", "2017-07-12..2017-07-12 (pada Rabu, 12 Juli 2017)"),
        ("Apa yang diputuskan pada 2017-07-12?", "2017-07-12..2017-07-12 (pada 2017-07-12)"),
        ("Apa yang dikatakan Jumat (12/7)?", "2024-07-12..2024-07-12 (Jumat (12/7))"),
        ("What was said on July 12th?", "2026-07-12..2026-07-12 (on July 12th)"),
        ("Di mana lomba 19-23 Oktober 2005 diadakan?", "2005-10-19..2005-10-23 (19-23 Oktober 2005)"),
        ("What opened on July 3-12, 2017?", "2017-07-03..2017-07-12 (on July 3-12, 2017)"),
        ("Apa yang lahir pada 29 Februari?", "2024-02-29..2024-02-29 (pada 29 Februari)"),
    ],
)
def test_days_by_the_calendar_are_those_of_the_event(question: str, read: str) -> None:
    """The figures of the second quarter are published in July."""
    assert asked(question) == f"preference {read}"


@pytest.mark.parametrize(
    "question",
    [
        "Berapa tarif feri Teluk Sagara?",
        "Apakah 2000 toko dibuka?",
        "How many were sold in 2000 shops?",
        "Tanaman apa yang tumbuh di 2000 meter?",
        "Berapa yang bisa dibeli dengan Rp2017?",
        "Apa itu Agenda 2030?",
        "Siapa juara Piala Dunia 2022?",
        "Apa isi Peraturan Nomor 12 Tahun 2005?",
        "Apa isi UU 13 Tahun 2003?",
        "Siapa penyanyi terkenal tahun 1990-an?",
        "What was made in the 1990s?",
        "Berapa laba pada 2,017 gerai?",
        "May I ask who the mayor is?",
        "May 2000 people enter the pier?",
        "Who may march through Old Quay?",
        "How long did the march last?",
        "Siapa yang bertemu dengan Mei Ling?",
        "What happened in April O'Shea's house?",
        "Who won in the second half?",
        "Is the museum open on Monday?",
        "What was the last week of the festival like?",
        "Kapan hari terakhir pameran?",
        "Siapa direktur USA Today?",
        "Who wrote Yesterday?",
        "Apa yang hidup 66 juta tahun lalu?",
        "What lived 65,000 years ago?",
        "Berapa tahun lalu jembatan itu dibangun?",
        "Ia meninggal beberapa tahun lalu di mana?",
        "Berapa hektar terbakar sejak 24 Agustus 20",
    ],
)
def test_other_numbers_words_and_names_are_no_dates(question: str) -> None:
    assert asked(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "Apa rencana kota pada 2030?",
        "Apa yang terjadi besok?",
        "Will the bridge open in March?",
        "Apa yang akan dibangun tahun ini?",
        "Berapa toko yang akan dibuka hingga 2030?",
        "Berapa toko yang dibuka hingga hari ini?",
    ],
)
def test_of_what_is_to_come_was_written_before(question: str) -> None:
    assert asked(question) is None


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_row_of_words_is_read_without_error(question: str) -> None:
    query = understand(question, today=TODAY)
    period = query.period
    if period:
        assert period.words in question
        assert period.first or period.last
        assert not (period.first and period.last) or period.first <= period.last
        # Of the news of days to come there is none, and that is what the answer says.
        is_to_come = query.overview is not None and period.first is not None and period.first > TODAY
        assert is_to_come or period.first is None or period.first <= TODAY
        assert is_to_come or period.last is None or period.last < TODAY


def test_a_question_of_two_periods_prefers_neither() -> None:
    assert asked("Was the fare in Q2 2017 higher than the fare in Q2 2016?") is None


def test_days_are_counted_from_the_day_of_the_question() -> None:
    assert asked("Apa yang diputuskan kemarin?", date(2024, 3, 1)) == "filter 2024-02-29.. (kemarin)"
    assert asked("What was decided last month?", date(2026, 1, 5)) == "filter 2025-12-01.. (last month)"
    assert asked("What was decided last quarter?", date(2026, 1, 5)) == "filter 2025-10-01.. (last quarter)"
    assert (
        asked("What happened in the past 3 months?", date(2026, 5, 31)) == "filter 2026-02-28.. (in the past 3 months)"
    )


def test_a_filter_takes_its_days_and_keeps_publishers_and_languages() -> None:
    last_week = Period(date(2026, 11, 9), date(2026, 11, 15), "last week", FILTER)
    assert narrowed(Filters(publishers=("Quay Gazette",)), last_week) == Filters(
        since=date(2026, 11, 9), until=date(2026, 11, 15), publishers=("Quay Gazette",)
    )
    assert preferred(last_week) == Filters()


@pytest.mark.parametrize(
    ("first", "last", "until"),
    [
        (date(2017, 7, 12), date(2017, 7, 12), date(2017, 7, 19)),
        (date(2017, 4, 1), date(2017, 4, 30), date(2017, 5, 29)),
        (date(2017, 1, 1), date(2017, 12, 31), date(2018, 2, 25)),
        (None, date(2019, 12, 31), date(2020, 2, 25)),
        (date(2014, 1, 1), None, None),
    ],
)
def test_what_happened_is_reported_for_some_time_after(
    first: date | None, last: date | None, until: date | None
) -> None:
    """As long as it lasted: at least a week, at most eight."""
    period = Period(first, last, "then", PREFERENCE)
    assert preferred(period) == Filters(since=first, until=until)
    assert narrowed(Filters(), period) == Filters()


def dated(text: str, published: date) -> Article:
    body = (Span(0, len(text)),)
    return Article("a", text, body, Language.ENGLISH, published=published, certainty=DateCertainty.STATED)


@pytest.mark.parametrize(
    ("published", "text", "words", "kind", "may"),
    [
        (2026, "Profit was 318 million in 2025.", "in 2022", PREFERENCE, False),
        (2026, "Profit was 318 million in 2025, the best since 2022.", "in 2022", PREFERENCE, True),
        (2023, "Profit fell from last year.", "in 2022", PREFERENCE, True),
        (2021, "A year from now they will meet.", "in 2022", PREFERENCE, True),
        (2018, "Profit fell.", "in March 2022", PREFERENCE, False),
        (2018, "Profit fell.", "last March", PREFERENCE, True),
        (2018, "Profit fell.", "in 2022", FILTER, True),
        (2018, "It was built between 2014 and 2016.", "from 2013 to 2019", PREFERENCE, True),
        (None, "Profit fell.", "in 2022", PREFERENCE, True),
    ],
)
def test_an_article_of_quite_another_year_tells_of_one_that_it_names(
    published: int | None, text: str, words: str, kind: PeriodKind, *, may: bool
) -> None:
    article = dated(text, date(published, 2, 1)) if published else Article("a", text, (), Language.ENGLISH)
    year = Period(date(2022, 1, 1), date(2022, 12, 31), words, kind)
    assert may_tell(article, year) is may
    assert may_tell(replace(article, certainty=DateCertainty.INFERRED), year)  # of any year that its weekday fits


def test_an_article_may_tell_of_a_time_that_has_no_end_or_no_beginning() -> None:
    text = "Profit fell."
    years = (2015, 2019, 2026)
    articles = [dated(text, date(one, 2, 1)) for one in years]
    since = Period(date(2022, 1, 1), None, "since 2022", PREFERENCE)
    before = Period(None, date(2016, 12, 31), "before 2017", PREFERENCE)
    assert [may_tell(one, since) for one in articles] == [False, False, True]
    assert [may_tell(one, before) for one in articles] == [True, False, False]


def test_without_a_period_nothing_is_narrowed_or_preferred() -> None:
    given = Filters(since=date(2024, 1, 1))
    assert narrowed(given, None) is given
    assert preferred(None) == Filters()


def test_words_that_mean_another_day_in_an_article_are_not_sought() -> None:
    def kept(question: str) -> str:
        return " ".join(understand(question, today=TODAY).text.split())

    assert kept("Apa yang terjadi kemarin di Sagara?") == "Apa yang terjadi di Sagara?"
    assert kept("Which ships came this week and last week?") == "Which ships came and ?"
    assert kept("Berapa ponsel pada kuartal kedua 2017?") == "Berapa ponsel pada kuartal kedua 2017?"
    assert kept("Who wrote Yesterday?") == "Who wrote Yesterday?"
