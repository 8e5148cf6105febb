"""What was acknowledged survives `kill -9`, at whatever moment; readers see whole states only."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from tests.reliability.crashes import PROCESSES, Moment, Patient, moments
from tests.reliability.ledger import Ledger
from tests.reliability.reader import Quote, Told, ask_on, read_told
from tests.reliability.worker import Note, Stage
from tests.soak import count, report

pytestmark = pytest.mark.slow

KILLS = count(3, 200)
"""Of each test."""
LIFE = 10
"""Kills that one archive goes through before a new one is begun."""
SEED = 2_380
"""With it, the short form's moments are of six stages, from reading files to merging."""
STAGES = set(Stage) - {Stage.DONE}
SHIPS = 400
"""Those that readers ask about, from the first: what a life or so of archive comes to hold."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[Note]:
    """Let processes do their work in peace; the last of them tells how long each stage takes."""
    patient = Patient(tmp_path_factory.mktemp("undisturbed"), Random(SEED))
    for _ in range(count(1, 2)):
        notes = patient.run()
        assert notes[-1].stage is Stage.DONE
    patient.check()
    return notes


def lives(undisturbed: list[Note], folder: Path, draw: Random) -> Iterator[tuple[Patient, list[Moment]]]:
    """Yield new archives, each with the moments at which the processes that change it are to be killed."""
    drawn = list(islice(moments(undisturbed, draw), KILLS))
    for number in range(0, KILLS, LIFE):
        home = folder / str(number)
        home.mkdir()
        yield Patient(home, draw), drawn[number : number + LIFE]


def killed(patient: Patient, moment: Moment) -> Stage:
    """Kill a process at about this moment, look at what it leaves, and say in which stage it was."""
    stage = patient.run(moment)[-1].stage
    try:
        patient.check()
    except AssertionError as error:
        error.add_note(f"meant for {moment}, killed while {stage}")
        raise
    return stage


def test_what_was_acknowledged_survives_a_kill_at_any_moment(undisturbed: list[Note], tmp_path: Path) -> None:
    fell: Counter[Stage] = Counter()
    for patient, its_moments in lives(undisturbed, tmp_path, Random(SEED + 1)):
        for moment in its_moments:
            fell[killed(patient, moment)] += 1
        report(f"{fell.total()} kills without readers: {shown(fell)}")
    assert set(fell) >= STAGES or len(STAGES) > KILLS


def test_readers_see_whole_states_while_writers_are_killed(undisturbed: list[Note], tmp_path: Path) -> None:
    fell: Counter[Stage] = Counter()
    questions = quotes = 0
    for patient, its_moments in lives(undisturbed, tmp_path, Random(SEED + 2)):
        with readers(patient) as told:
            for moment in its_moments:
                fell[killed(patient, moment)] += 1
        assert all(told)
        for one in (one for reader in told for one in reader):
            assert not one.failure
            assert all(was_archived(quote, one, patient.ledger) for quote in one.quotes)
            questions, quotes = questions + 1, quotes + len(one.quotes)
        report(f"{fell.total()} kills with two readers: {shown(fell)}; {questions} questions, {quotes} quotations")
    assert quotes
    closing = {Stage.CHECKPOINT}  # is over in no time where readers keep the database open
    assert set(fell) >= STAGES - closing or len(STAGES) > KILLS


@contextmanager
def readers(patient: Patient) -> Iterator[list[list[Told]]]:
    """Let two processes ask all the time; what they were told is in the list afterwards."""
    enough = PROCESSES.Event()
    kept = [patient.folder / f"reader-{number}.jsonl" for number in range(2)]
    processes = [
        PROCESSES.Process(
            target=ask_on,
            args=(patient.archive,),
            kwargs={"ships": SHIPS, "seed": number, "kept": path, "enough": enough},
        )
        for number, path in enumerate(kept)
    ]
    told: list[list[Told]] = []
    for process in processes:
        process.start()
    try:
        yield told
    finally:
        enough.set()
        for process in processes:
            process.join()
    told += map(read_told, kept)


def was_archived(quote: Quote, told: Told, ledger: Ledger) -> bool:
    """Return whether a quotation is from a whole version of its story that was there while it was asked for."""
    number = int(quote.source.rpartition("/")[2])
    return quote.quote in quote.text and any(
        quote.text == ship.text and ledger.could_be_quoted(ship, asked=told.asked, told=told.told)
        for ship in ledger.versions(number)
    )


def shown(fell: Counter[Stage]) -> str:
    return ", ".join(f"{stage} {fell[stage]}" for stage in Stage if fell[stage])
