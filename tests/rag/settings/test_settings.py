from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import SettingsError
from rag.settings import Llm, Secret, Settings, Unsupported, Web
from rag.settings.archive_address import ServerAddress
from rag.settings.index_address import milvus_address


def test_defaults_listen_on_this_machine_only() -> None:
    assert Settings().host == "127.0.0.1"


def test_the_environment_overrides_the_defaults() -> None:
    given = {"SITASI_ARCHIVE": "/news", "SITASI_ENCODER": "some-model", "SITASI_TERMS_WEIGHT": "0.25"}
    settings = Settings.from_environment(given)
    assert (settings.archive, settings.encoder, settings.terms_weight) == (Path("/news"), "some-model", 0.25)


def test_an_archive_on_a_server_is_named_by_its_address() -> None:
    settings = Settings.from_environment({"SITASI_ARCHIVE": "postgresql://ayu:rahasia@db.example:6432/news"})
    assert settings.archive == ServerAddress("postgresql://ayu:rahasia@db.example:6432/news")
    shown = f"{settings} {settings!r} {asdict(settings)}"
    assert "postgresql://ayu@db.example:6432/news" in shown
    assert "rahasia" not in shown


def test_gradios_variables_stand_in_for_ours() -> None:
    assert Settings.from_environment({"GRADIO_SERVER_PORT": "9000"}).port == 9000
    assert Settings.from_environment({"GRADIO_SERVER_PORT": "9000", "SITASI_PORT": "9001"}).port == 9001


