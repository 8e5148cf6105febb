"""Everything that can be set, in one frozen object; the environment is read at the edge only."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from embeddings.errors import SettingsError

__all__ = ["Settings"]

_GREATEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Settings:
    """How Sitasi works; every field has a sensible value."""

    archive: Path = Path("sitasi-archive")
    """The folder of the archive."""
    encoder: str = "bundled"
    """One that is shipped, "bundled" or "quality", or any sentence-transformers name or path that is on disk."""
    judge: str = "bundled"
    """What rereads the first hits with the question: "bundled", "off", or any CrossEncoder name or path on disk."""
    judge_weight: float = 0.4
    """Share of the judge's relevance in the score of a hit that it reread. 0 to 1."""
    terms_weight: float = 0.6
    """Share of BM25 in a passage's score; the rest is the encoder's cosine. 0 to 1."""
    least_score: float = 0.15
    """What a passage must score to be quoted; below it, the articles are taken not to say. 0 to 1.

    `python -m eval.refusal` prints how often answerable and unrelated questions fall below it.
    """
    least_confidence: float = 0.1
    """How sure it must be that the articles answer for an answer to be given. 0 to 1.

    `python -m eval.calibration` prints what a threshold refuses: with the judge, .1 takes 3 % of the questions that
    the articles answer, and a third of those about the same subjects that they do not; of English ones, 7 %.
    """
    host: str = "127.0.0.1"
    """Where the chat listens; other machines reach it only if this is changed."""
    port: int = 7860

    def __post_init__(self) -> None:
        for name in ("judge_weight", "terms_weight", "least_score", "least_confidence"):
            if not 0 <= getattr(self, name) <= 1:
                raise SettingsError(f"{name} is {getattr(self, name)}: choose a number from 0 to 1")
        if not 0 <= self.port <= _GREATEST_PORT:
            raise SettingsError(f"port is {self.port}: choose a whole number from 0 to {_GREATEST_PORT}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read SITASI_ and the name of a field in capitals: SITASI_ARCHIVE, SITASI_ENCODER, SITASI_JUDGE and so on.

        GRADIO_SERVER_NAME and GRADIO_SERVER_PORT stand in for the address, as Gradio's users expect.
        Raises `SettingsError`, naming the variable, where a value cannot be used.

        >>> Settings.from_environment({"SITASI_PORT": "8080"}).port
        8080
        """
        names = (
            "archive",
            "encoder",
            "judge",
            "judge_weight",
            "terms_weight",
            "least_score",
            "least_confidence",
            "host",
            "port",
        )
        given = {name: environment.get(f"SITASI_{name.upper()}") for name in names}
        given["host"] = given["host"] or environment.get("GRADIO_SERVER_NAME")
        given["port"] = given["port"] or environment.get("GRADIO_SERVER_PORT")
        numbers = ("judge_weight", "terms_weight", "least_score", "least_confidence")
        kinds = {"archive": Path, "port": int, **dict.fromkeys(numbers, float)}
        values: dict[str, object] = {}
        for name, value in given.items():
            if value:
                try:
                    values[name] = kinds.get(name, str)(value)
                except ValueError as error:
                    raise SettingsError(f"SITASI_{name.upper()} is {value!r}: that is no number") from error
        return cls(**values)  # type: ignore[arg-type]
