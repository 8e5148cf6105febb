import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from embeddings.language import Language
from eval.report.plots import PlotWords
from eval.report.tables import EXPLANATIONS
from rag.types import Verdict
from ui.chat.locales.addresses import address_words
from ui.chat.locales.answers import words
from ui.chat.locales.articles import tab_words
from ui.chat.locales.export import export_words
from ui.chat.locales.filters import filter_words
from ui.chat.locales.followed_sources import following_words
from ui.chat.locales.history import history_words
from ui.chat.locales.measure import measure_words
from ui.chat.locales.page import page_words
from ui.chat.locales.preferences import preference_words
from ui.fact_check.words import check_words
from ui.locales import catalogue
from ui.locales.answers import answer_words
from ui.locales.filters import filter_phrases
from ui.locales.generation import phrasing_words
from ui.locales.overviews import overview_phrases

FOLDER = Path(catalogue.__file__).parent
GROUPS: Mapping[str, Callable[[Language], object]] = {
    "answers": answer_words,
    "filters": filter_phrases,
    "generation": phrasing_words,
    "overviews": overview_phrases,
    "fact_check": check_words,
    "chat.addresses": address_words,
    "chat.answers": words,
    "chat.articles": tab_words,
    "chat.export": export_words,
    "chat.filters": filter_words,
    "chat.followed_sources": following_words,
    "chat.history": history_words,
    "chat.measure": measure_words,
    "chat.page": page_words,
    "chat.preferences": preference_words,
}


@dataclass(frozen=True)
class Ending:
    bye: str


@dataclass(frozen=True)
class Words:
    language: Language
    hello: str
    counted: tuple[str, str]
    days: tuple[str, ...]
    verdicts: Mapping[Verdict, str]
    codes: Mapping[str, str]
    ending: Ending


WHOLE = """
[talk.words]
hello = "Hello"
counted = ["one", "many"]
days = ["Monday", "Tuesday", "Wednesday"]
verdicts = { no = "No", yes = "Yes", disputed = "Disputed", unconfirmed = "Unconfirmed" }
codes = { "R@5" = "Recall" }
ending = { bye = "Bye" }
"""


def tables(language: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def texts(given: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Go through all that is said, each with its name, in the order of the file."""
    if isinstance(given, str):
        yield name, given
        return
    assert isinstance(given, (dict, list))
    for key, part in given.items() if isinstance(given, dict) else enumerate(given):
        yield from texts(part, f"{name}.{key}".removeprefix("."))


def values(text: str) -> list[str]:
    """Name the values that a text takes; those that it numbers, to have them in another order, have no name."""
    return sorted(name.strip("0123456789") for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_both_languages_say_the_same_things_of_the_same_values() -> None:
    english, indonesian = dict(texts(tables("english"))), dict(texts(tables("indonesian")))
    assert list(english) == list(indonesian)
    assert {name for name in english if values(english[name]) != values(indonesian[name])} == set()
    assert {name for said in (english, indonesian) for name, text in said.items() if not text.strip()} == set()


@pytest.mark.parametrize("language", Language)
def test_each_table_is_of_a_group_of_words_and_holds_what_that_asks_for(language: Language) -> None:
    for said in GROUPS.values():
        said(language)
    chat = tables(language.name.lower()).pop("chat")
    assert isinstance(chat, dict)
    assert {*tables(language.name.lower()), *(f"chat.{name}" for name in chat)} - {"chat"} == GROUPS.keys()


def test_the_page_says_of_a_run_in_english_what_its_report_says() -> None:
    said = measure_words(Language.ENGLISH)
    assert (said.explanations, said.plots) == (EXPLANATIONS, PlotWords())


def read(folder: Path, file: str) -> Words:
    (folder / "indonesian.toml").write_text(file, encoding="utf-8")
    return catalogue.read("talk.words", Words, Language.INDONESIAN, folder)


def test_a_table_fills_a_dataclass(tmp_path: Path) -> None:
    said = read(tmp_path, WHOLE)
    assert (said.language, said.hello, said.counted) == (Language.INDONESIAN, "Hello", ("one", "many"))
    assert (said.days[-1], said.codes, said.ending) == ("Wednesday", {"R@5": "Recall"}, Ending("Bye"))
    assert list(said.verdicts) == list(Verdict)
    assert said.verdicts[Verdict.NO] == "No"


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ('hello = "Hello"', "", "talk.words.hello is missing"),
        ('hello = "Hello"', 'hello = "Hello"\nhallo = "Hallo"', "talk.words.hallo is unknown"),
        ('hello = "Hello"', 'hello = "Hello"\nlanguage = "id"', "talk.words.language is unknown"),
        ('"Hello"', "5", "talk.words.hello is no text"),
        ('["one", "many"]', '"many"', "talk.words.counted is no list"),
        ('["one", "many"]', '["one"]', "talk.words.counted holds 1 texts instead of 2"),
        ('"Tuesday"', "2", "talk.words.days is no text"),
        ('no = "No", ', "", "talk.words.verdicts.no is missing"),
        ('no = "No"', 'no = "No", maybe = "Maybe"', "talk.words.verdicts.maybe is unknown"),
        ('{ "R@5" = "Recall" }', '"Recall"', "talk.words.codes is no table"),
        ("bye", "by", "talk.words.ending.by is unknown"),
        ("[talk.words]", "[talk.others]", "talk.words.codes is missing"),
        ('"Hello"', '"Hello', "Illegal character '\\n' (at line 3, column 15)"),
    ],
)
def test_what_a_file_lacks_or_has_too_much_is_told_in_one_line(
    tmp_path: Path, there: str, instead: str, told: str
) -> None:
    with pytest.raises(ValueError, match="indonesian") as raised:
        read(tmp_path, WHOLE.replace(there, instead, 1))
    assert str(raised.value) == f"indonesian.toml: {told}"


@pytest.mark.cli
def test_no_file_is_read_before_words_are_asked_for() -> None:
    code = (
        "import sys, ui.cli.rendering, ui.chat.locales.articles; from ui.locales import catalogue; "
        "print('tomllib' in sys.modules, catalogue._tables.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False 0"
