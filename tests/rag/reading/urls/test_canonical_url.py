"""A story has one name, and nobody can give it that of another one."""

import pytest
from httpx import URL

from rag.reading.urls.canonical_url import source_of


@pytest.mark.parametrize(
    ("url", "canonical", "source"),
    [
        ("https://kabar.example/a", None, "https://kabar.example/a"),
        ("HTTPS://Kabar.Example:443/a?utm_source=x&utm_medium=y&FBCLID=z", None, "https://kabar.example/a"),
        ("https://kabar.example/a?id=7&utm_campaign=x&q=b%20c", None, "https://kabar.example/a?id=7&q=b%20c"),
        ("https://kabar.example/a?utmost=1&ref=2", None, "https://kabar.example/a?utmost=1&ref=2"),
        ("https://kabar.example/a?dari=surel", "https://kabar.example/a", "https://kabar.example/a"),
        ("https://kabar.example/a?id=7&dari=surel", "/a?id=7", "https://kabar.example/a?id=7"),
        ("https://kabar.example/a?page=all", "/a#atas", "https://kabar.example/a"),
    ],
)
def test_the_same_story_has_the_same_name(url: str, canonical: str | None, source: str) -> None:
    assert source_of(URL(url), canonical) == source


@pytest.mark.parametrize(
    "canonical",
    [
        "https://lain.example/a",
        "https://kabar.example:8443/a",
        "http://kabar.example/a",
        "https://kabar.example/",
        "https://kabar.example/b",
        "/a/?page=2",
        "/a",
        "/a?page=3",
        "/a?page=2&lain=1",
        "javascript:alert(1)",
        "https://ayu:rahasia@kabar.example/a",
        "//[::1",
        "",
    ],
)
def test_a_page_cannot_take_the_name_of_another_one(canonical: str) -> None:
    assert source_of(URL("https://kabar.example/a?page=2"), canonical) == "https://kabar.example/a?page=2"
