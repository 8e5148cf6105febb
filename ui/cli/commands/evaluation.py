"""The commands of `sitasi eval`."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from ui.cli.commands.generation import graded, sentences
from ui.cli.options import ArchiveFolder, AsJson, open_archive, progress_bar, settings_from
from ui.cli.terminal import say, tell

__all__ = ["app"]

app = typer.Typer(help="Measure answers on question sets, and compare measurements.", no_args_is_help=True)
app.command()(sentences)
app.command()(graded)

FailBelow = Annotated[
    list[str] | None,
    typer.Option("--fail-below", metavar="METRIC=VALUE", help="Exit with 1 where a metric is lower; may be repeated."),
]


@app.command()
def run(
    dataset: Annotated[
        Path, typer.Argument(metavar="DATASET", help="A BEIR folder, or a .jsonl or .csv of questions.")
    ],
    answerer: Annotated[
        Literal["extractive", "llm"],
        typer.Option(help="Measure the quotations, or what the configured language model makes of them."),
    ] = "extractive",
    split: Annotated[str | None, typer.Option(help="Ask the questions of this split only.")] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to keep the run; by default a new one in sitasi-runs.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Shuffles the order in which questions are asked.")] = 0,
    fail_below: FailBelow = None,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """Ask every question of a set, measure what comes back, and leave a report.

    A BEIR folder brings its own articles: their archive is built once and kept. A file of questions (question, answers,
    article, verdict) is asked of the archive that --archive names.
    """
    from eval.answerers import Answerer
    from eval.runs.comparison import below
    from eval.runs.evaluation import run_dataset
    from eval.runs.storage import run_document
    from ui.cli.rendering import print_json, print_metrics

    limits = _limits(fail_below)
    settings = settings_from(archive)
    with progress_bar("evaluating") as progress:
        saved = run_dataset(
            dataset,
            settings,
            answerer=Answerer(answerer),
            split=split,
            archive=settings.archive if archive else None,
            out=out,
            seed=seed,
            progress=progress,
        )
    document = run_document(saved.run) | {"folder": str(saved.folder)}
    if json:
        print_json(document)
    else:
        print_metrics(document)
    _fail(below(saved.run.metrics, limits))


@app.command()
def claims(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Lines of premise, hypothesis and label.")],
    json: AsJson = False,
) -> None:
    """Measure whether the support check tells entailment, contradiction and neutral apart.

    It is the one that answers use: of the judge and the words, or of the words alone with SITASI_JUDGE=off.
    """
    from embeddings.judge import judge_named
    from eval.claims import measure_claims, read_claims
    from rag.verdicts import stance, stances_of
    from ui.cli.rendering import print_json

    read = read_claims(file)
    metrics = measure_claims(read, partial(stance, stances=stances_of(judge_named(settings_from(None).judge))))
    if json:
        print_json({"claims": len(read), "metrics": metrics})
    else:
        say(f"{len(read)} claims: " + ", ".join(f"{name} {value:.3f}" for name, value in metrics.items()))


@app.command()
def reader(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Sets as .jsonl or .jsonl.gz files.")],
    limit: Annotated[int, typer.Option(min=1, help="Rows of each set, drawn by a fixed seed.")] = 500,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Only rows that the bundled judge was not trained on.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Measure what the judge reads: stances, answers and their places, on every set of a folder.

    A set's rows hold premise, hypothesis, label; or question, passage, answer (yes, no, unknown); or document,
    sentence, supported; or question, passage, answerable, answers. Beside the model stand the commonest label, what
    the claims alone give away, and the product: words and model together.
    """
    from embeddings.errors import SettingsError
    from embeddings.judge import judge_named
    from eval.judge import measure_reader
    from ui.cli.rendering import print_json

    judge = judge_named(settings_from(None).judge)
    if judge is None:
        raise SettingsError("there is no judge to measure: SITASI_JUDGE is off")
    with progress_bar("measuring") as progress:
        found = measure_reader(folder, judge, limit=limit, held_out=held_out, progress=progress)
    if json:
        print_json({"judge": judge.name, "sets": [{"set": one.name, "kind": one.kind, "rows": one.rows,
                    "metrics": dict(one.metrics)} for one in found]})  # fmt: skip
        return
    for one in found:
        say(f"{one.name} ({one.kind}, {one.rows}): " + ", ".join(f"{k} {v:.3f}" for k, v in one.metrics.items()))


