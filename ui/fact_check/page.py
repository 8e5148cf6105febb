"""A fact-check as a page of its own, to print or to keep as a PDF; it loads nothing."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ui.fact_check.check import FactCheck
from ui.fact_check.claim_review import claim_reviews
from ui.fact_check.words import check_words

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["as_html"]

_FOLDER = Path(__file__).parent


def as_html(check: FactCheck) -> str:
    """Write a fact-check as an HTML page; its ClaimReviews, where it has verdicts, stand in its head."""
    return _template().render(check=check, said=check_words(check.language), reviews=claim_reviews(check))


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("page.html")
