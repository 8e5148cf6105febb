"""The tab: choose a question set or add one, run it, read the figures."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.processing_utils import save_file_to_cache
from gradio.utils import get_upload_folder

from rag.archive import Archive
from ui.chat.locales.formatting import counted
from ui.chat.locales.measure import MeasureWords, measure_words
from ui.chat.locales.page import language_of, said
from ui.chat.markup import Html
from ui.chat.measure.measuring import MeasuredRun, measure
from ui.chat.measure.running import MeasurementRun, Outcome, RunManager, Stopped, failure
from ui.chat.measure.sets import find_set, keep_set, set_names
from ui.chat.serving.limits import MOST_WATCHING
from ui.chat.views.measure.progress import failed_view, notice_view, running_view, stopped_view
from ui.chat.views.measure.result import done_view, result_view

__all__ = ["measure_tab"]

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": MOST_WATCHING}
_PLAIN: dict[str, Any] = {"apply_default_css": False, "js_on_load": None}
_PACE = 0.25
"""Seconds between two looks at how far a run is."""

Shown = list[Any]
"""What becomes of the status, the results, both buttons and the report."""


def measure_tab(archive: Archive) -> None:
    """Build the tab inside the Blocks that is being made; runs are kept in the archive's folder."""
    desk = RunManager()

    async def run(name: str | None, request: gr.Request) -> AsyncIterator[Shown]:
        async for shown in _run(archive, desk, name, _words(request)):
            yield shown

    async def come(request: gr.Request) -> AsyncIterator[Shown]:
        yield [await asyncio.to_thread(_choice, archive), *_unchanged()]
        if desk.latest and _worth_showing(desk.latest):
            async for shown in _follow(desk.latest, _words(request)):
                yield [gr.skip(), *shown]

    def add(uploaded: str, request: gr.Request) -> list[Any]:
        return _added(archive, Path(uploaded), _words(request))

    with gr.Column(elem_id="measure"):
        gr.HTML(said("measuring"), **_PLAIN)
        with gr.Row(elem_classes="choosing"):
            choice = _choice(archive)
            upload = gr.UploadButton(str(said("add_set")), size="md", scale=0, min_width=110)
        with gr.Row(elem_classes="running"):
            start, stop = _buttons(working=False)
        status = gr.HTML(elem_id="measure-state", **_PLAIN)
        report = _report()
        result = gr.HTML(elem_id="measure-result", **_PLAIN)

    shown = [status, result, start, stop, report]
    start.click(run, choice, shown, **_QUIET)
    stop.click(desk.stop, None, None, **_QUIET)
    upload.upload(add, upload, [choice, status], **_QUIET)
    gr.on(None, come, None, [choice, *shown], **_QUIET)


async def _run(archive: Archive, desk: RunManager, name: str | None, words: MeasureWords) -> AsyncIterator[Shown]:
    """Start a run and show it to its end, or say why there is none."""
    if not name:
        yield _saying(notice_view(words.no_choice))
        return
    try:
        path = await asyncio.to_thread(find_set, archive, name, words)
    except Exception as error:  # noqa: BLE001 - it is logged, and told to the person who waits
        yield _saying(failed_view(failure(error), name, words))
        return
    running = desk.start(name, lambda progress: measure(archive, path, progress=progress))
    if running is None:
        yield _saying(notice_view(words.under_way))
        return
    async for shown in _follow(running, words):
        yield shown


async def _follow(running: MeasurementRun, words: MeasureWords) -> AsyncIterator[Shown]:
    """Show a run until its end, then what became of it; no thread is held while it is waited for."""
    yield [running_view(running, words), "", *_buttons(working=True), _report()]
    while not running.wait(0):
        await asyncio.sleep(_PACE)
        yield _saying(running_view(running, words))
    yield await asyncio.to_thread(_ended, running, words)


def _ended(running: MeasurementRun, words: MeasureWords) -> Shown:
    outcome = running.outcome
    result, report = (result_view(outcome, words), outcome.report) if isinstance(outcome, MeasuredRun) else ("", None)
    return [_said(running.name, outcome, words), result, *_buttons(working=False), _report(report)]


def _said(name: str, outcome: Outcome | None, words: MeasureWords) -> Html:
    match outcome:
        case MeasuredRun():
            return done_view(outcome, words)
        case Stopped():
            return stopped_view(outcome, words)
        case None:
            return notice_view(words.failed)
    return failed_view(outcome, name, words)


def _added(archive: Archive, uploaded: Path, words: MeasureWords) -> list[Any]:
    """Keep an uploaded set and choose it, or say what is wrong with it."""
    try:
        dataset = keep_set(archive, uploaded, words)
    except Exception as error:  # noqa: BLE001 - it is logged, and told to the person who waits
        return [gr.skip(), failed_view(failure(error), uploaded.name, words)]
    questions = counted(len(dataset.questions), words.question, words.language)
    return [_choice(archive, uploaded.name), notice_view(words.kept.format(uploaded.name, questions))]


def _words(request: gr.Request) -> MeasureWords:
    return measure_words(language_of(request))


def _worth_showing(running: MeasurementRun) -> bool:
    """Whether a page that is opened shows a run: one under way, or the latest that was kept."""
    return not running.wait(0) or isinstance(running.outcome, MeasuredRun)


def _saying(line: Html) -> Shown:
    return [line, *_unchanged()[1:]]


def _unchanged() -> Shown:
    return [gr.skip()] * 5


def _choice(archive: Archive, chosen: str | None = None) -> gr.Dropdown:
    """Offer the sets of the archive; without a choice, the first."""
    names = set_names(archive)
    return gr.Dropdown(
        names,
        value=chosen or next(iter(names), None),
        label=said("choose"),
        info=None if names else said("no_set"),
        interactive=True,
        filterable=False,
        scale=1,
        min_width=200,
    )


def _buttons(*, working: bool) -> tuple[gr.Button, gr.Button]:
    start = gr.Button(said("run"), variant="primary", interactive=not working, size="md", scale=0, min_width=110)
    stop = gr.Button(said("halt"), interactive=working, size="md", scale=0, min_width=110)
    return start, stop


def _report(path: Path | None = None) -> gr.DownloadButton:
    """Offer a report; Gradio gives out only what lies in a folder of its own, so a copy of it stands there."""
    copy = save_file_to_cache(path, cache_dir=get_upload_folder()) if path else None
    return gr.DownloadButton(str(said("download")), value=copy, visible=bool(path), size="md", scale=0, min_width=180)
