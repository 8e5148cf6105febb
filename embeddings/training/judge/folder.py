"""Open the transformer that the judge starts from, and write the judge's folder."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from tokenizers import Tokenizer

from embeddings.errors import ModelError
from embeddings.model_files import in_one_line
from embeddings.pair_model import PairModel, Shape
from embeddings.pair_reader import FACTORS, ROWS

__all__ = ["Start", "read_start", "renamed", "write_judge"]

_NAMES = {
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

_LARGEST = 127

_DROPOUT = 0.1
"""Claims come several times; between layers only, since in the attention it costs a fifth of the speed."""


@dataclass(frozen=True, slots=True)
class Start:
    """A model whose heads know nothing yet, and its tokenizer."""

    model: PairModel
    tokenizer: Tokenizer


def read_start(folder: Path, *, seed: int) -> Start:
    """Open a transformer's folder, as the bilingual transformer's recipe writes it."""
    import torch
    from safetensors.torch import load_file

    torch.manual_seed(seed)
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        model = PairModel(Shape(**{field.name: settings[field.name] for field in fields(Shape)}), dropout=_DROPOUT)
        tensors = {renamed(name): tensor.float() for name, tensor in load_file(folder / "model.safetensors").items()}
        _, surplus = model.load_state_dict(tensors, strict=False)
    except Exception as error:
        raise ModelError(
            f"cannot load the transformer in {folder}: {in_one_line(error)}; give the folder that "
            "embeddings.training.transformer wrote with --trunk"
        ) from error
    if surplus:
        raise ModelError(
            f"the transformer in {folder} has {surplus[0]}: give one that embeddings.training.transformer wrote"
        )
    return Start(model, tokenizer)


def renamed(name: str) -> str:
    """Give a tensor of BERT its name in our network."""
    for theirs, ours in _NAMES.items():
        name = name.replace(theirs, ours)
    return name


def write_judge(folder: Path, model: PairModel, tokenizer: Tokenizer) -> None:
    """Write what `load_judge` opens: token rows with one byte a number and a factor a row, all else with two."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: tensor.detach().half().contiguous() for name, tensor in model.state_dict().items()}
    rows = model.state_dict()[ROWS].detach().float()
    factors = rows.abs().amax(1).clamp_min(torch.finfo(torch.float32).tiny) / _LARGEST
    tensors[ROWS] = torch.round(rows / factors[:, None]).to(torch.int8)
    tensors[FACTORS] = factors
    save_file(tensors, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(asdict(model.shape), indent=2) + "\n", encoding="utf-8")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
