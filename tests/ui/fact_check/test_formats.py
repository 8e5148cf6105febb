"""Each format, read back as those read it for whom it is; no text of an article becomes part of a document's form."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from embeddings.errors import NothingToHandOn
from embeddings.language import Language
from rag.types import Answer, Reason, Verdict
from tests.ui.chat.hostile import HOSTILE
from tests.ui.fact_check.cases import ANSWER, CHECKED, DENIAL, STANCES, hostile_answer
from ui.fact_check import fact_check, handed_on
from ui.fact_check.bibtex import in_latex
from ui.fact_check.line import line
from ui.formats import Format
from ui.markdown import escaped

CHECK = fact_check(ANSWER, checked=CHECKED, stances=STANCES)
HOSTILE_CHECK = fact_check(hostile_answer(), checked=CHECKED)
REFUSED = fact_check(Answer("Siapa?", Language.INDONESIAN, reason=Reason.NO_MATCH, nearest=(DENIAL,)), checked=CHECKED)
DENIED = "Pelabuhan membantah kapal tiba di Ori."


def test_markdown() -> None:
    assert handed_on(CHECK, Format.MARKDOWN).decode() == (
        "# Did the ship reach Ori?\n\n"
        "- **Claim:** The ship did reach Ori.\n"
        "- **Verdict:** No: the articles say otherwise.\n"
        "- **Confidence:** 91 % that the articles answer this\n"
        "- **Why:** Suara Ori · 3 February 2026 (date inferred) [1]\n\n"
        f"## Against\n\n> {DENIED}\n>\n> — Suara Ori · 3 February 2026 (date inferred) [1]\n\n"
        "## Context\n\n> Kapal itu masih di Sembira.\n>\n> — Suara Ori · 3 February 2026 (date inferred) [2]\n\n"
        "> Kapal itu kabarnya tiba di Ori.\n>\n> — Desk · 1 February 2026 [3]\n\n"
        "## Timeline, as of 3 February 2026\n\n> Kapal itu kabarnya tiba di Ori.\n>\n> — Desk · 1 February 2026 [3]\n\n"
        f"> {DENIED}\n>\n> — Suara Ori · 3 February 2026 (date inferred) [1]\n\n"
        "## Sources\n\n"
        "- [1] [2] Kapal \\& Ori · Suara Ori · 3 February 2026 (date inferred) · Indonesian · "
        "<https://suara.example/kapal?a=1&b=2>\n"
        "- [3] Kabar kapal · Desk · 1 February 2026 · Indonesian\n\n"
        "*Checked on 29 November 2026. Every quotation stands word for word in the article that is named beside it.*\n"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_in_markdown_nothing_of_a_text_is_markup(text: str) -> None:
    written = escaped(line(text))
    assert re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>&~|$]", written) is None
    assert re.sub(r"\\(.)", r"\1", written) == line(text)


@pytest.mark.parametrize("text", ["# Heading", "- item", "+ item", "= line", "12. item", "3) item"])
def test_in_markdown_a_text_begins_no_block(text: str) -> None:
    assert re.match(r"(?:\\[#+=-]|\d+\\[.)])", escaped(text))


def test_a_word_document_opens_and_says_it_all() -> None:
    document = Document(BytesIO(handed_on(CHECK, Format.DOCX)))
    headings = [one.text for one in document.paragraphs if one.style and str(one.style.name).startswith("Heading")]
    assert headings == [
        "Did the ship reach Ori?",
        "Against",
        "Context",
        "Timeline, as of 3 February 2026",
        "Sources",
    ]
    quotations = [one.text for one in document.paragraphs if one.style and one.style.name == "Quote"]
    assert quotations[0] == f"{DENIED} — Suara Ori · 3 February 2026 (date inferred) [1]"
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links == ["https://suara.example/kapal?a=1&b=2"]
    assert (document.core_properties.title, document.core_properties.author) == ("Did the ship reach Ori?", "Sitasi")


def test_a_word_document_holds_hostile_texts_as_text() -> None:
    document = Document(BytesIO(handed_on(HOSTILE_CHECK, Format.DOCX)))
    quotations = [one.text for one in document.paragraphs if one.style and one.style.name == "Quote"]
    assert [one.partition(" — ")[0] for one in quotations[: len(HOSTILE)]] == [
        line(one).partition(" — ")[0] for one in HOSTILE
    ]
    assert not any(paragraph.hyperlinks for paragraph in document.paragraphs)


def test_control_characters_keep_no_format_from_being_written() -> None:
    odd = replace(ANSWER, question="Did \x00 the\x1b[2J \ud800 ship \uffff reach\x0bOri?")
    for form in Format:
        assert handed_on(fact_check(odd, checked=CHECKED), form)
    written = handed_on(fact_check(odd, checked=CHECKED), Format.DOCX)
    assert Document(BytesIO(written)).paragraphs[0].text == "Did the[2J ship reach Ori?"


class Page(HTMLParser):
    """Keeps what of a page is an element, text, or linked data."""

    def __init__(self, written: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.linked: list[Any] = []
        self._within = ""
        self.feed(written.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._within = tag

    def handle_data(self, data: str) -> None:
        if self._within == "script" and data.strip():
            self.linked.append(json.loads(data))
            self._within = ""
        else:
            self.text += data


def test_a_page_to_print_holds_the_same_and_its_claim_review() -> None:
    page = Page(handed_on(CHECK, Format.HTML))
    for said in (
        "Claim",
        "No: the articles say otherwise.",
        "Against",
        DENIED,
        "Kapal & Ori",
        "Checked on 29 November",
    ):
        assert said in page.text
    assert [one["href"] for tag, one in page.elements if tag == "a"] == ["https://suara.example/kapal?a=1&b=2"]
    assert [one["claimReviewed"] for one in page.linked] == ["The ship did reach Ori."]


def test_on_a_page_nothing_of_a_text_is_an_element() -> None:
    written = handed_on(HOSTILE_CHECK, Format.HTML)
    page, plain = Page(written), Page(handed_on(CHECK, Format.HTML))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements}
    assert not any(name.startswith("on") or name == "src" for _, given in page.elements for name in given)
    assert [one["claimReviewed"] for one in page.linked] == [line(HOSTILE[0])]
    for text in HOSTILE:
        assert line(text) in page.text


def test_a_claim_review() -> None:
    review = json.loads(handed_on(CHECK, Format.CLAIMREVIEW))
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert (review["claimReviewed"], review["datePublished"]) == ("The ship did reach Ori.", "2026-11-29")
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "No",
    }
    assert [one["text"] for one in review["citation"]] == [
        DENIED,
        "Kapal itu masih di Sembira.",
        "Kapal itu kabarnya tiba di Ori.",
    ]
    assert review["citation"][0]["isPartOf"] == [
        {
            "@type": "NewsArticle",
            "headline": "Kapal & Ori",
            "inLanguage": "id",
            "publisher": {"@type": "Organization", "name": "Suara Ori"},
            "datePublished": "2026-02-03",
            "url": "https://suara.example/kapal?a=1&b=2",
        }
    ]


@pytest.mark.parametrize("verdict", [Verdict.UNCONFIRMED, Verdict.DISPUTED])
def test_what_leaves_a_claim_open_is_named_but_not_put_on_a_scale(verdict: Verdict) -> None:
    review = json.loads(handed_on(fact_check(replace(ANSWER, verdict=verdict), checked=CHECKED), Format.CLAIMREVIEW))
    assert review["reviewRating"].keys() == {"@type", "alternateName"}


def test_a_claim_review_can_stand_in_a_script_element() -> None:
    written = handed_on(HOSTILE_CHECK, Format.CLAIMREVIEW).decode()
    assert not {"<", ">", "&", "\u2028", "\u2029"} & {*written}
    assert [one["text"] for one in json.loads(written)["citation"]] == [line(one) for one in HOSTILE]


def test_csl_json() -> None:
    first, second = json.loads(handed_on(CHECK, Format.CSL))
    assert first == {
        "id": f"sitasi-{DENIAL.article_id}",
        "type": "article-newspaper",
        "title": "Kapal & Ori",
        "language": "id",
        "container-title": "Suara Ori",
        "issued": {"date-parts": [[2026, 2, 3]], "circa": True},
        "URL": "https://suara.example/kapal?a=1&b=2",
        "note": f"“{DENIED}” “Kapal itu masih di Sembira.”",
    }
    assert "URL" not in second
    assert second["issued"] == {"date-parts": [[2026, 2, 1]]}


def test_bibtex() -> None:
    first, second = handed_on(CHECK, Format.BIBTEX).decode().split("\n\n")
    assert first == (
        f"@article{{sitasi-{DENIAL.article_id},\n"
        "  title = {{Kapal \\& Ori}},\n"
        "  journal = {Suara Ori},\n"
        "  year = {2026},\n"
        "  month = feb,\n"
        "  day = {3},\n"
        "  url = {https://suara.example/kapal?a=1&b=2},\n"
        "  language = {id},\n"
        f"  note = {{“{DENIED}” “Kapal itu masih di Sembira.”}}\n}}"
    )
    assert "url =" not in second


@pytest.mark.parametrize("text", [*HOSTILE, "{", "}}", "\\input{/etc/passwd}", "50% & $x_1^2$ #~", "@article{x,"])
def test_in_bibtex_nothing_of_a_text_is_a_command(text: str) -> None:
    written = in_latex(text)
    assert written.count("{") == written.count("}") == written.count("{}")
    without = re.sub(r"\\[$&#%_]|\\text[a-z]+\{\}", "", written)
    assert re.search(r"[\\{}$&#^_~%<>\"]", without) is None


def test_bibtex_of_hostile_articles_has_an_entry_each() -> None:
    written = handed_on(HOSTILE_CHECK, Format.BIBTEX).decode()
    entries = re.split(r"\n(?=@article\{sitasi-[0-9a-f]{12},\n)", written)
    assert len(entries) == len(HOSTILE)
    assert all(one.count("{") == one.count("}") for one in entries)


@pytest.mark.parametrize("form", [Format.CLAIMREVIEW, Format.CSL, Format.BIBTEX])
def test_of_a_refusal_there_is_no_review_and_no_list(form: Format) -> None:
    with pytest.raises(NothingToHandOn, match=r"^(there is no verdict|nothing was quoted), so"):
        handed_on(REFUSED, form)


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML])
def test_a_refusal_is_handed_on_with_its_nearest_articles(form: Format) -> None:
    written = handed_on(REFUSED, form).decode()
    assert "Artikel Anda tidak menyebutkannya." in written
    assert "Artikel terdekat" in written
