"""The recipe of the judge: `python -m embeddings.training.judge --data DIR --mpnet DIR --work DIR --out DIR`."""
