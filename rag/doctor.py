"""Is everything there that an answer takes? The archive, the models on disk, the language model's endpoint."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from embeddings.encoder import load_encoder
from embeddings.errors import EndpointError, SitasiError
from embeddings.judge import judge_named
from rag.archive import Archive
from rag.generation import Endpoint, LanguageModel, PromptMessage, language_model
from rag.settings import CallableLlm, Llm, Settings
from rag.types import Failure

__all__ = ["HealthCheck", "examine", "seconds_of_reply"]

_GREETING = [PromptMessage("user", "Reply with the one word: ready")]


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """What was found of one thing."""

    subject: str
    healthy: bool
    said: str
    """One line: what is there, or what is missing and what to do."""


def examine(settings: Settings) -> list[HealthCheck]:
    """Look at all that an answer takes; nothing is written, and no one is contacted but what the settings name."""
    return [
        _found("archive", lambda: _archive(settings)),
        _found("encoder", lambda: _encoder(settings)),
        _found("judge", lambda: _judge(settings)),
        _found("language model", lambda: _language_model(settings.llm)),
    ]


def seconds_of_reply(model: LanguageModel) -> float:
    """Ask a language model for one word and return the seconds that took; raises `EndpointError`."""
    started = perf_counter()
    model.say(_GREETING)
    return perf_counter() - started


def _found(subject: str, look: Callable[[], str]) -> HealthCheck:
    try:
        return HealthCheck(subject, healthy=True, said=look())
    except SitasiError as error:
        return HealthCheck(subject, healthy=False, said=str(error))


def _archive(settings: Settings) -> str:
    with Archive.open(settings.archive, settings=settings, create=False) as archive:
        info, problems = archive.info(), archive.verify()
    if problems:
        raise SitasiError(f"{settings.archive}: {problems[0]} ({len(problems)} problems): see sitasi verify")
    if not info.articles:
        raise SitasiError(f"{settings.archive} holds no articles yet: add some with sitasi add PATH")
    return f"{settings.archive}: {info.articles} articles, {info.passages} passages, whole"


def _encoder(settings: Settings) -> str:
    encoder = load_encoder(settings.encoder)
    encoder.encode_queries(["Siapa?"])
    return f"{settings.encoder}: {encoder.dimensions} dimensions"


def _judge(settings: Settings) -> str:
    judge = judge_named(settings.judge)
    if judge is None:
        return "off: answers are quicker and less sure"
    judge.read("Siapa?", ["Wira."])
    return f"{settings.judge}: reads passages" + (" and claims" if judge.comparer else ", but no claims")


def _language_model(llm: Llm | CallableLlm | None) -> str:
    if llm is None:
        return "none: answers are quotations, and nothing is sent anywhere"
    model = language_model(llm)
    try:
        seconds = seconds_of_reply(model)
    except EndpointError as error:
        raise SitasiError(f"{error}{_offered(model, error)}") from error
    is_safe = isinstance(llm, CallableLlm) or llm.is_here or llm.base_url.startswith("https:")
    warning = "" if is_safe else "; what is sent there is not encrypted"
    return f"{llm.model} at {llm.host} answers, after {seconds:.1f} s{warning}"


def _offered(model: LanguageModel, error: EndpointError) -> str:
    """Name the models that there are, where the one that is asked for is missing."""
    if error.failure != Failure.MODEL_MISSING or not isinstance(model, Endpoint):
        return ""
    try:
        return f" It offers: {', '.join(model.models()[:10])}"
    except EndpointError:
        return ""
