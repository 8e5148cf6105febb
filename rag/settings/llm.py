"""Settings of a language model: an endpoint, or a callable of the program's own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from inspect import isasyncgenfunction, iscoroutinefunction
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from embeddings.errors import SettingsError

__all__ = ["CallableLlm", "Llm", "ReplyFormat", "Secret", "TextStream", "Unsupported", "check_seconds"]


TextStream = Callable[[list[dict[str, str]]], Iterable[str]]
"""Takes the messages of a chat, as in {"role": "user", "content": "..."}, and streams the text of the reply."""

_GREATEST_PORT = 65_535
_SUCH_AS = "http://localhost:11434/v1"


class Secret:
    """A key, which whatever shows it shows as stars."""

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the key itself."""
        return self._value

    def __repr__(self) -> str:
        return "***" if self._value else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other.reveal() == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)


class Unsupported(StrEnum):
    """What becomes of a model's sentence that the passages it cites do not support."""

    MARK = "mark"
    DROP = "drop"


class ReplyFormat(StrEnum):
    """The form in which a language model writes an answer."""

    TEXT = "text"
    """Sentences, each with its marks."""
    JSON_SCHEMA = "json_schema"
    """Fields, to which the endpoint holds it by `response_format`, as OpenAI has it."""
    JSON_OBJECT = "json_object"
    """The same, as llama-cpp-python's server has it."""


@dataclass(frozen=True, slots=True)
class Llm:
    """A language model that phrases answers, behind any OpenAI-compatible endpoint."""

    base_url: str
    """Up to and with /v1, as in http://localhost:11434/v1."""
    model: str
    """As the endpoint calls it."""
    api_key: Secret = field(default_factory=Secret)
    timeout: float = 60.0
    """Seconds of silence after which the model is given up; a local one may have to be loaded first."""
    longest: float = 180.0
    """Seconds that an answer may take in all."""
    unsupported: Unsupported = Unsupported.MARK
    propose: bool = False
    """Whether it may propose an answer where there is none in quotations; shown only where the check carries it."""
    translate: bool = False
    """Whether it translates the quotations of an answer that are in another language than the question."""
    reply_format: ReplyFormat = ReplyFormat.TEXT
    """An endpoint that takes no such format is asked without, once."""

    def __post_init__(self) -> None:
        parts = _parts(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            shown = parts._replace(query="", fragment="").geturl()
            raise SettingsError(f"llm base_url is {shown!r}: give one such as {_SUCH_AS}")
        if not (self.api_key.reveal().isascii() and self.api_key.reveal().isprintable()):
            raise SettingsError("llm api_key holds characters that no key has: copy it again")
        if not self.model.strip():
            raise SettingsError("llm model is empty: name a model of the endpoint")
        for name in ("timeout", "longest"):
            check_seconds(f"llm {name}", getattr(self, name))

    @property
    def host(self) -> str:
        """Where questions and passages are sent, as in localhost:11434."""
        return urlsplit(self.base_url).netloc

    @property
    def is_here(self) -> bool:
        """Whether that is this machine."""
        name = urlsplit(self.base_url).hostname or ""
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"


@dataclass(frozen=True, slots=True)
class CallableLlm:
    """A language model that phrases answers, given as an object of the program's own.

    >>> CallableLlm(lambda messages: ["Tarif ", "naik [1]."], model="mine").host
    'this program'
    """

    stream: TextStream
    """A text that it returns whole is taken, too. What it raises is told as a failure of the phrasing."""
    model: str = ""
    """What the model is called; without it, as the callable is."""
    longest: float = 180.0
    """Seconds that an answer may take in all, looked at whenever something of it comes."""
    unsupported: Unsupported = Unsupported.MARK
    propose: bool = False
    """Whether it may propose an answer where there is none in quotations; shown only where the check carries it."""
    translate: bool = False
    """Whether it translates the quotations of an answer that are in another language than the question."""

    def __post_init__(self) -> None:
        if not callable(self.stream) or iscoroutinefunction(self.stream) or isasyncgenfunction(self.stream):
            raise SettingsError(f"llm is {self.stream!r}: give a plain function that takes messages and yields text")
        if not self.model.strip():
            name = getattr(self.stream, "__name__", type(self.stream).__name__)
            object.__setattr__(self, "model", name)
        check_seconds("llm longest", self.longest)

    @property
    def host(self) -> str:
        """Where questions and passages are handed to."""
        return "this program"


def check_seconds(name: str, seconds: float) -> None:
    """Check that a number of seconds can be waited for."""
    if not 0 < seconds < float("inf"):
        raise SettingsError(f"{name} is {seconds}: choose a number of seconds above 0")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        named = parts.username or parts.password
    except ValueError as error:
        raise SettingsError(f"llm base_url is no address ({error}): give one such as {_SUCH_AS}") from error
    if named:
        raise SettingsError("llm base_url holds a name or password: give the key in SITASI_LLM_API_KEY instead")
    return parts
