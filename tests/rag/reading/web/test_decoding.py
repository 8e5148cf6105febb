"""Pages are decoded as their marks, their servers or they themselves say, and never quoted with a wrong letter."""

from collections.abc import Callable

import pytest

from embeddings.errors import ReadingError
from rag.reading.input.decoding import decode_page
from rag.types import Article
from tests.website import Website, page

STORY = "Menteri berkata “harga beras turun” di Kafé Ñandú – mulai besok, naïve atau tidak."

FoundArticle = Callable[[str], Article]


@pytest.mark.parametrize(
    ("declared", "encoding", "charset"),
    [
        ("", "utf-8", ""),
        ("", "utf-8-sig", "windows-1252"),
        ("", "utf-8", "windows-1252"),
        ("utf-8", "cp1252", "windows-1252"),
        ("windows-1252", "cp1252", ""),
        ("iso-8859-1", "cp1252", ""),
        ("", "cp1252", "ISO-8859-1"),
        ("", "cp1252", ""),
        ("no-such-encoding", "cp1252", "unicode_escape"),
        ("", "utf-16", ""),
        ("", "utf-16", "utf-8"),
        ("", "utf-16-le", "UTF-16LE"),
        ("", "utf-16-be", "utf-16be"),
    ],
)
def test_a_page_is_read_whatever_it_is_written_in(
    site: Website, article: FoundArticle, declared: str, encoding: str, charset: str
) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    kind = f'text/html; charset="{charset}"' if charset else "text/html"
    found = article(site.sends("/a", page(STORY, head=head).encode(encoding), kind))
    assert found.body[-1].of(found.text) == STORY


def test_a_broken_byte_outside_of_the_story_hurts_nobody(site: Website, article: FoundArticle) -> None:
    content = page(STORY, head="<meta charset=utf-8>").encode().replace(b"</body>", b"<footer>\xff</footer></body>")
    assert STORY in article(site.sends("/a", content)).text


def test_a_broken_byte_in_the_story_is_never_quoted(site: Website, error: Callable[..., str]) -> None:
    content = page(STORY, head="<meta charset=utf-8>").encode().replace(b"besok", b"b\xffsok")
    assert "bytes that are not in the encoding" in error(site.sends("/a", content))


def test_a_page_may_hold_the_replacement_character_itself(site: Website, article: FoundArticle) -> None:
    assert "b\ufffdsok" in article(site.sends("/a", page(STORY.replace("besok", "b\ufffdsok")))).text


@pytest.mark.parametrize("charset", ["", "utf-8", "utf-32"])
def test_nul_bytes_are_no_text(charset: str) -> None:
    with pytest.raises(ReadingError, match="NUL bytes"):
        decode_page(b"ab\0cd", charset)


@pytest.mark.parametrize(
    "charset", ["", "rot13", "zlib", "punycode", "utf-7", "unicode_escape", "idna", "\0", "x" * 40]
)
def test_a_strange_charset_changes_nothing(charset: str) -> None:
    assert decode_page(b"2 < 3 \\u0041 +AGE- caf\xe9", charset).text == "2 < 3 \\u0041 +AGE- café"
