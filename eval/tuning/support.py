"""The weights of `rag/generation/support/features.py` that fit sentences of a language model best.

    python -m eval.tuning.support ARCHIVE FILE [--judge off]

FILE is one that `eval.support` measures.
"""

import json
import sys

from embeddings.errors import SitasiError
from eval.support import parse_options, prepared
from eval.tuning.regression import LabelledSignals, fitted
from rag import Archive, Settings
from rag.generation import SupportCheck

__all__ = ["main"]


def main() -> None:
    """Print the weights."""
    options = parse_options(__doc__)
    try:
        with Archive.open(options.archive, settings=Settings(judge=options.judge), create=False) as archive:
            check = SupportCheck(archive.encoder, archive.judge)
            pairs = prepared(archive, options.sentences)
            grounds = [(check.grounds(one.sentence.text, one.passages), one.sentence.supported) for one in pairs]
    except SitasiError as error:
        sys.exit(f"eval.tuning.support: {error}")
    weights = fitted([LabelledSignals(one.signals, supported) for one, supported in grounds if one], balanced=True)
    sys.stdout.write(f"{json.dumps(weights)}\n")


if __name__ == "__main__":
    main()
