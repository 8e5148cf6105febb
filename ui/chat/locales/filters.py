"""What the filters beside the question say, in both languages."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language

__all__ = ["FilterWords", "filter_words"]


@dataclass(frozen=True, slots=True)
class FilterWords:
    """The words of the filters; `{}` takes what the name of the field says, in its order."""

    language: Language
    filters: str
    """What the button is called that opens the form."""
    only: str
    """What the chips are, together."""
    take_away: str
    """Takes what a chip says."""
    since: str
    """Takes the day."""
    until: str
    """Takes the day."""
    chosen: tuple[str, str]
    """One, and several; each takes how many."""
    gone: str
    """Stands for a chosen article that there is no longer."""
    first_day: str
    last_day: str
    outlet: str
    outlets: str
    """Takes how many there are of an outlet."""
    in_language: str
    any_language: str
    apply: str
    cancel: str
    unchanged: str
    """Takes why."""
    unfiltered: str
    """Takes why."""
    bad_day: str
    """Takes what was written."""
    no_days: str
    no_outlet: str
    """Takes what was written."""
    too_many: str
    """Takes the most that there may be."""
    too_many_chosen: str
    """Takes the most that there may be."""
    bad_language: str
    """Takes what was written."""
    bad_article: str
    """Takes what was written."""
    too_long: str
    """Takes the most characters that there may be."""


_ENGLISH = FilterWords(
    language=Language.ENGLISH,
    filters="Filter",
    only="Only these articles are asked",
    take_away="Take away: {}",
    since="From {}",
    until="Until {}",
    chosen=("{} chosen article", "{} chosen articles"),
    gone="an article that is gone",
    first_day="First day",
    last_day="Last day",
    outlet="Add an outlet",
    outlets="{} articles",
    in_language="Language",
    any_language="any",
    apply="Apply",
    cancel="Cancel",
    unchanged="Nothing is changed yet: {}",
    unfiltered="The filters in the address were not taken, all articles are asked: {}",
    bad_day="“{}” is not a date, write it as YYYY-MM-DD.",
    no_days="the last day comes before the first.",
    no_outlet="no article is of “{}”.",
    too_many="choose at most {} outlets.",
    too_many_chosen="choose at most {} articles.",
    bad_language="“{}” is no language of articles: write en or id.",
    bad_article="“{}” is no id of an article.",
    too_long="they take more than {} characters.",
)

_INDONESIAN = FilterWords(
    language=Language.INDONESIAN,
    filters="Saring",
    only="Hanya artikel ini yang ditanya",
    take_away="Lepaskan: {}",
    since="Sejak {}",
    until="Sampai {}",
    chosen=("{} artikel pilihan", "{} artikel pilihan"),
    gone="artikel yang sudah tidak ada",
    first_day="Hari pertama",
    last_day="Hari terakhir",
    outlet="Tambah penerbit",
    outlets="{} artikel",
    in_language="Bahasa",
    any_language="semua",
    apply="Terapkan",
    cancel="Batal",
    unchanged="Belum ada yang diubah: {}",
    unfiltered="Saringan pada alamat tidak dipakai, semua artikel ditanya: {}",
    bad_day="“{}” bukan tanggal, tulislah sebagai TTTT-BB-HH.",
    no_days="hari terakhir mendahului hari pertama.",
    no_outlet="tidak ada artikel dari “{}”.",
    too_many="pilihlah paling banyak {} penerbit.",
    too_many_chosen="pilihlah paling banyak {} artikel.",
    bad_language="“{}” bukan bahasa artikel: tulislah en atau id.",
    bad_article="“{}” bukan id artikel.",
    too_long="panjangnya lebih dari {} karakter.",
)

_WORDS = MappingProxyType({one.language: one for one in (_ENGLISH, _INDONESIAN)})


def filter_words(language: Language) -> FilterWords:
    """Return the words of a language."""
    return _WORDS[language]
