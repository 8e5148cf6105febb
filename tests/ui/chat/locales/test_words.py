import gradio as gr
import pytest

from embeddings.language import Language
from ui.chat.locales.page import language_of, translations


def test_what_stands_on_the_page_is_in_both_languages() -> None:
    english, indonesian = (translations().translations[code] for code in ("en", "id"))
    assert english.keys() == indonesian.keys()
    assert all(indonesian.values())
    same = {name for name in english if english[name] == indonesian[name]}
    assert same == set()


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("id", Language.INDONESIAN),
        ("id-ID,id;q=0.9,en;q=0.8", Language.INDONESIAN),
        ("ID;q=1", Language.INDONESIAN),
        ("en-GB,id;q=0.9", Language.ENGLISH),
        ("idx,id", Language.ENGLISH),
        ("fr-FR", Language.ENGLISH),
        ("*", Language.ENGLISH),
        ("", Language.ENGLISH),
    ],
)
def test_the_page_speaks_the_language_that_a_browser_wants_first(accepted: str, expected: Language) -> None:
    assert language_of(gr.Request(headers={"accept-language": accepted})) is expected


def test_what_was_chosen_goes_before_what_a_browser_wants() -> None:
    for cookie, expected in {
        "sitasi-language=id": Language.INDONESIAN,
        "x=1; sitasi-language=en": Language.ENGLISH,
        "sitasi-language=<b>": Language.INDONESIAN,
        "sitasi-language": Language.INDONESIAN,
        "": Language.INDONESIAN,
    }.items():
        headers = {"accept-language": "en" if expected is Language.INDONESIAN and "=id" in cookie else "id"}
        assert language_of(gr.Request(headers={**headers, "cookie": cookie})) is expected


def test_a_program_names_no_language() -> None:
    assert language_of(gr.Request(headers={})) is Language.ENGLISH
