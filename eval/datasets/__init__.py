"""Question sets on disk → `Dataset`: BEIR folders and plain files of questions.

- `beir`: Reads BEIR folders: `corpus.jsonl`, `queries.jsonl` and `qrels/SPLIT.tsv` (Thakur et al., 2021,
  arXiv:2104.08663).
- `files`: Files → records, with whatever cannot be read noted by its line.
- `plain`: Reads plain files of questions about an archive that exists: how a newsroom keeps its own set.
- `problems`: What is wrong with a dataset's files, collected, so that all of it can be said at once.
- `questions`: A question with what its record knows of the answer: the same keys in every format.
- `reading`: Choose the reader of a question set by what its path is.
- `records`: Records: what a line of a file says, asked for value by value, each checked as it is asked for.
- `views`: Views of a dataset: its documents, its judgements and the words of its questions, by id.
"""

from eval.datasets.reading import read_dataset
from eval.datasets.views import corpus_of, qrels_by_split, qrels_of, texts_of

__all__ = ["corpus_of", "qrels_by_split", "qrels_of", "read_dataset", "texts_of"]