@pytest.mark.parametrize(
    ("variable", "value"), [("SITASI_PORT", "many"), ("SITASI_PORT", "70000"), ("SITASI_TERMS_WEIGHT", "1.5")]
)
def test_a_value_that_cannot_be_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=value):
        Settings.from_environment({variable: value})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"terms_weight": "half"}, "terms_weight is half: choose a number from 0 to 1"),
        ({"judge": 5}, "judge is 5: give a name or a path"),
        ({"encoder": None}, "encoder is None: give a name or a path"),
        ({"web": "no"}, "web is 'no': give a Web"),
    ],
)
def test_a_value_of_a_wrong_kind_is_told_in_one_line(given: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Settings(**given)
    assert str(raised.value) == said


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert Settings.from_environment({"SITASI_PORT": ""}) == Settings()


LLM = {"SITASI_LLM_BASE_URL": "http://localhost:11434/v1", "SITASI_LLM_MODEL": "some-model"}


def test_no_language_model_is_configured_by_default() -> None:
    assert Settings.from_environment({"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": "http://a.example/v1"}).llm is None


def test_a_language_model_takes_an_address_and_a_name() -> None:
    given = {**LLM, "SITASI_LLM_API_KEY": "sk-secret", "SITASI_LLM_TIMEOUT": "5", "SITASI_LLM_UNSUPPORTED": "drop"}
    llm = Settings.from_environment(given).llm
    assert isinstance(llm, Llm)
    assert (llm.model, llm.host, llm.api_key.reveal()) == ("some-model", "localhost:11434", "sk-secret")
    assert (llm.timeout, llm.unsupported) == (5.0, Unsupported.DROP)


@pytest.mark.parametrize("missing", LLM)
def test_half_a_language_model_is_refused(missing: str) -> None:
    with pytest.raises(SettingsError, match=missing):
        Settings.from_environment({name: value for name, value in LLM.items() if name != missing})


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("SITASI_LLM_BASE_URL", "localhost:11434", "localhost:11434"),
        ("SITASI_LLM_BASE_URL", "ftp://a.example/v1", "ftp"),
        ("SITASI_LLM_BASE_URL", "http://[", "no address"),
        ("SITASI_LLM_MODEL", " ", "model is empty"),
        ("SITASI_LLM_TIMEOUT", "0", "timeout is 0"),
        ("SITASI_LLM_TIMEOUT", "nan", "timeout is nan"),
        ("SITASI_LLM_TIMEOUT", "soon", "'soon': it must be a number"),
        ("SITASI_LLM_UNSUPPORTED", "hide", "mark or drop"),
    ],
)
def test_what_a_language_model_cannot_be(variable: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        Settings.from_environment({**LLM, variable: value})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SITASI_LLM_BASE_URL", "http://me:sk-secret@a.example/v1"),
        ("SITASI_LLM_BASE_URL", "http://a.example/v1?key=sk-secret"),
        ("SITASI_LLM_API_KEY", "sk-secret\nX-Other: 1"),
    ],
)
def test_an_error_never_shows_a_key(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.from_environment({**LLM, variable: value})
    assert "secret" not in str(error.value)


def test_a_key_is_masked_wherever_settings_are_shown() -> None:
    settings = Settings(llm=Llm("http://a.example/v1", "some-model", Secret("sk-secret")))
    shown = f"{settings} {settings!r} {asdict(settings)}"
    assert "sk-secret" not in shown
    assert "***" in shown


def test_fetching_is_set_like_everything_else() -> None:
    given = {"SITASI_WEB_LOOPBACK": "Yes", "SITASI_WEB_PAUSE": "0", "SITASI_WEB_ENTRIES": "7"}
    assert Settings.from_environment(given).web == Web(loopback=True, pause=0.0, entries=7)
    assert Settings.from_environment({"SITASI_WEB_LOOPBACK": "0"}).web == Web()


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("SITASI_WEB_LOOPBACK", "perhaps", "'perhaps': it must be 1 or 0"),
        ("SITASI_WEB_LONGEST", "0", "web longest is 0"),
        ("SITASI_WEB_SILENCE", "inf", "web silence is inf"),
        ("SITASI_WEB_PAUSE", "-1", "web pause is -1"),
        ("SITASI_WEB_ENTRIES", "0", "web entries is 0"),
    ],
)
def test_what_fetching_cannot_be(variable: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        Settings.from_environment({variable: value})


@pytest.mark.parametrize(
    ("index", "called"),
    [
        ("milvus://milvus.example:19531/news", "milvus://milvus.example:19531/news"),
        ("milvus://milvus.example/news", "milvus://milvus.example:19530/news"),
        ("milvus+tls://reader:s3cret@[::1]/news", "milvus+tls://[::1]:19530/news"),
        ("milvus-lite:indexes/mine", "indexes/mine/milvus.db"),
    ],
)
def test_an_index_may_be_kept_elsewhere(index: str, called: str) -> None:
    settings = Settings.from_environment({"SITASI_INDEX": index})
    assert str(milvus_address(settings.index)) == called


def test_a_password_is_read_as_addresses_spell_it() -> None:
    address = milvus_address("milvus://reader:s3%40c%2Fret@milvus.example/news")
    assert address
    assert (address.user, address.password) == ("reader", "s3@c/ret")


@pytest.mark.parametrize(
    "index",
    [
        "elsewhere",
        "milvus-lite:",
        "milvus://reader:s3cret@milvus.example:19530",
        "milvus://reader:s3cret@milvus.example:19530/9news",
        "milvus://reader:s3cret@milvus.example:70000/news",
        "milvus://reader:s3cret@/news",
        "milvus://reader:s3cret/s3cret@milvus.example/news",
        "milvus://reader:s3cret@s3cret@[milvus.example/news",
        "https://reader:s3cret@milvus.example/news",
    ],
)
def test_a_wrong_index_is_one_line_that_teaches_the_form_and_shows_no_password(index: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment({"SITASI_INDEX": index})
    assert "milvus://[user:password@]host:port/collection" in str(refused.value)
    assert "s3cret" not in f"{refused.value} {refused.value.__cause__} {refused.value.__context__}"


def test_the_password_of_an_index_is_not_shown_with_the_settings() -> None:
    index = "milvus://reader:s3cret@milvus.example/news"
    assert "s3cret" not in repr(Settings(index=index)) + repr(milvus_address(index)) + str(milvus_address(index))
