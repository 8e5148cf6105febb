"""How well does the check of a language model's sentences tell what an article says from what it does not say?

    python -m eval.support ARCHIVE FILE [--judge off]

Each line of FILE holds `article` (its id, source, file name or title), `sentence`, `supported`, and what is wrong with
it in `fault`. The passages that a sentence cites are the two of its article that speak most of it.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.errors import ReadingError, SitasiError
from eval.evaluation import article_names
from rag import Archive, Article, Assistant, Passage, Settings
from rag.answering import Stances
from rag.chunking import split_passages
from rag.phrasing import said_share, supported_by

__all__ = ["Judged", "Sentence", "judged", "read_sentences"]

_CITED = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence such as a language model writes, and whether the article that it cites says so."""

    article: str
    text: str
    supported: bool
    fault: str
    """What is wrong with it; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, and what the check made of it."""

    sentence: Sentence
    accepted: bool


def read_sentences(path: Path) -> list[Sentence]:
    """Read the sentences of a file. Raises `ReadingError`, naming the first line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"{path} cannot be read: {error}") from error
    return [_sentence(f"{path}:{number}", line) for number, line in enumerate(lines, start=1) if line.strip()]


def judged(sentences: Iterable[Sentence], archive: Archive, stances: Sequence[Stances]) -> list[Judged]:
    """Check each sentence against its article. Raises `ReadingError` where that is not there."""
    ids = article_names(archive)
    done = []
    for one in sentences:
        if one.article.casefold() not in ids:
            raise ReadingError(f"the archive holds no article {one.article!r}")
        done.append(Judged(one, _accepts(one, archive.article(ids[one.article.casefold()]), stances)))
    return done


def _accepts(sentence: Sentence, article: Article, stances: Sequence[Stances]) -> bool:
    passages = [Passage(0, article, span.start, span.end) for span in split_passages(article)]
    cited = sorted(passages, key=lambda one: -said_share(sentence.text, one.text, article.language))[:_CITED]
    return supported_by(sentence.text, cited, *stances).holds


def _sentence(place: str, line: str) -> Sentence:
    try:
        fields = json.loads(line)
        return Sentence(fields["article"], fields["sentence"], fields["supported"] is True, fields.get("fault") or "")
    except (ValueError, TypeError, KeyError) as error:
        raise ReadingError(f"{place}: not an object with article, sentence and supported ({error})") from error


def _lines(done: Sequence[Judged]) -> list[str]:
    accepted = [one for one in done if one.accepted]
    right = sum(one.sentence.supported for one in accepted)
    supported = sum(one.sentence.supported for one in done)
    faults = Counter(one.sentence.fault for one in done if not one.sentence.supported)
    passed = Counter(one.sentence.fault for one in accepted if not one.sentence.supported)
    return [
        f"{len(done)} sentences, {supported} supported",
        f"precision {right / len(accepted):.3f} (of those accepted, how many are supported)",
        f"recall    {right / supported:.3f} (of those supported, how many are accepted)",
        *(
            f"accepted with a fault of {fault or 'another kind'}: {passed[fault]} of {count}"
            for fault, count in faults.items()
        ),
    ]


def main() -> None:
    """Print precision, recall and which faults pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="an archive of the articles")
    parser.add_argument("sentences", type=Path, help="a .jsonl file")
    parser.add_argument("--judge", default=Settings().judge, help="as the setting of that name (default: %(default)s)")
    options = parser.parse_args()
    try:
        sentences = read_sentences(options.sentences)
        with Archive.open(options.archive, settings=Settings(judge=options.judge), create=False) as archive:
            done = judged(sentences, archive, Assistant(archive).stances)
    except SitasiError as error:
        sys.exit(f"eval.support: {error}")
    sys.stdout.write("\n".join(_lines(done)) + "\n")


if __name__ == "__main__":
    main()
