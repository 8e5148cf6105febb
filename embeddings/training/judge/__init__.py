"""The recipe of the judge: `python -m embeddings.training.judge --data DIR --trunk DIR --out DIR`."""
