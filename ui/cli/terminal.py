"""What reaches the terminal: lines that are printed, and lines that are logged."""

import logging

import typer

from ui.cli.language import localized

__all__ = ["LogLines", "say", "shown", "tell", "told"]


class LogLines(logging.Formatter):
    """Writes what is logged as `shown` has it."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        return shown(super().format(record))


def say(text: str, *, err: bool = False) -> None:
    """Print a line, as `shown` has it."""
    typer.echo(shown(text), err=err)


def tell(text: str, *, err: bool = False) -> None:
    """Print what the command itself says, in the language of the terminal."""
    say(localized(text), err=err)


def told(text: str) -> str:
    """Return what the command itself says, as `tell` has it."""
    return shown(localized(text))


def shown(text: str) -> str:
    """Write control characters and marks of direction as JSON writes them; everything else stays."""
    from rag.control_characters import shown as written_out

    return written_out(text)
