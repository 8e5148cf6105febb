"""What the tab says of the archive, in both languages; its labels stand in `page_words`."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language

__all__ = ["TabWords", "tab_words"]


@dataclass(frozen=True, slots=True)
class TabWords:
    """The words of the tab; `{}` takes what the name of the field says, in its order."""

    language: Language
    """In which an article's date, its language and what stands around it are said."""
    articles: tuple[str, str]
    """One, and several; each takes how many."""
    found: str
    """Takes how many of how many, the second already in words."""
    nothing_found: str
    empty: str
    rows: str
    pages: str
    page: str
    """Takes the page and the last one."""
    previous: str
    next: str
    copies: tuple[str, str]
    """One, and several; each takes how many."""
    gone: str
    remove: str
    removing: str
    """Takes the title."""
    yes: str
    no: str
    removed: str
    """Takes the title."""
    working: str
    """Takes which of how many files, and its name."""
    added: str
    replaced: str
    unchanged: str
    rejected: str
    not_added: str
    """Takes the reason."""
    line: str
    """Takes where in its file, and the reason."""
    others: str
    """Takes how many more reasons there are."""
    fetching: str
    """Takes how many of how many pages, and the address."""
    no_address: str
    no_text: str
    bad_date: str
    """Takes what was written."""
    future_date: str
    """Takes the date."""
    unkept: str
    """Takes why a file could not be written."""
    correct: str
    title: str
    publisher: str
    published: str
    story: str
    save: str
    cancel: str
    as_read: str
    corrected: str
    """Takes the title."""
    changed: str


_ENGLISH = TabWords(
    language=Language.ENGLISH,
    articles=("{} article", "{} articles"),
    found="{} of {}",
    nothing_found="No article has all of these words in its title, publisher or source.",
    empty="There are no articles yet: add some above.",
    rows="Articles",
    pages="Pages",
    page="Page {} of {}",
    previous="Previous",
    next="Next",
    copies=("{} copy", "{} copies"),
    gone="This article is no longer in the archive.",
    remove="Remove",
    removing="Remove “{}”? The file it came from stays.",
    yes="Yes",
    no="No",
    removed="“{}” is removed.",
    working="Adding {} of {}: {}",
    added="added",
    replaced="replaced",
    unchanged="unchanged",
    rejected="rejected",
    not_added="not added: {}",
    line="line {}: {}",
    others="and {} more like these",
    fetching="Fetched {} of {}: {}",
    no_address="Nothing is added yet: give an address that begins with https:// or http://.",
    no_text="Nothing is added yet: paste the article’s text first.",
    bad_date="Nothing is changed yet: “{}” is not a date, write it as YYYY-MM-DD.",
    future_date="Nothing is changed yet: {} has not come yet, mend the date or leave it out.",
    unkept="the file cannot be kept in the archive’s folder ({})",
    correct="Correct",
    title="Title",
    publisher="Publisher",
    published="Date",
    story="What is part of the story",
    save="Save",
    cancel="Cancel",
    as_read="Back to what was read",
    corrected="“{}” is corrected.",
    changed="Nothing is changed yet: the article has another text since. Cancel, and look at it again.",
)

_INDONESIAN = TabWords(
    language=Language.INDONESIAN,
    articles=("{} artikel", "{} artikel"),
    found="{} dari {}",
    nothing_found="Tidak ada artikel dengan semua kata ini dalam judul, penerbit, atau sumbernya.",
    empty="Belum ada artikel: tambahkan di atas.",
    rows="Artikel",
    pages="Halaman",
    page="Halaman {} dari {}",
    previous="Sebelumnya",
    next="Berikutnya",
    copies=("{} salinan", "{} salinan"),
    gone="Artikel ini tidak ada lagi di arsip.",
    remove="Hapus",
    removing="Hapus “{}”? Berkas asalnya tetap ada.",
    yes="Ya",
    no="Tidak",
    removed="“{}” sudah dihapus.",
    working="Menambahkan {} dari {}: {}",
    added="ditambahkan",
    replaced="diganti",
    unchanged="tidak berubah",
    rejected="ditolak",
    not_added="tidak ditambahkan: {}",
    line="baris {}: {}",
    others="dan {} lagi yang serupa",
    fetching="Diambil {} dari {}: {}",
    no_address="Belum ada yang ditambahkan: tulislah alamat yang diawali https:// atau http://.",
    no_text="Belum ada yang ditambahkan: tempelkan dulu teks artikelnya.",
    bad_date="Belum ada yang diubah: “{}” bukan tanggal, tulislah sebagai TTTT-BB-HH.",
    future_date="Belum ada yang diubah: {} belum tiba, perbaiki tanggalnya atau kosongkan.",
    unkept="berkas tidak dapat disimpan di folder arsip ({})",
    correct="Perbaiki",
    title="Judul",
    publisher="Penerbit",
    published="Tanggal",
    story="Yang termasuk berita",
    save="Simpan",
    cancel="Batal",
    as_read="Kembali ke hasil baca",
    corrected="“{}” sudah diperbaiki.",
    changed="Belum ada yang diubah: teks artikel ini sudah lain. Batalkan, lalu lihat lagi.",
)

_WORDS = MappingProxyType({one.language: one for one in (_ENGLISH, _INDONESIAN)})


def tab_words(language: Language) -> TabWords:
    """Give the words of a language."""
    return _WORDS[language]
