"""A judge that remembers what it has just read: a question is asked of it more than once, with the same passages."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b

from embeddings.judge.judge import Comparer, Judge, Reading

__all__ = ["CachedJudge"]

_REMEMBERED = 1_000
"""Readings: those of some fifty questions."""


class CachedJudge:
    """Reads as another judge does, but no pair twice in short succession; may be asked from several threads."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._readings: OrderedDict[bytes, Reading] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Return the name of the judge that reads."""
        return self._judge.name

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the judge that reads."""
        return self._judge.fingerprint

    @property
    def comparer(self) -> Comparer | None:
        """Return what compares texts with claims."""
        return self._judge.comparer

    def forget(self) -> None:
        """Forget every reading."""
        with self._lock:
            self._readings.clear()

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Read each passage for the question; the readings stand in the order of the passages."""
        keys = [_key(question, passage) for passage in passages]
        with self._lock:
            known = {key: self._readings[key] for key in keys if key in self._readings}
        new = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in known}
        known |= dict(zip(new, self._judge.read(question, list(new.values())), strict=True)) if new else {}
        with self._lock:
            for key in keys:
                self._readings[key] = known[key]
                self._readings.move_to_end(key)
            while len(self._readings) > _REMEMBERED:
                self._readings.popitem(last=False)
        return [known[key] for key in keys]


def _key(question: str, passage: str) -> bytes:
    """Return a pair as sixteen bytes: passages may be of any length, and are not held on to."""
    asked = question.encode(errors="surrogatepass")
    return blake2b(len(asked).to_bytes(8) + asked + passage.encode(errors="surrogatepass"), digest_size=16).digest()
