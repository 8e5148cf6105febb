"""Learn the translation table: `python -m embeddings.training.lexicon --data DIR --out DIR`."""

import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from embeddings.language import Language
from embeddings.stopwords import STOP_WORDS
from embeddings.terms import stems
from embeddings.training.alignment import TranslationTable, WordPair, translation_probabilities
from embeddings.training.command import recipe_parser, run
from embeddings.training.data import TrainingData, read_training_data

__all__ = ["common_phrases", "learn", "learn_rows", "main", "write_rows"]

_MOST_SENSES = 3
"""How often a pair of lemmas counts at most: more shared senses tell little more."""

_FAINTEST = 0.0005
"""Probabilities kept of each direction before the two are joined."""

_TRANSLATIONS = 6
_LEAST_AGREEMENT = 0.02
"""A word's translations: its six of highest geometric mean of both directions, where that reaches 2 %."""

_PHRASE_SEEN = 5
_PHRASE_INFORMATION = 4.0
"""Two words are a phrase where they stand together this often, and e to this power times as often as by chance."""

_LIKELY = 0.3
"""A phrase is kept where a translation reaches this share of its best one's, and that of neither of its words."""


@dataclass(frozen=True, slots=True)
class Stemmed:
    """A text and its translation, as stems."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    weight: int = 1
    is_lemma: bool = False

    def turned(self) -> "Stemmed":
        """Return the pair for the other direction."""
        return Stemmed(self.target, self.source, self.weight, self.is_lemma)


def main() -> int:
    """Read the command line, learn and write."""
    options = recipe_parser(
        "embeddings.training.lexicon",
        "Learn the bundled translation table from paired texts. Takes about three minutes on one core.",
    ).parse_args()
    return run(lambda: learn(options.data, options.out))


def learn(data_folder: Path, out: Path) -> None:
    """Run the whole recipe, in both directions."""
    pairs = _english_to_indonesian(read_training_data(data_folder))
    out.mkdir(parents=True, exist_ok=True)
    write_rows(out / "english-indonesian.tsv.gz", learn_rows(pairs))
    write_rows(out / "indonesian-english.tsv.gz", learn_rows([pair.turned() for pair in pairs]))


def learn_rows(pairs: Sequence[Stemmed]) -> TranslationTable:
    """Learn translations of words, then of the phrases that mean more than their words."""
    of_words = _agreed(pairs)
    phrases = common_phrases(pairs)
    joined = [Stemmed(_join(pair.source, phrases), pair.target, pair.weight) for pair in pairs]
    of_phrases = {key: row for key, row in _agreed(joined).items() if " " in key and _adds(key, row, of_words)}
    return of_words | of_phrases


def common_phrases(pairs: Iterable[Stemmed]) -> set[str]:
    """Find the pairs of content words that belong together: lemmas of two words, and what stands together often."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    lemmas = set()
    for pair in pairs:
        if not pair.is_lemma:
            single.update(pair.source)
            double.update(filter(_is_content, pairwise(pair.source)))
        elif len(pair.source) == len(("a", "phrase")) and _is_content(pair.source):
            lemmas.add(" ".join(pair.source))
    total = sum(single.values())
    often = {
        " ".join(both)
        for both, count in double.items()
        if count >= _PHRASE_SEEN
        and math.log(count * total / (single[both[0]] * single[both[1]])) >= _PHRASE_INFORMATION
    }
    return lemmas | often


def write_rows(path: Path, table: TranslationTable) -> None:
    """Write one line a word: its translations with their probabilities in per cent, the same bytes every time."""
    lines = []
    for key in sorted(table):
        row = " ".join(f"{word} {max(1, round(100 * p))}" for word, p in table[key].items())
        lines.append(f"{key}\t{row}\n")
    path.write_bytes(gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0))


def _english_to_indonesian(data: TrainingData) -> list[Stemmed]:
    english, indonesian = Language.ENGLISH, Language.INDONESIAN
    texts = [
        Stemmed(tuple(stems(pair.english, english)), tuple(stems(pair.indonesian, indonesian)))
        for pair in (*data.sentences, *data.definitions)
    ]
    lemmas = [
        Stemmed(
            tuple(stems(pair.english, english)),
            tuple(stems(pair.indonesian, indonesian)),
            min(pair.weight, _MOST_SENSES),
            is_lemma=True,
        )
        for pair in data.lemmas
    ]
    return texts + lemmas


def _agreed(pairs: Iterable[Stemmed]) -> TranslationTable:
    """Score each translation by the geometric mean of both directions, and keep the best of each word.

    Numbers are left out, and words that are their own translation: those are found without a table.
    """
    weighted = [WordPair(pair.source, pair.target) for pair in pairs for _ in range(pair.weight)]
    forward = translation_probabilities(weighted, smallest=_FAINTEST)
    backward = translation_probabilities([WordPair(pair.target, pair.source) for pair in weighted], smallest=_FAINTEST)
    table: TranslationTable = {}
    for source, row in forward.items():
        means = {target: math.sqrt(p * backward.get(target, {}).get(source, 0)) for target, p in row.items()}
        best = sorted(means, key=lambda target: -means[target])[:_TRANSLATIONS]
        kept = {target: means[target] for target in best if means[target] >= _LEAST_AGREEMENT}
        if not source[0].isdigit() and kept.keys() - {source}:
            table[source] = kept
    return table


def _join(words: Sequence[str], phrases: set[str]) -> tuple[str, ...]:
    """Write each phrase as one word, from the left.

    >>> _join(["foreign", "joint", "venture"], {"joint venture"})
    ('foreign', 'joint venture')
    """
    joined: list[str] = []
    for word in words:
        both = f"{joined[-1]} {word}" if joined else ""
        if both in phrases:
            joined[-1] = both
        else:
            joined.append(word)
    return tuple(joined)


def _adds(phrase: str, row: dict[str, float], of_words: TranslationTable) -> bool:
    known = set(phrase.split()).union(*(_likely(of_words.get(word, {})) for word in phrase.split()))
    return not _likely(row) <= known


def _likely(row: dict[str, float]) -> set[str]:
    return {target for target, p in row.items() if p >= _LIKELY * max(row.values())}


def _is_content(both: Sequence[str]) -> bool:
    return all(word.isalpha() and not any(word in STOP_WORDS[language] for language in Language) for word in both)


if __name__ == "__main__":
    sys.exit(main())
