"""Write the judge's folder: the network in ONNX with one byte a number, and what makes its scores likelihoods."""

import json
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from embeddings.judge.pair_reader import Temperatures
from embeddings.training.judge.examples.example import StanceLabel
from embeddings.training.judge.network.batches import Batches
from embeddings.training.judge.network.network import JudgeNetwork, NetworkShape

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["export_network", "fitted_temperatures", "read_exported", "write_folder"]

T = TypeVar("T")

_NOT_READ = ("relative.", "matches.")
"""What a network may lack."""

_OPSET = 17
_SEED = 7
_CALIBRATED = 4000
"""Pairs of what is held out that temperatures are fitted on."""
_CANDIDATES = np.exp(np.linspace(np.log(0.5), np.log(4), 60))


def write_folder(folder: Path, network: JudgeNetwork, tokenizer: Tokenizer, batches: Batches) -> None:
    """Write what `load_judge` opens, with temperatures fitted on what was held out."""
    folder.mkdir(parents=True, exist_ok=True)
    export_network(folder / "model.onnx", network)
    temperatures = fitted_temperatures(folder / "model.onnx", batches)
    settings = {"temperatures": asdict(temperatures), "shape": asdict(network.shape)}
    (folder / "config.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def export_network(path: Path, network: JudgeNetwork) -> None:
    """Write a network for ONNX Runtime: its products and rows with one byte a number and a factor a channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    tokens = torch.ones(2, 16, dtype=torch.long)
    sides = torch.zeros_like(tokens)
    sides[:, 6:] = 1
    pairs, places = {0: "pairs"}, {0: "pairs", 1: "tokens"}
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        # The older exporter gives a smaller graph, and says at length that there is a newer one.
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Plain(network.float().cpu().eval()),
            (tokens, sides, torch.ones_like(tokens)),
            whole,
            dynamo=False,
            opset_version=_OPSET,
            input_names=["tokens", "sides", "read"],
            output_names=["relevance", "stance", "start", "end"],
            dynamic_axes={
                **dict.fromkeys(("tokens", "sides", "read", "start", "end"), places),
                **dict.fromkeys(("relevance", "stance"), pairs),
            },
        )
        quantize_dynamic(
            whole, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"]
        )


def read_exported(folder: Path) -> JudgeNetwork:
    """Read a network back from the folder that `write_folder` wrote, as exactly as its bytes tell."""
    import onnx
    from onnx.numpy_helper import to_array

    settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    network = JudgeNetwork(NetworkShape(**settings["shape"]))
    given = {one.name: to_array(one) for one in onnx.load(str(folder / "model.onnx")).graph.initializer}
    state = {name.removeprefix("network."): torch.from_numpy(value.copy()) for name, value in given.items()}
    products = []
    for name in (one.removesuffix("_quantized") for one in given if one.endswith("_quantized")):
        zero = given[f"{name}_zero_point"].astype(np.float32)
        numbers = torch.from_numpy((given[f"{name}_quantized"] - zero) * given[f"{name}_scale"])
        if name.endswith(("words.weight", "positions.weight", "sides.weight", "matches.weight")):
            state[name.removeprefix("network.")] = numbers
        else:
            products.append(numbers.T.contiguous())
    # The exporter keeps the order of the products, and of some only that.
    parts = ("query", "key", "value", "joined", "wider", "narrower")
    layers = range(network.shape.num_hidden_layers)
    names = [*(f"layers.{layer}.{part}" for layer in layers for part in parts), "dense", "out", "place"]
    state |= {f"{name}.weight": numbers for name, numbers in zip(names, products, strict=True)}
    known = {name: state[name] for name in network.state_dict() if name in state or not name.startswith(_NOT_READ)}
    network.load_state_dict(known, strict=False)
    return network


def fitted_temperatures(model: Path, batches: Batches) -> Temperatures:
    """Fit each head's temperature by the likelihood of held-out labels (Guo et al. 2017)."""
    from onnxruntime import InferenceSession

    session = InferenceSession(str(model), providers=["CPUExecutionProvider"])
    batched = list(batches.held_out())
    order = np.random.default_rng(_SEED).permutation(len(batched))
    stances: list[tuple[NDArray[np.float32], int]] = []
    relevances: list[tuple[float, int]] = []
    answers: list[tuple[NDArray[np.float32], NDArray[np.bool_]]] = []
    read = 0
    for place in order:
        if read > _CALIBRATED:
            break
        batch = batches.known(batched[place])
        given = {name: getattr(batch.pairs, name).numpy() for name in ("tokens", "sides", "read")}
        relevance, stance, start, _ = session.run(["relevance", "stance", "start", "end"], given)
        for row in range(len(relevance)):
            label = int(batch.stance[row])
            # Patterns of our own are too regular to tell how sure to be.
            if 0 <= label < StanceLabel.NOT_SUPPORTED and not str(batches.packed.origins[batch.rows[row]]).startswith(
                "news-"
            ):
                stances.append((stance[row], label))
            if batch.relevance[row] >= 0:
                relevances.append((float(relevance[row]), int(batch.relevance[row])))
            if batch.answered[row] >= 0:
                answers.append((start[row], batch.start[row].numpy()))
        read += len(relevance)
    return Temperatures(
        stance=_best(stances, lambda one, warmth: _loss(one[0] / warmth, one[1])),
        relevance=_best(relevances, lambda one, warmth: float(np.logaddexp(0, (1 - 2 * one[1]) * one[0] / warmth))),
        answer=_best(answers, lambda one, warmth: _span_loss(one[0] / warmth, one[1])),
    )


class _Plain(torch.nn.Module):
    """The network with a tuple for its scores, as ONNX has them."""

    def __init__(self, network: JudgeNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, tokens: "Tensor", sides: "Tensor", read: "Tensor") -> "tuple[Tensor, Tensor, Tensor, Tensor]":
        states = self.network(tokens, sides, read)
        return states.relevance, states.stance, states.start, states.end


def _best(rows: Sequence[T], loss: Callable[[T, float], float]) -> float:
    """Return the temperature of the least mean loss; 1 where nothing is known."""
    if not rows:
        return 1.0
    return round(float(min(_CANDIDATES, key=lambda warmth: np.mean([loss(one, float(warmth)) for one in rows]))), 3)


def _loss(scores: NDArray[np.float32], label: int) -> float:
    return float(np.logaddexp.reduce(scores) - scores[label])


def _span_loss(scores: NDArray[np.float32], right: NDArray[np.bool_]) -> float:
    return float(np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[right])) if right.any() else 0.0