@app.command()
def cases(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Lines of articles, a question, and what is right.")],
    show: Annotated[bool, typer.Option("--show", help="Say of each wrong answer what is wrong with it.")] = False,
    fail_below: FailBelow = None,
    json: AsJson = False,
) -> None:
    """Ask questions that each bring a few articles of their own, and count right answers by kind.

    Right is an answer for which all that its line states holds: refuses; verdict; shows, shows_all, first (words that
    must stand in what is shown); never. examples/questions/README.md tells more.
    """
    from collections import Counter

    from eval.cases import measure_cases, read_cases
    from eval.runs.comparison import below
    from ui.cli.rendering import print_json

    limits = _limits(fail_below)
    read = read_cases(file)
    with progress_bar("asking") as progress:
        graded = measure_cases(read, settings_from(None), progress=progress)
    of = Counter(one.case.kind for one in graded)
    right = Counter(one.case.kind for one in graded if not one.wrong)
    metrics = {"right": right.total() / max(1, of.total())}
    wrong = [
        {"id": one.case.case_id, "question": one.case.ask, "wrong": one.wrong,
         "shown": [sentence.text for sentence in one.answer.sentences]}
        for one in graded if one.wrong
    ]  # fmt: skip
    if json:
        kinds = {kind: {"right": right[kind], "of": count} for kind, count in of.items()}
        print_json({"cases": of.total(), "metrics": metrics, "kinds": kinds, **({"wrong": wrong} if show else {})})
    else:
        for one in wrong if show else ():
            say(f"{one['id']}: {one['question']}\n    {one['wrong']}: {' '.join(one['shown'])[:200]}")
        for kind, count in of.items():
            say(f"{kind:14} {right[kind]:3} of {count:3}")
        say(f"{right.total()} of {of.total()} right, {metrics['right']:.3f}")
    _fail(below(metrics, limits))


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="A", help="A run: its folder or run.json.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The run to compare with it.")],
    measure: Annotated[
        str | None, typer.Option(help="Whose biggest changes to list; by default the first measure.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the randomisation test.")] = 0,
    fail_below: FailBelow = None,
    json: AsJson = False,
) -> None:
    """Compare two runs, B against A: differences, how sure they are, and the questions that changed most."""
    from eval.runs.comparison import below, comparison_document
    from eval.runs.comparison import compare as compare_runs
    from eval.runs.storage import load_run
    from ui.cli.rendering import print_comparison, print_json

    limits = _limits(fail_below)
    saved = load_run(second)
    document = comparison_document(compare_runs(load_run(first), saved, measure=measure, seed=seed))
    if json:
        print_json(document)
    else:
        print_comparison(document)
    _fail(below(saved.run.metrics, limits))


@app.command()
def convert(
    kind: Annotated[str, typer.Argument(metavar="FORMAT", help="facqa, idk-mrc, squad, xquad or indonli.")],
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="The original file.")],
    target: Annotated[Path, typer.Argument(metavar="OUTPUT", help="A new BEIR folder, or for indonli a claims file.")],
    split: Annotated[str, typer.Option(help="The name of the split that it becomes.")] = "test",
) -> None:
    """Turn an original public file into a dataset that `sitasi eval` takes."""
    from embeddings.errors import ReadingError
    from eval.converters import CONVERTERS

    if kind not in CONVERTERS:
        raise ReadingError(f"there is no converter for {kind!r}: choose one of {', '.join(CONVERTERS)}")
    CONVERTERS[kind](source, target, split=split)
    tell(f"Wrote {target}.")


@app.command()
def translate(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS", help="A dataset whose questions are asked.")],
    judged: Annotated[Path, typer.Argument(metavar="JUDGED", help="A BEIR folder with the same questions' ids.")],
    target: Annotated[Path, typer.Argument(metavar="OUTPUT", help="A new BEIR folder.")],
    split: Annotated[str, typer.Option(help="The name of the split that it becomes.")] = "translated",
) -> None:
    """Ask the questions of one dataset about the documents of another, where both hold a question of the same id."""
    from eval.exchange.merging import translate_questions

    tell(f"Wrote {translate_questions(questions, judged, target, split=split)} questions to {target}.")


@app.command()
def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER... OUTPUT", help="BEIR folders, then a new one.")],
    documents: Annotated[
        list[Path] | None, typer.Option(metavar="FOLDER", help="Takes this one's documents only; may be repeated.")
    ] = None,
) -> None:
    """Join BEIR folders into one: documents of the same text become one, splits stay apart."""
    from embeddings.errors import ReadingError
    from eval.exchange.merging import merge as merge_folders

    *sources, target = folders
    if not sources:
        raise ReadingError("name at least one folder to merge, then the new one")
    tell(f"Wrote {merge_folders(sources, target, corpus_only=documents or ())} questions to {target}.")


@app.command("export-feedback")
def export_feedback(
    target: Annotated[Path, typer.Argument(metavar="OUTPUT", help="A new folder.")], archive: ArchiveFolder = None
) -> None:
    """Write what people marked in the chat as a dataset that `sitasi eval run` takes."""
    from eval.exchange.feedback import export_feedback as export

    with open_archive(archive) as opened:
        questions = export(opened, target)
    tell(f"Wrote {questions} questions, and every mark, to {target}.")


def _limits(fail_below: list[str] | None) -> dict[str, float]:
    """Read the least values of metrics, as `--fail-below` has them."""
    from eval.runs.comparison import parse_limit

    return {limit.metric: limit.least for limit in map(parse_limit, fail_below or ())}


def _fail(failures: list[str]) -> None:
    for line in failures:
        say(f"sitasi: {line}", err=True)
    if failures:
        raise typer.Exit(1)
