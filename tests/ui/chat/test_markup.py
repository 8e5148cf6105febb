import pytest

from ui.chat.markup import element, join, prose


@pytest.mark.parametrize("text", ["<b>", "a & b", '"><script>', "&lt;", "${x} {{y}}"])
def test_text_comes_back_as_text(text: str) -> None:
    from html import unescape

    assert "<" not in join(text)
    assert unescape(join(text)) == text
    assert unescape(element("p", text)) == f"<p>{text}</p>"


def test_attributes_cannot_be_broken_out_of() -> None:
    assert element("a", href='x" onclick="y') == '<a href="x&quot; onclick=&quot;y"></a>'


def test_only_markup_passes_unescaped() -> None:
    assert element("p", element("b", "<"), "<") == "<p><b>&lt;</b>&lt;</p>"
    assert element("p", str(element("b")) + "") == "<p>&lt;b&gt;&lt;/b&gt;</p>"


def test_code_between_backticks_is_escaped_too() -> None:
    assert prose("See `<x>` or <y>") == "See <code>&lt;x&gt;</code> or &lt;y&gt;"
