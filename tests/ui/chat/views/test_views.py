from dataclasses import replace
from datetime import date
from html import unescape
from re import findall, sub

import pytest

from embeddings.language import Language
from rag.types import (
    Answer,
    AnswerSentence,
    Article,
    Citation,
    DateCertainty,
    Overview,
    OverviewKind,
    Period,
    PeriodKind,
    Reason,
    Span,
    Verdict,
)
from ui.chat.conversation import PanelTarget, Stage, Turn
from ui.chat.locales.answers import words
from ui.chat.locales.formatting import in_words, origin
from ui.chat.views.answer import turn_view
from ui.chat.views.articles.article import article_view
from ui.locales.answers import answer_words, refusal

TEXT = "HOME | NEWS\nThe mayor spoke. She said <no>.\nREAD ALSO: x\nIt rained.\n" + "footer link " * 20
STORY = (Span(12, 43), Span(57, 67))
ARTICLE = Article("news/a.txt", TEXT, STORY, Language.ENGLISH, "Rain & <rain>", "Bell", date(2026, 2, 3))
QUOTE = Span(29, 43)


def text_of(markup: str) -> str:
    return unescape(sub("<[^>]*>", "", markup))


def shown(article: Article = ARTICLE, quote: Span | None = QUOTE) -> str:
    return article_view(PanelTarget(article, quote), Language.ENGLISH, shown="0-0")


def test_the_quotation_and_nothing_else_is_marked() -> None:
    assert [unescape(one) for one in findall("<mark>(.*?)</mark>", shown())] == [QUOTE.of(TEXT)] == ["She said <no>."]
    assert "<mark>" not in shown(quote=None)


def test_the_whole_text_is_there_and_only_the_story_stands_out() -> None:
    markup = shown()
    assert "".join(text_of(markup.partition('class="text"')[2]).split()).endswith("footerlink" * 20)
    assert '<p class="outside">HOME | NEWS</p>' in markup
    assert '<p class="outside">READ ALSO: x</p>' in markup
    assert "<p>It rained.</p>" in markup
    assert '<details class="outside"><summary>Not part of the story</summary>footer link' in markup


@pytest.mark.parametrize(
    ("source", "is_link"),
    [
        ("https://bell.example/a", True),
        ("HTTP://bell.example/?a=1&b=2", True),
        ("javascript:alert(1)", False),
        ("https://bell.example/ javascript:x", False),
        ("/home/anna/https://x", False),
    ],
)
def test_only_a_web_address_is_a_link(source: str, is_link: bool) -> None:
    article = Article(source, TEXT, STORY, Language.ENGLISH)
    links = findall('<a href="([^"]*)" target="_blank" rel="noopener noreferrer nofollow">', shown(article))
    assert [unescape(link) for link in links] == [source] * is_link
    assert source in text_of(shown(article))


def test_an_origin_says_how_sure_its_date_is() -> None:
    def said(published: date | None, certainty: DateCertainty, language: Language = Language.ENGLISH) -> str:
        about = Article("a", TEXT, STORY, Language.ENGLISH, None, "Bell", published, certainty)
        return origin(about, language)

    day = date(2022, 5, 23)
    assert said(day, DateCertainty.STATED) == "Bell · 23 May 2022 · English"
    assert said(day, DateCertainty.INFERRED) == "Bell · 23 May 2022 (date inferred) · English"
    assert said(None, DateCertainty.UNKNOWN) == "Bell · no date · English"
    assert said(None, DateCertainty.UNKNOWN, Language.INDONESIAN) == "Bell · tanpa tanggal · bahasa Inggris"


def test_a_month_is_named_in_the_language() -> None:
    assert [in_words(date(2026, 8, 9), language) for language in Language] == ["9 Agustus 2026", "9 August 2026"]


