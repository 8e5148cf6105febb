"""Write token rows as a sentence-transformers model folder."""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from embeddings.encoder import FloatMatrix

__all__ = ["write_model_folder"]

_LARGEST = 127


def write_model_folder(folder: Path, tokenizer: Tokenizer, rows: FloatMatrix) -> None:
    """Write a static model with one byte a number: whole numbers from -127 to 127, and a factor a row.

    sentence-transformers multiplies the two on loading, as it does for model2vec's files.
    """
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, rows), Normalize()], device="cpu")
    model.save(str(folder), create_model_card=False)
    factors = np.maximum(np.abs(rows).max(axis=1), np.finfo(np.float32).tiny) / np.float32(_LARGEST)
    numbers = np.rint(rows / factors[:, None]).astype(np.int8)
    save_file({"embeddings": numbers, "weights": factors}, folder / "model.safetensors")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
