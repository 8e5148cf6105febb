"""Everything that can be set, in one frozen object; the environment is read at the edge only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from enum import StrEnum
from numbers import Real
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

from embeddings.errors import SettingsError
from rag.settings.archive_address import Place, placed
from rag.settings.index_address import LOCAL, milvus_address
from rag.settings.llm import _GREATEST_PORT, CallableLlm, Llm, Secret, check_seconds

__all__ = ["Settings", "Web"]

_SHORTEST_FOLLOWING = 60
_SWITCH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Web:
    """How articles are fetched by their addresses. No proxy that the environment names is used."""

    loopback: bool = False
    """Whether a server on this machine may be asked, too; one in a private network never is."""
    silence: float = 15.0
    """Seconds of silence after which a server is given up."""
    longest: float = 60.0
    """Seconds that one answer of a server may take in all."""
    pause: float = 1.0
    """Seconds between two questions to one host; longer where its robots.txt asks for it."""
    entries: int = 200
    """How many articles of one feed are fetched."""

    def __post_init__(self) -> None:
        for name in ("silence", "longest"):
            check_seconds(f"web {name}", getattr(self, name))
        if not 0 <= self.pause < float("inf"):
            raise SettingsError(f"web pause is {self.pause}: choose a number of seconds, 0 or more")
        if self.entries < 1:
            raise SettingsError(f"web entries is {self.entries}: choose a whole number from 1")


@dataclass(frozen=True, slots=True)
class Settings:
    """How Sitasi works; every field has a sensible value."""

    archive: Place = Path("sitasi-archive")
    """The folder of the archive, or the address of a database, as in postgresql://user:password@host:port/database."""
    index: str = field(default=LOCAL, repr=False)
    """Where passages are looked up: "local", in the archive's folder, or the address of a Milvus collection.

    milvus://[user:password@]host:port/collection, milvus+tls://... likewise, or milvus-lite:FOLDER. For the password's
    sake, it is not shown with the other settings.
    """
    encoder: str = "bundled"
    """One that is shipped, "bundled" or "quality", or any sentence-transformers name or path that is on disk."""
    judge: str = "bundled"
    """What rereads the first hits with the question: "bundled", "off", or any CrossEncoder name or path on disk."""
    judge_weight: float = 0.4
    """Share of the judge's relevance in the score of a hit that it reread. 0 to 1."""
    terms_weight: float = 0.6
    """Share of BM25 in a passage's score; the rest is the encoder's cosine. 0 to 1."""
    least_score: float = 0.18
    """What a passage must score to be quoted; below it, the articles are taken not to say. 0 to 1.

    `python -m eval.refusal` prints how often answerable and unrelated questions fall below it.
    """
    least_confidence: float = 0.2
    """How sure it must be that the articles answer for an answer to be given. 0 to 1.

    `python -m eval.tuning.calibration` prints what a threshold refuses: with the judge, .16 takes 5 % and .29 10 % of
    the held-out training questions that the articles answer, and .48 and .63 of those about the same subjects that
    they do not.
    """
    host: str = "127.0.0.1"
    """Where chat and server listen; other machines reach them only if this is changed."""
    port: int = 7860
    """Of the chat."""
    server_port: int = 8000
    """Of the server for programs."""
    api_key: Secret = field(default_factory=Secret)
    """What programs must show to the server; without one it lets everybody in, and listens to this machine alone."""
    users: Path | None = None
    """A file of those whom the chat lets in, which `sitasi users` writes; without one it lets in everybody."""
    llm: Llm | CallableLlm | None = None
    """What phrases answers in its own words; without it nothing is sent anywhere."""
    follow_every: float = 1_800.0
    """Seconds after which the chat reads a source again that is followed; 0 leaves them to `sitasi follow --once`."""
    web: Web = field(default_factory=Web)
    """How articles are fetched that are named by their addresses."""

    def __post_init__(self) -> None:
        milvus_address(self.index)
        if not isinstance(self.llm, Llm | CallableLlm | None):
            raise SettingsError(f"llm is {self.llm!r}: give an Llm or a CallableLlm")
        if not isinstance(self.web, Web):
            raise SettingsError(f"web is {self.web!r}: give a Web")
        for name in ("encoder", "judge"):
            if not isinstance(getattr(self, name), str | Path):
                raise SettingsError(f"{name} is {getattr(self, name)!r}: give a name or a path")
        for name in ("judge_weight", "terms_weight", "least_score", "least_confidence"):
            weight = getattr(self, name)
            if not (isinstance(weight, Real) and 0 <= float(weight) <= 1):
                raise SettingsError(f"{name} is {getattr(self, name)}: choose a number from 0 to 1")
        if not (self.follow_every == 0 or _SHORTEST_FOLLOWING <= self.follow_every < float("inf")):
            raise SettingsError(
                f"follow_every is {self.follow_every}: choose 0 or a number of seconds from {_SHORTEST_FOLLOWING}"
            )
        for name in ("port", "server_port"):
            if not 0 <= getattr(self, name) <= _GREATEST_PORT:
                raise SettingsError(
                    f"{name} is {getattr(self, name)}: choose a whole number from 0 to {_GREATEST_PORT}"
                )

    def required_llm(self) -> Llm | CallableLlm:
        """Return the language model; raises `SettingsError` where none is configured."""
        if self.llm is None:
            raise SettingsError("no language model is configured: set SITASI_LLM_BASE_URL and SITASI_LLM_MODEL")
        return self.llm

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read SITASI_ and the name of a field in capitals: SITASI_ARCHIVE, SITASI_ENCODER, SITASI_JUDGE and so on.

        The fields of `llm` are SITASI_LLM_BASE_URL, SITASI_LLM_MODEL and so on; it takes both to have one. Those of
        `web` are SITASI_WEB_LOOPBACK and so on.
        GRADIO_SERVER_NAME and GRADIO_SERVER_PORT stand in for the address, as Gradio's users expect.
        Raises `SettingsError`, naming the variable, where a value cannot be used.

        >>> Settings.from_environment({"SITASI_PORT": "8080"}).port
        8080
        """
        stand_ins = {"SITASI_HOST": "GRADIO_SERVER_NAME", "SITASI_PORT": "GRADIO_SERVER_PORT"}
        stood_in = {ours: environment[theirs] for ours, theirs in stand_ins.items() if environment.get(theirs)}
        given = stood_in | {name: value for name, value in environment.items() if value}
        return cls(**_values(cls, "SITASI_", given), llm=_llm(given), web=Web(**_values(Web, "SITASI_WEB_", given)))


def settings_beside(opened: Settings, given: Settings | None) -> Settings:
    """Return what is given, or what an archive was opened with; its models serve both.

    Raises `SettingsError` where other models are named than those that are open.
    """
    if given is None:
        return opened
    if not isinstance(given, Settings):
        raise SettingsError(f"the settings are {given!r}: give Settings(...)")
    for name in ("encoder", "judge"):
        if (meant := getattr(given, name)) != (known := getattr(opened, name)):
            raise SettingsError(
                f"{name} is {meant!r}, but the archive was opened with {known!r}: give these settings to Archive.open"
            )
    return given


def _llm(given: Mapping[str, str]) -> Llm | None:
    values = _values(Llm, "SITASI_LLM_", given)
    if not values.keys() & {"base_url", "model"}:
        return None
    for name in ("base_url", "model"):
        if name not in values:
            raise SettingsError(f"SITASI_LLM_{name.upper()} is missing: a language model takes both, address and name")
    return Llm(**values)


def _values(kind: type[Any], prefix: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Read what is given of the fields of a dataclass, each made by calling the field's type."""
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        variable = f"{prefix}{name.upper()}"
        convert = next((one for one in get_args(hint) if one is not NoneType), hint)
        if variable in given and isinstance(convert, type) and not is_dataclass(convert):
            try:
                values[name] = _CONVERSIONS.get(hint, convert)(given[variable])
            except ValueError as error:
                raise SettingsError(f"{variable} is {given[variable]!r}: it must be {_expected(convert)}") from error
    return values


def _switched(value: str) -> bool:
    if value.lower() not in _SWITCH:
        raise ValueError(value)
    return _SWITCH[value.lower()]


_CONVERSIONS: Mapping[object, Callable[[str], Any]] = {bool: _switched, Place: placed}
"""How the value of a field is read, by its type, where calling the type would not do."""


def _expected(kind: type[Any]) -> str:
    if issubclass(kind, StrEnum):
        return " or ".join(kind)
    return "1 or 0" if kind is bool else "a number"
