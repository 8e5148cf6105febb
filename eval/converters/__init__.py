"""Original public files → BEIR folders and files of claims."""

from eval.converters.converter import Converter
from eval.converters.formats import CONVERTERS

__all__ = ["CONVERTERS", "Converter"]
