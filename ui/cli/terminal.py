"""What reaches the terminal: lines that are printed, and lines that are logged."""

import logging

import typer

__all__ = ["LogLines", "say", "shown"]


class LogLines(logging.Formatter):
    """Writes what is logged as `shown` has it."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        return shown(super().format(record))


def say(text: str, *, err: bool = False) -> None:
    """Print a line, as `shown` has it."""
    typer.echo(shown(text), err=err)


def shown(text: str) -> str:
    """Write control characters and marks of direction as JSON writes them; everything else stays."""
    from rag.control_characters import shown as written_out

    return written_out(text)
