"""Many short stories, of ships that only their numbers tell apart."""

import json
from pathlib import Path

__all__ = ["write_ships"]


def write_ships(path: Path, *numbers: int) -> Path:
    """Write a file of stories, one a line, and give it back."""
    lines = [json.dumps({"_id": str(n), "text": f"Kapal nomor {n} tiba di pelabuhan timur."}) + "\n" for n in numbers]
    path.write_text("".join(lines), encoding="utf-8")
    return path
