"""The recipe of the judge: `python -m embeddings.training.judge --data DIR --mpnet DIR --work DIR --out DIR`.

- `course`: The whole course: a teacher learns Indonesian, reads everything, and teaches the judge that ships.
- `examples`: What the judge learns from, read from the data folder or made from stories of our own.
- `export`: Write the judge's folder: the network in ONNX with one byte a number, and what makes its scores
  likelihoods.
- `held_out_figures`: How well a network reads what is held out, set by set.
- `network`: The judge's network, and how it is fitted to packed pairs.
"""
