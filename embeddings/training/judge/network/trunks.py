"""The transformers that training starts from, read into our network: ours, and all-mpnet-base-v2."""

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from embeddings.encoder import FloatMatrix
from embeddings.errors import ModelError
from embeddings.training.data import TrainingData
from embeddings.training.judge.network.network import JudgeNetwork, NetworkShape
from embeddings.training.static_encoder import count_words, learn_translations
from embeddings.training.token_rows.start_rows import TokenRows
from embeddings.training.trunk.transplant import WordShares, transplanted_rows

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["MPNET_SHA256", "bilingual_rows", "read_mpnet", "read_trunk"]

MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of `model.safetensors` as sentence-transformers/all-mpnet-base-v2 publishes it."""

_BERT_NAMES = {
    "encoder.layer.": "layers.",
    "embeddings.word_embeddings": "words",
    "embeddings.position_embeddings": "positions",
    "embeddings.token_type_embeddings": "sides",
    "embeddings.LayerNorm": "norm",
    "attention.self.": "",
    "attention.output.dense": "joined",
    "attention.output.LayerNorm": "attended",
    "intermediate.dense": "wider",
    "output.dense": "narrower",
    "output.LayerNorm": "norm",
}
"""BERT's names and ours, the longer ones before those that end them."""

_MPNET_NAMES = {
    "encoder.layer.": "layers.",
    "encoder.relative_attention_bias": "relative",
    "embeddings.word_embeddings": "words",
    "embeddings.position_embeddings": "positions",
    "embeddings.LayerNorm": "norm",
    "attention.attn.q.": "query.",
    "attention.attn.k.": "key.",
    "attention.attn.v.": "value.",
    "attention.attn.o.": "joined.",
    "attention.LayerNorm": "attended",
    "intermediate.dense": "wider",
    "output.dense": "narrower",
    "output.LayerNorm": "norm",
}
_MPNET_BUCKETS = 32
_FIRST_POSITION = 2
"""MPNet counts its positions from here on."""
_SPECIALS = {"[PAD]": "<pad>", "[UNK]": "[UNK]", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


def read_trunk(folder: Path, *, dropout: float) -> JudgeNetwork:
    """Open a BERT folder, as the bilingual transformer's recipe writes it; its heads know nothing yet."""
    settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    shape = NetworkShape(
        settings["vocab_size"], settings["hidden_size"], settings["num_hidden_layers"], settings["num_attention_heads"],
        settings["intermediate_size"], settings["max_position_embeddings"], settings["layer_norm_eps"],
    )  # fmt: skip
    return _filled(shape, _tensors(folder, _BERT_NAMES), dropout=dropout)


def read_mpnet(folder: Path, rows: "Tensor", *, dropout: float) -> JudgeNetwork:
    """Open all-mpnet-base-v2 with the token rows of another vocabulary, `float32[tokens, 768]`."""
    if sha256((folder / "model.safetensors").read_bytes()).hexdigest() != MPNET_SHA256:
        raise ModelError(f"{folder} does not hold the published all-mpnet-base-v2")
    tensors = _tensors(folder, _MPNET_NAMES)
    tensors["words.weight"] = rows
    tensors["positions.weight"] = tensors["positions.weight"][_FIRST_POSITION:]
    size = rows.shape[1]
    layers = 1 + max(int(name.split(".")[1]) for name in tensors if name.startswith("layers."))
    shape = NetworkShape(
        len(rows), size, layers, 12, 4 * size, len(tensors["positions.weight"]), 1e-5, relative_buckets=_MPNET_BUCKETS
    )
    return _filled(shape, tensors, dropout=dropout)


def bilingual_rows(folder: Path, tokenizer: Tokenizer, data: TrainingData) -> FloatMatrix:
    """Make all-mpnet-base-v2's rows for our vocabulary, `float32[tokens, 768]`: copied, translated, or of pieces."""
    from safetensors.numpy import load_file

    base_tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    base_tokenizer.no_truncation()
    base_tokenizer.no_padding()
    base_rows = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"].astype(np.float32)
    indonesian = count_words(data.indonesian_texts())
    english = count_words(pair.english for pair in data.sentences)
    shares = WordShares(indonesian=indonesian, english=english, pieces=base_tokenizer.get_vocab())
    rows = transplanted_rows(
        tokenizer, TokenRows(base_tokenizer, base_rows), translations=learn_translations(data), shares=shares
    )
    for ours, theirs in _SPECIALS.items():
        rows[tokenizer.token_to_id(ours)] = base_rows[base_tokenizer.token_to_id(theirs)]
    return rows


def _tensors(folder: Path, names: dict[str, str]) -> "dict[str, Tensor]":
    from safetensors.torch import load_file

    tensors = {}
    for name, tensor in load_file(folder / "model.safetensors").items():
        ours = name
        for theirs, own in names.items():
            ours = ours.replace(theirs, own)
        tensors[ours] = tensor.float()
    return tensors


def _filled(shape: NetworkShape, tensors: "dict[str, Tensor]", *, dropout: float) -> JudgeNetwork:
    import torch

    network = JudgeNetwork(shape, dropout=dropout)
    known = {name: tensor for name, tensor in tensors.items() if name in network.state_dict()}
    missing, _ = network.load_state_dict(known, strict=False)
    heads = ("dense", "out", "place", "sides", "relative")
    if lost := [name for name in missing if not name.startswith(heads)]:
        raise ModelError(f"the transformer lacks {lost[0]}")
    if "sides.weight" in missing:
        torch.nn.init.zeros_(network.sides.weight)
    return network
