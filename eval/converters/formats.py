"""Which converter reads which original, by the name of the format."""

from collections.abc import Mapping

from eval.converters.converter import Converter
from eval.converters.facqa import convert_facqa
from eval.converters.indonli import convert_indonli
from eval.converters.squad import convert_squad

__all__ = ["CONVERTERS"]

CONVERTERS: Mapping[str, Converter] = {
    "facqa": convert_facqa,
    "idk-mrc": convert_squad,
    "indonli": convert_indonli,
    "squad": convert_squad,
    "xquad": convert_squad,
}
