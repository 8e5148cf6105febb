"""The recipes that made the models in `embeddings/models`: runnable and seeded.

- `alignment`: IBM Model 1: which word translates which, learned from paired sentences.
- `command`: What the recipes' command lines share.
- `data`: Read the folder of research data that the recipes learn from.
- `examples`: The kinds of examples that training draws its batches from.
- `judge`: The recipe of the judge: `python -m embeddings.training.judge --data DIR --mpnet DIR --work DIR --out
  DIR`.
- `lexicon`: Learn the translation table: `python -m embeddings.training.lexicon --data DIR --out DIR`.
- `measure`: Measure an encoder alone: `python -m embeddings.training.measure --data POOL [--encoder NAME]`.
- `static_encoder`: Train the bundled encoder: `python -m embeddings.training.static_encoder --data DIR --out DIR`.
- `token_rows`: How the rows of the static encoder are started, trained and written.
- `transformer`: Train the bilingual transformer: `python -m embeddings.training.transformer --data DIR --out DIR`.
- `trunk`: How a transformer is given a second language and trained on it.
"""

from embeddings.training.data import held_out

__all__ = ["held_out"]
