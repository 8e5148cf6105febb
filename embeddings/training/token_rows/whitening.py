"""Soft whitening: directions in which nearly all rows differ are made to count less."""

import numpy as np

from embeddings.encoder import FloatMatrix

__all__ = ["whiten"]


def whiten(rows: FloatMatrix, *, strength: float) -> FloatMatrix:
    """Centre the rows and divide each principal direction by its spread to the power of `strength`.

    0 only centres and turns the rows; 1 gives every direction the same spread (Su et al. 2021, "Whitening Sentence
    Representations for Better Semantics and Faster Retrieval"). The average length of a row stays as it was.
    """
    centred = rows - rows.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred / len(rows))
    spreads = np.sqrt(np.maximum(variances, variances[-1] * np.finfo(np.float32).eps))
    turned = centred @ (directions / spreads**strength)
    turned *= np.linalg.norm(centred) / np.linalg.norm(turned)
    whitened: FloatMatrix = turned.astype(np.float32)
    return whitened
