"""Months, weekdays, units of time, and words that tell days."""

from types import MappingProxyType

__all__ = [
    "AHEAD",
    "DAYS_BEFORE",
    "LEADS",
    "MONTHS",
    "MONTH_NAMES",
    "MONTH_PREFIXES",
    "PARTS_OF_DAY",
    "UNITS",
    "VAGUE",
    "WEEKDAYS",
    "WEEKDAYS_SHORT",
]


def _numbered(*rows: str, first: int = 1) -> dict[str, int]:
    return {name: number for number, names in enumerate(rows, start=first) for name in names.split()}


MONTH_NAMES = MappingProxyType(
    _numbered(
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
)
"""Months written out, 1 to 12."""

_SHORT = ("jan", "feb peb", "mar", "apr", "", "jun", "jul", "agu agt aug", "sep sept", "okt oct", "nov nop", "des dec")
MONTHS = MappingProxyType({**MONTH_NAMES, **_numbered(*_SHORT)})
"""Also abbreviated; Agus is a man's name."""

MONTH_PREFIXES = tuple(sorted({name[:3] for name in MONTHS}))
"""What the names of months begin with."""

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
"""Days of the week written out; Monday is 0."""

WEEKDAYS_SHORT = MappingProxyType(
    {**WEEKDAYS, **_numbered("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun", first=0)}
)
"""Also abbreviated, as datelines write them."""

PARTS_OF_DAY = (
    *("pagi", "siang", "sore", "petang", "malam", "dini hari", "subuh", "kemarin"),
    *("morning", "afternoon", "evening", "night"),
)
"""What may stand between the name of a day and its date."""

UNITS = MappingProxyType(
    {
        **dict.fromkeys(("hari", "day"), "day"),
        **dict.fromkeys(("minggu", "pekan", "week"), "week"),
        **dict.fromkeys(("akhir pekan", "akhir minggu", "weekend"), "weekend"),
        **dict.fromkeys(("bulan", "month"), "month"),
        **dict.fromkeys(("kuartal", "triwulan", "quarter"), "quarter"),
        **dict.fromkeys(("semester",), "half"),
        **dict.fromkeys(("tahun", "year"), "year"),
    }
)
"""What days are counted in."""

DAYS_BEFORE = MappingProxyType(
    {
        **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening"), 0),
        **dict.fromkeys(("pagi ini", "siang ini", "sore ini", "malam ini", "tadi pagi", "tadi siang", "tadi sore"), 0),
        **dict.fromkeys(("yesterday", "last night", "kemarin", "tadi malam"), 1),
        **dict.fromkeys(("the day before yesterday", "kemarin lusa"), 2),
    }
)
"""Days told from today, by how many lie between."""

LEADS = MappingProxyType(
    {
        "since": "sejak|semenjak|since",
        "after": "setelah|sesudah|pasca|after",
        "before": r"sebelum|before|prior\s+to",
        "until": r"(?:up\s+)?(?:until|till)|sampai(?:\s+dengan)?|hingga|through|by",
        "in": r"in|on|at|during|within|throughout|pada|di|dalam|selama|sepanjang|saat|per|as\s+of",
        "from": "from|between|dari|antara|mulai",
    }
)
"""What stands before days, by what it says of them."""

VAGUE = r"awal|akhir|pertengahan|early|late|mid|(?:beginning|start|end|middle)\s+of"
"""A part of days of which nobody knows where it lies."""

AHEAD = r"will|going\s+to|upcoming|akan|bakal|mendatang|depan"
"""What is still to come."""