def test_an_unfinished_answer_has_no_sources_yet_and_a_stopped_one_only_its_own() -> None:
    sentences = (AnswerSentence("She said <no>.", (1,)), AnswerSentence("It rained.", (2,)))
    citations = (Citation(1, ARTICLE, 29, 43), Citation(2, ARTICLE, 57, 67))
    whole = Answer("?", Language.ENGLISH, sentences, citations)
    half = Answer("?", Language.ENGLISH, sentences[:1], citations)
    assert 'class="source"' not in turn_view(Turn("?", Language.ENGLISH, Stage.PHRASING, half), 0)
    for stage, answer, count in ((Stage.STOPPED, half, 1), (Stage.DONE, whole, 2)):
        assert turn_view(Turn("?", Language.ENGLISH, stage, answer), 0).count('class="source"') == count


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_is_a_sentence_in_the_language_of_the_question(reason: Reason, language: Language) -> None:
    missing = ("Orlanda", "Nirwana") if reason is Reason.NAME_NOT_FOUND else ()
    answer = Answer("?", language, reason=reason, missing=missing, nearest=(ARTICLE,))
    view = turn_view(Turn("?", language, Stage.DONE, answer), 3)
    badge = "" if reason in (Reason.EMPTY_ARCHIVE, Reason.NOT_A_QUESTION) else f"∅{words(language).absent}"
    assert text_of(view).startswith(badge + refusal(answer).replace("`", "") + words(language).nearest)
    assert ("Orlanda, Nirwana" in text_of(view)) is (reason is Reason.NAME_NOT_FOUND)
    assert f'lang="{language.value}"' in view
    assert 'data-turn="3" data-place="0"' in view


@pytest.mark.parametrize("kind", PeriodKind)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 5, 1), None),
        (None, date(2024, 6, 30)),
        (date(2024, 5, 1), date(2024, 6, 30)),
        (date(2024, 5, 1), date(2024, 5, 1)),
    ],
)
def test_what_the_dates_did_is_said_in_the_language_of_the_question(
    first: date | None, last: date | None, language: Language, kind: PeriodKind
) -> None:
    answer = Answer("?", language, reason=Reason.OUTSIDE_DATES, period=Period(first, last, "<b>then</b>", kind))
    view = turn_view(Turn("?", language, Stage.DONE, answer), 4)
    (line,) = findall('<p class="dates">(.*?)</p>', view)
    said, button = line.split("<button")
    for day in filter(None, (first, last)):
        assert in_words(day, language) in said
    assert "(“&lt;b&gt;then&lt;/b&gt;”)" in said
    assert 'data-again="4"' in button
    assert text_of(f"<button{button}") == words(language).any_date


@pytest.mark.parametrize("language", Language)
def test_the_publisher_that_was_asked_for_is_named_beside_the_way_out(language: Language) -> None:
    answer = Answer("?", language, reason=Reason.NO_MATCH, publisher="Kabar <b>")
    view = turn_view(Turn("?", language, Stage.DONE, answer), 4)
    (line,) = findall('<p class="dates">(.*?)</p>', view)
    said, button = line.split("<button")
    assert said == answer_words(language).of_publisher.format("Kabar &lt;b&gt;") + ". "
    assert 'data-again="4" data-how="any_publisher"' in button


def test_where_no_dates_were_read_nothing_is_said_of_them() -> None:
    sentences, citations = (AnswerSentence("It rained.", (1,)),), (Citation(1, ARTICLE, 57, 67),)
    dated = Answer(
        "?", Language.ENGLISH, sentences, citations, period=Period(date(2024, 5, 1), None, "x", PeriodKind.FILTER)
    )
    plain = Answer("?", Language.ENGLISH, sentences, citations)
    assert "dates" not in turn_view(Turn("?", Language.ENGLISH, Stage.DONE, plain), 0)
    assert "dates" not in turn_view(Turn("?", Language.ENGLISH, Stage.PHRASING, dated), 0)
    assert "dates" in turn_view(Turn("?", Language.ENGLISH, Stage.DONE, dated), 0)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_said_in_words_beside_its_sign_before_the_quotations(verdict: Verdict, language: Language) -> None:
    sentences, citations = (AnswerSentence("It rained.", (1,)),), (Citation(1, ARTICLE, 57, 67),)
    view = turn_view(
        Turn("?", language, Stage.PHRASING, Answer("?", language, sentences, citations, verdict=verdict)), 0
    )
    said = answer_words(language).verdicts[verdict]
    (line,) = findall(f'<p class="verdict">(.*?{verdict.value}.*?)</p>', view)
    assert text_of(line)[1:] == f"{said.label} {said.reason}"
    assert view.index("verdict") < view.index("<blockquote")


