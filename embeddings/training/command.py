"""What the recipes' command lines share."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from embeddings.errors import SitasiError

__all__ = ["recipe_parser", "run"]


def recipe_parser(program: str, description: str, *, epilog: str | None = None) -> ArgumentParser:
    """Begin the command line of a recipe, which reads the training data and writes a folder."""
    parser = ArgumentParser(prog=f"python -m {program}", description=description, epilog=epilog)
    parser.add_argument("--data", type=Path, required=True, help="folder of the research data")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    return parser


def run(recipe: Callable[[], None]) -> int:
    """Run a recipe and give the exit code; an error that we raise on purpose is one line on stderr."""
    try:
        recipe()
    except SitasiError as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False, soft_wrap=True)
        return 1
    return 0
