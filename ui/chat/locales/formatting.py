"""Days, numbers, and names of outlets, as a language writes them."""

from datetime import date

from babel.numbers import format_decimal

from embeddings.language import Language
from rag.types import Article, DateCertainty
from ui.chat.locales.answers import words

__all__ = ["counted", "credit", "day_of", "in_words", "number", "origin"]


def in_words(day: date, language: Language) -> str:
    """Write a date out, so that nobody takes the day for the month.

    >>> in_words(date(2026, 2, 3), Language.INDONESIAN)
    '3 Februari 2026'
    """
    return f"{day.day} {words(language).months[day.month - 1]} {day.year}"


def number(value: float, language: Language, *, decimals: int = 0) -> str:
    """Write a number as a language does.

    >>> number(1234.5, Language.ENGLISH, decimals=2), number(1234.5, Language.INDONESIAN, decimals=2)
    ('1,234.50', '1.234,50')
    """
    form = f"#,##0.{'0' * decimals}".rstrip(".")
    return format_decimal(value, form, locale=language.value)


def counted(how_many: int, forms: tuple[str, str], language: Language) -> str:
    """Count in words; of the forms, the first is for one.

    >>> counted(1, ("{} question", "{} questions"), Language.ENGLISH)
    '1 question'
    """
    return forms[how_many != 1].format(number(how_many, language))


def day_of(article: Article, language: Language) -> str:
    """Write the date of an article, and whether it was inferred."""
    said = words(language)
    if article.published is None:
        return said.no_date
    day = in_words(article.published, language)
    return said.inferred.format(day) if article.certainty is DateCertainty.INFERRED else day


def credit(article: Article, language: Language) -> str:
    """Name publisher and date of an article, in the words of a language."""
    return f"{article.publisher or words(language).no_publisher} · {day_of(article, language)}"


def origin(article: Article, language: Language) -> str:
    """Name publisher, date and language of an article, in the words of a language."""
    return f"{credit(article, language)} · {words(language).languages[article.language]}"
