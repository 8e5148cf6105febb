"""Original public files → BEIR folders and files of claims.

- `converter`: What every converter can do.
- `facqa`: FacQA's CSV, as IndoNLU publishes it, → BEIR: tokens are joined to text, labelled tokens to answers.
- `formats`: Which converter reads which original, by the name of the format.
- `indonli`: IndoNLI's JSONL → claims: a line each with `premise`, `hypothesis` and `label`.
- `squad`: SQuAD-style JSON → BEIR: SQuAD 1.1 and 2.0, XQuAD, and IDK-MRC, whose files are bare lists of paragraphs.
- `writing`: Writes BEIR folders and files of JSON lines, never over something that exists.
"""

from eval.converters.converter import Converter
from eval.converters.formats import CONVERTERS

__all__ = ["CONVERTERS", "Converter"]
