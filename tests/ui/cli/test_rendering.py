import pytest

from embeddings.language import Language
from rag.types import Article, Hit, Passage, Span
from ui.cli.rendering import print_hits

TEXT = "Kapal tiba di Ori."


def article(source: str, publisher: str | None) -> Article:
    return Article(source, TEXT, (Span(0, len(TEXT)),), Language.INDONESIAN, publisher=publisher)


def test_a_hit_names_the_outlets_that_carry_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    first, second, third = article("a.txt", "Kabar Ori"), article("b.txt", "Ori Pos"), article("c.txt", None)
    print_hits([Hit(Passage(1, first, 0, len(TEXT)), 0.5, copies=(second, third)), Hit(Passage(2, second, 0, 5), 0.25)])
    assert capsys.readouterr().out == (
        f"1. {TEXT} (Kabar Ori), no date  [0.500]\n"
        f"   {TEXT}\n"
        "   a.txt, 0-18\n"
        f"   also in: Ori Pos ({second.article_id}), c.txt ({third.article_id})\n\n"
        f"2. {TEXT} (Ori Pos), no date  [0.250]\n"
        "   Kapal\n"
        "   b.txt, 0-5\n\n"
    )
