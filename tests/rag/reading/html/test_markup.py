"""Programs, styles and comments are no markup: neither do they count, nor can they hide what does."""

from datetime import date
from pathlib import Path

import pytest

from embeddings.errors import ReadingError
from rag.reading import read_file
from rag.reading.html.markup import parsable
from rag.types import Article

STORY = "<article><p>Waduk itu penuh sejak kemarin malam.</p><p>Petani di hilir bersyukur.</p></article>"
MANY = 100_001


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>if(a<b)" + ' k["a1"]="v";' * 6_000 + "</script>",
        "<SCRIPT type='module'>" + "for(i=0;i<n;i++){}" * MANY + "</SCRIPT >",
        "<style>" + "a<b [x='1'] " * MANY + "</style>",
        "<!-- " + "<div>" * MANY + " -->",
        "<script>document.write('<!--')</script>",
        "<!-- <script> -->",
        "<!-->",
    ],
    ids=["program", "module", "style", "comment", "comment in a program", "program in a comment", "empty comment"],
)
def test_what_no_reader_sees_is_no_reason_to_refuse_a_page(tmp_path: Path, unseen: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head>{unseen}</head><body>{STORY}</body></html>")
    [found] = read_file(path, today=date(2026, 11, 20))
    assert isinstance(found, Article), found.error
    assert [span.of(found.text) for span in found.body] == [
        "Waduk itu penuh sejak kemarin malam.",
        "Petani di hilir bersyukur.",
    ]


@pytest.mark.parametrize(
    "kept",
    [
        STORY,
        '<script type="application/ld+json">{"headline": "a < b"}</script>',
        "<script src='a.js'/>" + STORY,
        "<!--[if !IE]><!-->" + STORY,
        '<p title="Kata <script> itu">satu</p><p>dua</p>',
        '<img alt="lima" inci" src="a.png"><p>"satu" dan "dua</p>',
    ],
)
def test_what_a_reader_sees_and_what_the_page_states_stay(kept: str) -> None:
    assert kept.removeprefix("<!--[if !IE]><!-->") in parsable(kept)


@pytest.mark.parametrize("hiding", ["<p title='<script>'>", "<script src='a.js'/>", "<!-- -->", "<style></style>"])
def test_nothing_hides_markup(hiding: str) -> None:
    with pytest.raises(ReadingError, match="tags, more than"):
        parsable(hiding + "<b>" * MANY)
    with pytest.raises(ReadingError, match="attributes"):
        parsable(f"{hiding}<p {' '.join(f'a{n}' for n in range(9_000))}>")


def test_a_quotation_mark_too_many_swallows_no_page() -> None:
    page = '<p title="lima" inci">a</p>' + "<p class='b' id='c'>d</p>" * 3_000
    assert parsable(page) == page
