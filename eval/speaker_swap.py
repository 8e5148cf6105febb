"""How many sentences pass in which somebody speaks, with another speaker of their article put in that one's place?

    python -m eval.speaker_swap ARCHIVE FILE [--judge off]

FILE is one that `eval.support` measures. None of the sentences that are so made is supported.
"""

import sys
from collections.abc import Iterable, Iterator

from embeddings.errors import SitasiError
from eval.support import Cited, GradedSentence, figures_of, measured, parse_options, prepared
from rag import Archive, Article, Settings
from rag.generation.support.speakers import speakers_in
from rag.language.names import name_spans
from rag.segmentation.chunking import body_sentences
from rag.types import Span

__all__ = ["exchanged", "main"]

_SPEAKER = "speaker"
_WHOLE = 2
"""Words of a name that is put in: others may be words that open a sentence."""


def exchanged(cited: Iterable[Cited]) -> Iterator[Cited]:
    """Yield each supported sentence as many times as its article lets others speak; none of them is supported."""
    for one in cited:
        speakers = _names(one.sentence.text) if one.sentence.supported else []
        for other in _speakers(one.passages[0].article) if len(speakers) == 1 else []:
            if not set(other.split()) & set(one.sentence.text.split()):
                text = one.sentence.text.replace(speakers[0], other, 1)
                yield Cited(GradedSentence(one.sentence.article, text, supported=False, fault=_SPEAKER), one.passages)


def _speakers(article: Article) -> list[str]:
    """Return the names of those who speak in an article."""
    sentences = (span.of(article.text) for span in body_sentences(article, Span(0, len(article.text))))
    names = (name for sentence in sentences for name in _names(sentence) if len(name.split()) >= _WHOLE)
    return list(dict.fromkeys(names))


def _names(sentence: str) -> list[str]:
    """Return the names of those who speak in a sentence."""
    spoken = " ".join(speakers_in(sentence))
    return [name for span in name_spans(sentence, [], opening=False) if (name := span.of(sentence)) in spoken]


def main() -> None:
    """Print how many are accepted."""
    options = parse_options(__doc__)
    try:
        with Archive.open(options.archive, settings=Settings(judge=options.judge), create=False) as archive:
            done = measured(exchanged(prepared(archive, options.sentences)), archive)
    except SitasiError as error:
        sys.exit(f"eval.speaker_swap: {error}")
    sys.stdout.write("\n".join(figures_of(done)) + "\n")


if __name__ == "__main__":
    main()
