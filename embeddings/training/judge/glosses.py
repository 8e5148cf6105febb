"""Indonesian questions and claims as English words, the words that ask and deny among them."""

import re

import numpy as np

from embeddings.training.examples import Glosser

__all__ = ["QuestionGlosser"]

_ENGLISH = {
    r"di\s?mana(kah)?": "where",
    r"ke\s?mana(kah)?": "where to",
    r"dari\s?mana(kah)?": "from where",
    r"berapa (banyak|jumlah)": "how many",
    r"kapan(kah)?": "when",
    r"siapa(kah)?": "who",
    r"berapa(kah)? lama(kah)?": "how long",
    r"berapa(kah)?": "how many",
    r"bagaimana(kah)?": "how",
    r"(mengapa|kenapa)(kah)?": "why",
    r"(yang )?mana(kah)?": "which",
    r"apa(kah)? yang dimaksud( dengan)?": "what is",
    r"apa(kah)?": "what",
    r"tidak|bukan(lah)?|tak": "not",
    r"belum": "not yet",
}
"""The longer expressions first. Aligned sentences seldom ask, so that a table learned from them does not know these."""

_ASKS = re.compile("|".join(rf"(?P<g{number}>\b(?:{one})\b)" for number, one in enumerate(_ENGLISH)), re.I)


class QuestionGlosser:
    """A glosser that knows the words that ask and deny; the order of the words stays Indonesian."""

    def __init__(self, glosser: Glosser) -> None:
        self._glosser = glosser

    def sometimes(self, text: str, chance: float, random: np.random.Generator) -> str:
        """Gloss a text by chance, else give it as it is."""
        return self.gloss(text, random) if random.random() < chance else text

    def gloss(self, text: str, random: np.random.Generator) -> str:
        """Replace every word by one of its translations."""
        parts: list[str] = []
        end = 0
        for match in _ASKS.finditer(text):
            parts += [self._glosser.translate(text[end : match.start()], random), _english(match)]
            end = match.end()
        parts.append(self._glosser.translate(text[end:], random))
        return " ".join(part for part in parts if part)


def _english(match: re.Match[str]) -> str:
    number = next(number for number in range(len(_ENGLISH)) if match[f"g{number}"] is not None)
    return list(_ENGLISH.values())[number]
