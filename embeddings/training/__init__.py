"""The recipes that made the models in `embeddings/models`: runnable and seeded."""

from embeddings.training.data import held_out

__all__ = ["held_out"]
