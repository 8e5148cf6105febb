"""What the recipes' command lines share."""

from collections.abc import Callable

from rich.console import Console

from embeddings.errors import SitasiError

__all__ = ["run"]


def run(recipe: Callable[[], None]) -> int:
    """Run a recipe and give the exit code; an error that we raise on purpose is one line on stderr."""
    try:
        recipe()
    except SitasiError as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False, soft_wrap=True)
        return 1
    return 0