def test_the_timeline_lists_days_in_order_each_with_its_source() -> None:
    earlier = replace(ARTICLE, source="news/b.txt", published=date(2026, 1, 30))
    citations = (Citation(1, ARTICLE, 29, 43), Citation(2, earlier, 57, 67))
    sentences = (AnswerSentence("She said <no>.", (1,)),)
    answer = Answer("?", Language.INDONESIAN, sentences, citations, timeline=(citations[1], citations[0]))
    view = turn_view(Turn("?", Language.INDONESIAN, Stage.DONE, answer), 5)
    assert "Urutan waktu, hingga 3 Februari 2026" in view
    assert findall('<time datetime="(.*?)">(.*?)</time>', view) == [
        ("2026-01-30", "30 Januari 2026"),
        ("2026-02-03", "3 Februari 2026"),
    ]
    (events,) = findall("<ol.*?</ol>", view)
    assert findall('data-turn="5" data-place="(.)"', events) == ["1", "0"]
    assert [text_of(one) for one in findall('class="event">(.*?)</span>', events)] == ["It rained.", "She said <no>."]
    assert view.count('class="source"') == 2
    assert "<ol" not in turn_view(Turn("?", Language.INDONESIAN, Stage.PHRASING, answer), 5)


def test_each_part_stands_below_its_question_with_its_own_verdict_or_refusal() -> None:
    citation = Citation(1, ARTICLE, QUOTE.start, QUOTE.end)
    sentences = (AnswerSentence("She said <no>.", (1,)),)
    first = Answer("Did she <agree>?", Language.ENGLISH, sentences, (citation,), verdict=Verdict.NO)
    second = Answer("When?", Language.ENGLISH, reason=Reason.NO_MATCH)
    whole = Answer("?", Language.ENGLISH, sentences, (citation,), parts=(first, second))
    view = turn_view(Turn("?", Language.ENGLISH, Stage.DONE, whole), 0)
    assert [text_of(one) for one in findall('<h2 class="asked">(.*?)</h2>', view)] == ["Did she <agree>?", "When?"]
    assert findall('data-verdict="([a-z]+)"', view) == ["no", "absent"]
    assert text_of(view).index("Your articles do not say.") > text_of(view).index("When?")
    assert view.count('class="source"') == 1


def test_where_no_part_is_answered_the_nearest_articles_are_listed_once() -> None:
    parts = tuple(Answer(one, Language.ENGLISH, reason=Reason.NO_MATCH, nearest=(ARTICLE,)) for one in ("A?", "B?"))
    whole = Answer("?", Language.ENGLISH, reason=Reason.NO_MATCH, nearest=(ARTICLE,), parts=parts)
    view = turn_view(Turn("?", Language.ENGLISH, Stage.DONE, whole), 0)
    assert text_of(view).count("Your articles do not say.") == 2
    assert view.count('class="source"') == 1


def test_the_alternative_stands_on_a_badge() -> None:
    citation = Citation(1, ARTICLE, QUOTE.start, QUOTE.end)
    sentences = (AnswerSentence("She said <no>.", (1,)),)
    answer = Answer("?", Language.ENGLISH, sentences, (citation,), alternative="for & against")
    view = turn_view(Turn("?", Language.ENGLISH, Stage.DONE, answer), 0)
    assert '<strong class="badge" data-verdict="alternative">for &amp; against</strong> your articles say so.' in view


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.ENGLISH, "1 article mentions <b>:"), (Language.INDONESIAN, "1 artikel menyebut <b>:")],
)
def test_an_overview_lists_its_quotations_by_their_days_below_what_was_counted(language: Language, said: str) -> None:
    sentences, citations = (AnswerSentence(QUOTE.of(TEXT), (1,)),), (Citation(1, ARTICLE, QUOTE.start, QUOTE.end),)
    overview = Overview(OverviewKind.COUNT, "<b>")
    answer = Answer("?", language, sentences, citations, overview=overview, count=1)
    markup = turn_view(Turn("?", language, Stage.DONE, answer), 0)
    assert said in text_of(markup)
    assert "<b>" not in markup
    day = in_words(date(2026, 2, 3), language)
    assert f'<time datetime="2026-02-03">{day}</time> · Bell</span><blockquote class="quote">' in markup
    assert "data-why" not in markup
