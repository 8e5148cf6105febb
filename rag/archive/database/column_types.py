"""Text that comes back as it was put in, whatever kind of database holds it."""

from sqlalchemy import Dialect, String, Text, TypeDecorator

__all__ = ["LINE", "TEXT"]

_LEAD = "\x10"
"""A control character that hardly a text holds, which begins what stands for NUL and for itself."""


class _WithoutNul(TypeDecorator[str]):
    """PostgreSQL holds every character but NUL, which is written as two others."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write a text."""
        return value and value.replace(_LEAD, f"{_LEAD}1").replace("\0", f"{_LEAD}0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Read it as it was."""
        return value and value.replace(f"{_LEAD}0", "\0").replace(f"{_LEAD}1", _LEAD)


LINE = String().with_variant(_WithoutNul(), "postgresql")
"""A title, a name, a source."""
TEXT = Text().with_variant(_WithoutNul(), "postgresql")
