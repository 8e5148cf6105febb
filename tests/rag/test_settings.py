from pathlib import Path

import pytest

from embeddings.errors import SettingsError
from rag.settings import Settings


def test_defaults_listen_on_this_machine_only() -> None:
    assert Settings().host == "127.0.0.1"


def test_the_environment_overrides_the_defaults() -> None:
    given = {"SITASI_ARCHIVE": "/news", "SITASI_ENCODER": "some-model", "SITASI_TERMS_WEIGHT": "0.25"}
    settings = Settings.from_environment(given)
    assert (settings.archive, settings.encoder, settings.terms_weight) == (Path("/news"), "some-model", 0.25)


def test_gradios_variables_stand_in_for_ours() -> None:
    assert Settings.from_environment({"GRADIO_SERVER_PORT": "9000"}).port == 9000
    assert Settings.from_environment({"GRADIO_SERVER_PORT": "9000", "SITASI_PORT": "9001"}).port == 9001


@pytest.mark.parametrize(
    ("variable", "value"), [("SITASI_PORT", "many"), ("SITASI_PORT", "70000"), ("SITASI_TERMS_WEIGHT", "1.5")]
)
def test_a_value_that_cannot_be_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=value):
        Settings.from_environment({variable: value})


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert Settings.from_environment({"SITASI_PORT": ""}) == Settings()
