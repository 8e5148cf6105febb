"""Files of every format, for the tests of what is read in many places at once."""

import json
from pathlib import Path

__all__ = ["LINES", "write_all"]

LINES = 400
"""Articles in the JSON lines: they are read in parts."""


def write_all(folder: Path) -> list[Path]:
    """Write a file of each format, one of many parts, and some that cannot be read."""
    folder.mkdir()
    story = "Kota Ara membuka taman baru. Warga datang sejak pagi."
    lines = [json.dumps({"_id": str(one), "text": f"{story} {one} " + "Ramai. " * 600}) for one in range(LINES)]
    contents = {
        "a.txt": story,
        "b.md": f"# Taman\n\n{story}",
        "c.html": f"<html><body><h1>Taman</h1><p>{story * 5}</p></body></html>",
        "d.jsonl": "\n".join([*lines, "not json"]),
        "e.txt": "",
        "f.jsonl": "\0",
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in contents]
