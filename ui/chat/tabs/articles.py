"""The tab: search, list and adding, beside the article that was opened."""

from pathlib import Path
from typing import Any

import gradio as gr
from gradio.i18n import I18nData

from rag.archive import Archive
from ui.chat.articles.finding import ListState
from ui.chat.handlers.articles import ArticleHandlers
from ui.chat.handlers.followed_sources import FollowedSourceHandlers
from ui.chat.locales.page import said
from ui.chat.tabs.filter_bar import FilterBar

__all__ = ["ADDING", "articles_tab"]

_STATIC = Path(__file__).parents[1] / "static"
_SCRIPTS = (_STATIC / "latest.js", _STATIC / "articles.js")
_EXPORTING = "\n".join([(_STATIC / "download.js").read_text("utf-8"), (_STATIC / "exporting.js").read_text("utf-8")])
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
ADDING: dict[str, Any] = {**_QUIET, "concurrency_limit": 1, "concurrency_id": "articles-adding"}
"""One after another, whoever adds: the same name may come twice."""


def articles_tab(archive: Archive, *, read_only: bool = False, bar: FilterBar | None = None) -> None:
    """Build the tab inside the Blocks at hand; its list is read when it is first seen.

    With the `bar` of the questions' filters, articles that are picked can be asked alone.
    """
    desk = ArticleHandlers(archive, read_only=read_only)
    looking = gr.State(ListState())
    with gr.Row(elem_id="articles"):
        with gr.Column(elem_id="articles-find", min_width=0):
            query = _search_box()
            with gr.Accordion(said("add"), open=False, elem_id="articles-add", visible=not read_only) as adding:
                files = gr.File(label=said("files"), file_count="multiple", height=140, elem_id="articles-files")
                uploaded = _html("articles-uploaded")
                with gr.Row(elem_id="articles-web"):
                    address = gr.Textbox(label=said("address"), max_lines=1, type="text", min_width=220)
                    fetch = gr.Button(said("fetch"), elem_id="articles-fetch", size="sm", scale=0, min_width=90)
                    follow = gr.Button(said("follow"), elem_id="articles-follow", size="sm", scale=0, min_width=90)
                fetched = _html("articles-fetched")
                typed = _fields()
                paste = gr.Button(said("add_text"), elem_id="articles-paste", size="sm")
                pasted = _html("articles-pasted")
            with gr.Accordion(said("followed"), open=False, elem_id="articles-follows"):
                followed = _html("articles-followed")
            exported = _html("articles-exported", script=_EXPORTING)
            shelf = _html("articles-shelf")
        with gr.Column(elem_id="articles-read", min_width=0):
            _html("articles-unopened", said("unopened"))
            opened = _html("articles-opened", script="\n".join(one.read_text("utf-8") for one in _SCRIPTS))

    following = FollowedSourceHandlers(archive, read_only=read_only)
    where: list[Any] = [query, looking]
    looked: list[Any] = [shelf, looking]
    opened.appear(following.look, None, followed, trigger_mode="always_last", **_QUIET)
    opened.appear(desk.appear, where, [shelf, adding], trigger_mode="always_last", **_QUIET)
    query.change(desk.search, where, looked, trigger_mode="always_last", **_QUIET)
    opened.turn(desk.turn, where, looked, **_QUIET)
    opened.sort(desk.sort, where, looked, trigger_mode="always_last", **_QUIET)
    opened.facet(desk.facet, where, looked, trigger_mode="always_last", **_QUIET)
    opened.open(desk.open, where, [opened, shelf], trigger_mode="multiple", **_QUIET)
    opened.compare(desk.compare, None, opened, trigger_mode="multiple", **_QUIET)
    opened.export(desk.export, None, exported, **_QUIET)
    if bar:
        opened.only(bar.desk.only, bar.chosen, bar.parts, **_QUIET)
    if read_only:
        return  # what changes the archive is not even listened for
    opened.form(desk.form, None, opened, trigger_mode="multiple", **_QUIET)
    opened.correct(desk.correct, where, [opened, shelf], **_QUIET)
    opened.uncorrect(desk.uncorrect, where, [opened, shelf], **_QUIET)
    opened.remove(desk.remove, where, [opened, shelf], **_QUIET)
    opened.discard(desk.discard, where, [opened, shelf], **_QUIET)
    files.upload(desk.upload, [files, *where], [files, uploaded, shelf], trigger_mode="multiple", **ADDING)
    gr.on(
        [fetch.click, address.submit],
        desk.fetch,
        [address, *where],
        [address, fetched, shelf],
        trigger_mode="multiple",
        **ADDING,
    )
    follow.click(following.follow, address, [address, fetched, followed], **_QUIET)
    opened.unfollow(following.stop, None, followed, **_QUIET)
    paste.click(desk.paste, [*typed, *where], [pasted, *typed, shelf], **ADDING)


def _search_box() -> gr.Textbox:
    return gr.Textbox(
        label=said("find"),
        show_label=False,
        container=False,
        placeholder=said("find_by"),
        max_lines=1,
        elem_id="articles-query",
    )


def _fields() -> list[gr.Textbox]:
    """Make what a pasted text is typed into: title, text, date, publisher."""
    _html("articles-or", said("paste"))
    title = gr.Textbox(label=said("title"), max_lines=1)
    text = gr.Textbox(label=said("text"), lines=4, max_lines=12)
    with gr.Row():
        published = gr.Textbox(label=said("published"), max_lines=1, min_width=220)
        publisher = gr.Textbox(label=said("publisher"), max_lines=1, min_width=220)
    return [title, text, published, publisher]


def _html(elem_id: str, value: I18nData | str = "", *, script: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=script, apply_default_css=False)
