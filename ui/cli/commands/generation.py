"""The commands of `sitasi eval` for what a language model writes: sentences to grade by hand, and their figures."""

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.options import ArchiveFolder, AsJson, progress_bar, settings_from
from ui.cli.terminal import say

if TYPE_CHECKING:
    from eval.cases import Case
    from eval.grading.written import Written
    from rag import CallableLlm, Llm, Settings

__all__ = ["graded", "sentences"]


def sentences(
    target: Annotated[Path, typer.Argument(metavar="OUTPUT", help="A new .jsonl file.")],
    questions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Questions that are asked of the archive.")
    ] = None,
    cases: Annotated[Path | None, typer.Option(metavar="FILE", help="Questions that bring their own articles.")] = None,
    called: Annotated[
        str | None,
        typer.Option(
            "--callable", metavar="FILE.py:NAME", help="A model in Python instead of the configured endpoint."
        ),
    ] = None,
    propose: Annotated[bool, typer.Option("--propose", help="Let it propose answers where there is none.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Asks so many questions of each file.")] = None,
    archive: ArchiveFolder = None,
) -> None:
    """Let a language model phrase answers, and write each sentence of it to be graded by hand.

    A line holds the sentence, its marks, what the check says, the passages, and "carried": null. Set that to true or
    false, and "fault" to "speaker" where somebody else says or does it; then `sitasi eval graded` has the figures.
    """
    from embeddings.errors import ReadingError, SettingsError
    from eval.cases import read_cases
    from eval.datasets import read_dataset
    from eval.grading.written import PromptedQuestion, callable_llm, write_sentences, written_sentences
    from rag import Archive, Assistant

    if questions is None and cases is None:
        raise SettingsError("nothing to ask: give --questions FILE, --cases FILE or both")
    if target.exists():
        raise ReadingError(f"{target} is there already, and may be graded: give another name")
    settings = settings_from(archive)
    llm = callable_llm(called) if called else settings.required_llm()
    llm, settings = replace(llm, propose=propose or llm.propose), replace(settings, llm=None)
    with ExitStack() as open_until_done, progress_bar("asking") as progress:
        asked = []
        if questions:
            dataset = read_dataset(questions)
            opened = open_until_done.enter_context(Archive.open(settings.archive, settings=settings, create=False))
            assistant = Assistant(opened, settings=settings)
            asked += [
                partial(written_sentences, PromptedQuestion(one.question_id, one.text), assistant, llm)
                for one in dataset.questions[:limit]
            ]
        asked += [partial(_of_case, one, settings, llm) for one in (read_cases(cases)[:limit] if cases else ())]
        count = write_sentences(target, asked, progress=progress)
    say(f"Wrote {count} sentences to {target}")


def _of_case(case: "Case", settings: "Settings", llm: "Llm | CallableLlm") -> "list[Written]":
    from eval.cases import assistant_of
    from eval.grading.written import PromptedQuestion, written_sentences

    with assistant_of(case, settings) as assistant:
        return written_sentences(PromptedQuestion(case.case_id, case.ask, case.after), assistant, llm, today=case.today)


def graded(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One that `sitasi eval sentences` wrote, graded.")],
    again: Annotated[bool, typer.Option("--again", help="Let the check of today read them.")] = False,
    cases: Annotated[Path | None, typer.Option(metavar="FILE", help="Questions that bring their own articles.")] = None,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """Tell from graded sentences how well the check does: balanced accuracy, wrong speakers, verbatim ones marked.

    That is what it said when they were written; with --again, what it says today of the same passages, in the archive
    and the cases of which the questions were asked.
    """
    from eval.grading.graded import archives, checked_again, figures, read_graded
    from ui.cli.rendering import print_json

    sentences = read_graded(file)
    if again:
        with progress_bar("checking") as progress:
            sentences = checked_again(sentences, archives(settings_from(archive), cases), progress=progress)
    found = figures(sentences)
    if json:
        print_json({"file": str(file), "metrics": found})
        return
    for name, value in found.items():
        if value is not None:
            say(f"{name:28} {int(value) if name in _COUNTS else format(value, '.3f')}")


_COUNTS = frozenset({"sentences", "graded", "carried", "wrong speakers", "verbatim sentences", "citations added"})
