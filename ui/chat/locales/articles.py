"""What the tab says of the archive, in both languages; its labels stand in `page`."""

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
    changed_last: str
    """Takes when."""
    found: str
    """Takes how many of how many, the second already in words."""
    nothing_found: str
    empty: str
    sort: str
    orders: tuple[str, str, str, str, str]
    """As `Order` has them."""
    filter: str
    unfiltered: str
    outlets: str
    languages: str
    years: str
    pick: str
    """Takes the title."""
    pick_page: str
    picked: tuple[str, str]
    """One, and several; each takes how many, put there by the page."""
    pick_none: str
    ask_only: str
    export: str
    exported: tuple[str, str]
    """One, and several; each takes how many."""
    too_many: str
    """Takes the most that can be exported at once."""
    removing_picked: str
    removed_picked: tuple[str, str]
    """One, and several; each takes how many."""
    compare: str
    copies_of: str
    differing: str
    """Takes how many sentences."""
    alike: str
    missing: str
    back: str
    no_copies: str
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
    changed_last="Last changed {}",
    found="{} of {}",
    nothing_found="No article has all of these words.",
    empty="There are no articles yet: add some above.",
    sort="Sort by",
    orders=("Newest", "Oldest", "Last added", "Outlet", "Title"),
    filter="Filter",
    unfiltered="Show all",
    outlets="Outlets",
    languages="Languages",
    years="Years",
    pick="Choose “{}”",
    pick_page="Choose all on this page",
    picked=("{} chosen", "{} chosen"),
    pick_none="Choose none",
    ask_only="Ask only these",
    export="Export",
    exported=(
        "{} article is exported; `sitasi add` reads the file.",
        "{} articles are exported; `sitasi add` reads the file.",
    ),
    too_many="Nothing is exported: choose at most {} articles.",
    removing_picked="Remove these articles? The files that they came from stay.",
    removed_picked=("{} article is removed.", "{} articles are removed."),
    compare="Compare with copies",
    copies_of="Copies",
    differing="Sentences that differ: {}",
    alike="Every sentence is the same.",
    missing="not here",
    back="Back to the article",
    no_copies="This story has no copies any more.",
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
    changed_last="Terakhir berubah {}",
    found="{} dari {}",
    nothing_found="Tidak ada artikel dengan semua kata ini.",
    empty="Belum ada artikel: tambahkan di atas.",
    sort="Urutkan",
    orders=("Terbaru", "Terlama", "Terakhir ditambahkan", "Penerbit", "Judul"),
    filter="Saring",
    unfiltered="Tampilkan semua",
    outlets="Penerbit",
    languages="Bahasa",
    years="Tahun",
    pick="Pilih “{}”",
    pick_page="Pilih semua di halaman ini",
    picked=("{} dipilih", "{} dipilih"),
    pick_none="Batalkan pilihan",
    ask_only="Tanyakan ini saja",
    export="Ekspor",
    exported=(
        "{} artikel diekspor; `sitasi add` membaca berkasnya.",
        "{} artikel diekspor; `sitasi add` membaca berkasnya.",
    ),
    too_many="Tidak ada yang diekspor: pilihlah paling banyak {} artikel.",
    removing_picked="Hapus artikel-artikel ini? Berkas asalnya tetap ada.",
    removed_picked=("{} artikel sudah dihapus.", "{} artikel sudah dihapus."),
    compare="Bandingkan dengan salinannya",
    copies_of="Salinan",
    differing="Kalimat yang berbeda: {}",
    alike="Semua kalimatnya sama.",
    missing="tidak ada di sini",
    back="Kembali ke artikel",
    no_copies="Berita ini tidak lagi mempunyai salinan.",
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
    """Return the words of a language."""
    return _WORDS[language]
