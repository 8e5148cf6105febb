"""Follow-ups made whole, and quotations translated, by a model that may do it badly."""

import pytest

from embeddings.errors import EndpointError
from embeddings.language import Language
from rag.generation import Endpoint, rewritten, translated
from tests.endpoint import Reply, ScriptedModel

BEFORE = ["Is Rana partnering with Kelana?"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Is Rana partnering with Tirta?", "Is Rana partnering with Tirta?"),
        ('  "Is Rana partnering\nwith Tirta?" ', "Is Rana partnering with Tirta?"),
        ("<think>They mean Rana.</think>Is Rana partnering with Tirta?", "Is Rana partnering with Tirta?"),
        ("Is Rana partnering with Tirta or with Bahari?", None),
        ("Is Rana partnering with Tirta in 2031?", None),
        ("Rana is partnering with Tirta.", None),
        ("Is it Tirta? Or is it Rana?", None),
        ("word " * 100 + "?", None),
        (Reply(""), None),
        (Reply(status=500), None),
        (Reply("Is Rana partnering", finish=None), None),
    ],
)
def test_what_a_model_makes_of_a_follow_up(model: ScriptedModel, said: Reply | str, expected: str | None) -> None:
    model.says(said)
    assert rewritten("And with Tirta?", BEFORE, Endpoint(model.llm())) == expected
    assert "Before: Is Rana partnering with Kelana?\nLast: And with Tirta?" in model.prompt


def test_a_translation(model: ScriptedModel) -> None:
    model.says("The ferry fare rises.")
    said = translated("Tarif feri [1] naik.", Language.INDONESIAN, Language.ENGLISH, Endpoint(model.llm()))
    assert said == "The ferry fare rises."
    assert "from Indonesian into English" in model.prompt
    assert model.prompt.endswith("Tarif feri (1) naik.")


@pytest.mark.parametrize("reply", [Reply(""), Reply("[1]"), Reply(status=429), Reply("The ferry", finish="length")])
def test_no_translation(model: ScriptedModel, reply: Reply) -> None:
    model.says(reply)
    with pytest.raises(EndpointError):
        translated("Tarif feri naik.", Language.INDONESIAN, Language.ENGLISH, Endpoint(model.llm()))
