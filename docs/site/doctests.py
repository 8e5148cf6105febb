"""The examples in docstrings are shown as code."""

import re
from typing import Any

from griffe import Extension, Object

EXAMPLE = re.compile(r"^>>> .+(?:\n.+)*", re.MULTILINE)
"""From a prompt to the next empty line."""


class Doctests(Extension):
    """Fences every example, before its docstring is read as Markdown."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:  # noqa: ANN401 - griffe hands over more than is needed here
        """Fence the examples of one docstring."""
        if obj.docstring:
            obj.docstring.value = EXAMPLE.sub("```python\n\\g<0>\n```", obj.docstring.value)
