from dataclasses import asdict
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from rag import Archive, Article
from ui.chat.articles.correcting import filled, paragraphs
from ui.chat.articles.finding import ListState
from ui.chat.handlers.articles import ArticleHandlers

ENGLISH = gr.Request(headers={"accept-language": "en"})


def only(archive: Archive) -> Article:
    (article,) = archive.articles()
    return article


def form(article: Article, **typed: Any) -> gr.EventData:
    """Fill in the form of an article as the page sends it, some of it otherwise."""
    given = asdict(filled(article)) | {"article": article.article_id} | typed
    given["story"] = typed.get("story", [f"{span.start}-{span.end}" for span in article.body])
    return gr.EventData(None, given)


def test_the_paragraphs_are_all_the_text_but_white_space(own: Archive) -> None:
    article = only(own)
    shown = list(paragraphs(article))
    assert [span.of(article.text).split()[0] for span in shown] == ["BERANDA", "Tarif", "BACA", "Warga"]
    assert set(article.body) < set(shown)
    assert "".join("".join(span.of(article.text) for span in shown).split()) == "".join(article.text.split())


def test_what_is_typed_is_put_right_shown_and_listed(own: Archive) -> None:
    article = only(own)
    menu = next(iter(paragraphs(article)))
    story = [f"{menu.start}-{menu.end}", f"{article.body[0].start}-{article.body[0].end}"]
    shown, shelf = ArticleHandlers(own).correct(
        "",
        ListState(),
        form(article, title=" Tarif  naik ", publisher="", published="2024-06-13", story=story),
        ENGLISH,
    )
    now = only(own)
    assert (now.title, now.publisher, str(now.published)) == ("Tarif naik", None, "2024-06-13")
    assert now.body == (menu, article.body[0])
    assert "Tarif naik</h2>" in shown
    assert "“Tarif naik” is corrected." in shelf


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"published": "13/6/2024"}, "“13/6/2024” is not a date"),
        ({"published": "2999-01-01"}, "2999-01-01 has not come yet"),
        ({"story": []}, "choose at least one"),
        ({"story": ["0-99999"]}, "choose at least one"),
        ({"story": ["<b>"]}, "choose at least one"),
        ({"title": "half \ud800"}, "half a character"),
        ({"text": "of another text"}, "the article has another text since"),
    ],
)
def test_what_cannot_be_taken_stays_in_the_form_and_nothing_changes(
    own: Archive, typed: dict[str, Any], problem: str
) -> None:
    before = only(own)
    shown, shelf = ArticleHandlers(own).correct(
        "", ListState(), form(before, **{"publisher": "Suara Ara", **typed}), ENGLISH
    )
    assert problem in shown
    assert 'value="Suara Ara"' in shown
    assert shelf == gr.skip()
    assert only(own) == before


def test_it_is_taken_back_where_there_is_something_to_take_back(own: Archive) -> None:
    desk, before = ArticleHandlers(own), only(own)
    asked = gr.EventData(None, {"article": before.article_id})
    assert "data-uncorrected" not in desk.form(asked, ENGLISH)
    desk.correct("", ListState(), form(before, title="Feri"), ENGLISH)
    assert "data-uncorrected" in desk.form(asked, ENGLISH)
    desk.uncorrect("", ListState(), asked, ENGLISH)
    assert only(own) == before


def test_an_article_that_is_gone_meanwhile_is_said_so(own: Archive) -> None:
    desk, gone = ArticleHandlers(own), only(own)
    own.remove(gone.article_id)
    assert "there is no article" in desk.form(form(gone), ENGLISH)
    assert "there is no article" in desk.correct("", ListState(), form(gone), ENGLISH)[0]
    assert "there is no article" in desk.uncorrect("", ListState(), form(gone), ENGLISH)[0]


def test_the_form_trusts_no_text(tmp_path: Path) -> None:
    (tmp_path / "kapal.md").write_text("---\ntitle: '\"><img src=x>'\n---\n<b>Kapal</b> berlayar.\n", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "kapal.md")
        shown = ArticleHandlers(archive).form(gr.EventData(None, {"article": only(archive).article_id}), ENGLISH)
    assert "&lt;b&gt;Kapal" in shown
    assert "<img" not in shown
    assert "<b>" not in shown
