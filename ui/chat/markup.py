"""HTML that is escaped by construction: whatever is not `Html` is text."""

from html import escape

__all__ = ["Html", "element", "join", "prose"]


class Html(str):
    """Markup that we wrote; any other string is text from somewhere."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | int | None) -> Html:
    """Build an element; children that are not `Html` are escaped, attributes that are `None` left out.

    >>> element("p", "1 < 2 ", element("b", "&"), data_turn=0)
    '<p data-turn="0">1 &lt; 2 <b>&amp;</b></p>'
    """
    given = {key.strip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    written = "".join(f' {key}="{escape(str(value))}"' for key, value in given.items())
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children: str) -> Html:
    """Put markup and text in a row."""
    return Html("".join(child if isinstance(child, Html) else escape(child, quote=False) for child in children))


def prose(sentence: str) -> Html:
    """Show what stands between backticks as code.

    >>> prose("Try `sitasi list`.")
    'Try <code>sitasi list</code>.'
    """
    parts = sentence.split("`")
    return join(*(element("code", part) if odd % 2 else part for odd, part in enumerate(parts)))
