"""Invented stories about ships: as many as are asked for, each in as many versions."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from embeddings.language import Language
from rag.types import Article

__all__ = ["Ship", "write_ships"]

_SYLLABLES = "ba be bo bu da de do du ga ge go gu ka ke ko ku ra re ro ru za ze zo zu".split()
_PORTS = "Karang Sembira Teluk Muara Lembah Tanjung Kelamba Sagara".split()
_GOODS = "kopi garam teh gula kedelai jagung semen pupuk".split()
_OFFICERS = ("mandor", "petugas", "nakhoda", "kepala gudang", "juru mudi", "penjaga menara")
_DEEDS = ("memeriksa", "menimbang", "mencatat", "memindahkan", "menyimpan", "menghitung")
_MOST_FURTHER = 12
"""Sentences after the first."""


@dataclass(frozen=True, slots=True)
class Ship:
    """A story about one ship; its next version says another amount."""

    number: int
    """Up to 13,823, so that no two share a name."""
    version: int = 1

    @property
    def name(self) -> str:
        """The ship's name, which no other has."""
        high, low = divmod(self.number * 7919 % len(_SYLLABLES) ** 3, len(_SYLLABLES))
        first, second = divmod(high, len(_SYLLABLES))
        return "Wi" + "".join(_SYLLABLES[place] for place in (first, second, low))

    @property
    def source(self) -> str:
        """The address of the story, the same for every version."""
        return f"https://kapal.example/{self.number}"

    @property
    def article_id(self) -> str:
        """What an archive calls the story."""
        return Article(self.source, "", (), Language.INDONESIAN).article_id

    @property
    def question(self) -> str:
        """What `fact` answers."""
        return f"Berapa ton beras yang dibawa kapal {self.name}?"

    @property
    def fact(self) -> str:
        """The sentence that no other version, and no other ship, has."""
        tons = 1_000 + (self.number * 7_919 + self.version * 104_729) % 899_000
        return f"Kapal {self.name} membawa {tons:,} ton beras.".replace(",", ".")

    @property
    def text(self) -> str:
        """The story."""
        draw = Random(self.number)
        further = [
            f"Di Pelabuhan {draw.choice(_PORTS)} seorang {draw.choice(_OFFICERS)} {draw.choice(_DEEDS)} "
            f"{draw.randrange(2, 900)} karung {draw.choice(_GOODS)}."
            for _ in range(draw.randrange(_MOST_FURTHER + 1))
        ]
        return " ".join([self.fact, *further])


def write_ships(path: Path, ships: Iterable[Ship]) -> Path:
    """Write stories to a file of JSON lines and give it back."""
    rows = ({"url": ship.source, "title": f"Muatan {ship.name}", "text": ship.text} for ship in ships)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
