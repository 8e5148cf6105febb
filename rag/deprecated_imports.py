"""Names that were documented elsewhere are found there for one version more, with a warning."""

import warnings
from collections.abc import Callable, Mapping
from importlib import import_module

__all__ = ["moved"]


def moved(module: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a module whose names have other homes now."""

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        warnings.warn(f"{module}.{name} is {homes[name]}.{name} now", DeprecationWarning, stacklevel=2)
        found: object = getattr(import_module(homes[name]), name)
        return found

    return find
