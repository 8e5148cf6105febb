"""Fuzz one target, led by coverage: `python -m tests.fuzz html [options and folders of libFuzzer]`.

It needs the extra `fuzz`. What it finds goes into the first folder, what breaks something to `-artifact_prefix`.
"""

import sys

import atheris

_FUZZED = ["rag", "embeddings", "trafilatura", "htmldate", "yaml", "frontmatter", "pdfminer"]

with atheris.instrument_imports(include=_FUZZED):
    from tests.fuzz.targets import CORPUS, TARGETS

name, *options = sys.argv[1:]
atheris.Setup([sys.argv[0], *options, str(CORPUS / name)], TARGETS[name])
atheris.Fuzz()
