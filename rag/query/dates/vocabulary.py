"""Names of months and weekdays, units and small numbers, in Indonesian and English."""

from types import MappingProxyType

from rag.query.dates.days import Unit

__all__ = ["MONTHS", "MONTH_NAMES", "NUMBERS", "UNITS", "WEEKDAYS", "either"]

_FULL = (
    "januari january",
    "februari pebruari february",
    "maret march",
    "april",
    "mei may",
    "juni june",
    "juli july",
    "agustus august",
    "september",
    "oktober october",
    "november nopember",
    "desember december",
)
_SHORT = ("jan", "feb", "mar", "apr", "", "jun", "jul", "agu agt agus aug", "sep sept", "okt oct", "nov", "des dec")


def _numbered(*rows: str, first: int = 1) -> dict[str, int]:
    return {name: number for number, names in enumerate(rows, start=first) for name in names.split()}


MONTH_NAMES = MappingProxyType(_numbered(*_FULL))
"""Written out."""
MONTHS = MappingProxyType({**MONTH_NAMES, **_numbered(*_SHORT)})
"""Also abbreviated."""
WEEKDAYS = MappingProxyType(
    _numbered(
        "senin monday",
        "selasa tuesday",
        "rabu wednesday",
        "kamis thursday",
        "jumat jum'at jum’at friday",
        "sabtu saturday",
        "minggu ahad sunday",
        first=0,
    )
)
"""Monday is 0."""
NUMBERS = MappingProxyType(
    _numbered(
        "satu one a an",
        "dua two",
        "tiga three",
        "empat four",
        "lima five",
        "enam six",
        "tujuh seven",
        "delapan eight",
        "sembilan nine",
        "sepuluh ten",
        "sebelas eleven",
        "twelve",
    )
)
UNITS = MappingProxyType(
    {
        "hari": Unit.DAY,
        "day": Unit.DAY,
        "minggu": Unit.WEEK,
        "pekan": Unit.WEEK,
        "week": Unit.WEEK,
        "akhir pekan": Unit.WEEKEND,
        "akhir minggu": Unit.WEEKEND,
        "weekend": Unit.WEEKEND,
        "bulan": Unit.MONTH,
        "month": Unit.MONTH,
        "kuartal": Unit.QUARTER,
        "triwulan": Unit.QUARTER,
        "quarter": Unit.QUARTER,
        "semester": Unit.HALF,
        "tahun": Unit.YEAR,
        "year": Unit.YEAR,
    }
)


def either(*names: str) -> str:
    """Write a pattern that matches one of the names, the longest that fits.

    >>> either("may", "mayor")
    'mayor|may'
    """
    return "|".join(sorted(names, key=len, reverse=True))
