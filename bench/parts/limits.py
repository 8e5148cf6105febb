"""How near finding and encoding come to what the machine can do at all."""

from collections.abc import Callable, Sequence
from itertools import islice
from statistics import median

import faiss
import numpy as np

from bench.figures import figure, timed
from bench.parts.nearest import NEAREST, one_thread
from bench.table import Table
from bench.workload import Progress, Workload
from embeddings.encoder import BUNDLED_FOLDER, FloatMatrix, load_encoder
from rag import Article
from rag.reading import read_here, read_sources
from rag.segmentation.chunking import searched_text, split_passages
from rag.settings import Web

__all__ = ["measure_limits"]

_VECTORS = 100_000
_TIMES = 25
_ENCODED = 5_000
"""Passages."""


def measure_limits(ground: Workload, progress: Progress) -> Sequence[Table]:
    """Measure the scan of the vectors, then the encoder."""
    progress(0, 2)
    scan = _scanning(max(ground.sizes, default=_VECTORS), ground.seed)
    progress(1, 2)
    return [scan, _encoding(ground)]


def _scanning(count: int, seed: int) -> Table:
    """Read the same bytes in several ways; which vectors they are makes no odds to a scan."""
    dimensions = load_encoder().dimensions
    vectors = np.random.default_rng(seed).standard_normal((count, dimensions), np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    halves = vectors.astype(np.float16)
    copy, words = np.empty_like(halves), halves.view(np.int64)
    flat = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    flat.train(vectors[:1])
    flat.add(vectors)
    question = vectors[:1]
    ways: dict[str, Callable[[], object]] = {
        "copied by numpy": lambda: np.copyto(copy, halves),
        "added up by numpy": words.sum,
        "searched by FAISS, flat fp16": lambda: flat.search(question, NEAREST),
    }
    with one_thread():
        seconds = {name: median(timed(work).seconds for _ in range(_TIMES)) for name, work in ways.items()}
    fastest = min(seconds["copied by numpy"], seconds["added up by numpy"])
    rows = tuple(
        (name, figure(1000 * one), figure(halves.nbytes / one / 1e9), f"{figure(one / fastest)}×")
        for name, one in seconds.items()
    )
    title = f"One question over {count:,} vectors: {figure(halves.nbytes / 1e6)} MB as fp16"
    return Table(title, ("what", "ms", "GB/s", "against the quickest reading"), rows)


def _encoding(ground: Workload) -> Table:
    """Encode passages, and only cut them into tokens."""
    from tokenizers import Tokenizer

    encoder, tokenizer = load_encoder(), Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
    read = list(read_sources([ground.corpus], read_here, web=Web(), progress=lambda _done, _total: None))
    articles = (one for one in read if isinstance(one, Article))
    searched = (searched_text(article, span) for article in articles for span in split_passages(article))
    texts = list(islice(searched, _ENCODED))
    tokens = sum(len(one.ids) for one in tokenizer.encode_batch_fast(texts, add_special_tokens=False))

    def encode() -> FloatMatrix:
        return encoder.encode_passages(texts)

    cut = timed(lambda: tokenizer.encode_batch_fast(texts, add_special_tokens=False)).seconds
    encoded = timed(encode).seconds
    rows = tuple(
        (name, figure(len(texts) / one), figure(tokens / one / 1e6), f"{figure(one / cut)}×")
        for name, one in {"cut into tokens": cut, "encoded": encoded}.items()
    )
    columns = ("what", "passages/s", "million tokens/s", "against tokens alone")
    return Table(f"Encoding {len(texts):,} passages, {ground.called}", columns, rows)
