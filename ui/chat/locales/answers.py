"""What the chat says of an answer and its articles, in the language of the question."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language
from ui.chat.positions import Act, Side

__all__ = ["ChatWords", "words"]


@dataclass(frozen=True, slots=True)
class ChatWords:
    """What stands around an answer and its articles."""

    searching: str
    stopped: str
    failed: str
    sources: str
    nearest: str
    any_date: str
    any_publisher: str
    any_filter: str
    open_source: str
    """Takes the source's number."""
    no_publisher: str
    no_date: str
    inferred: str
    """Takes the date."""
    outside: str
    close: str
    gone: str
    changed: str
    right: str
    wrong_source: str
    wrong_verdict: str
    note: str
    noting: str
    """What the field of a note is for."""
    save: str
    missed_article: str
    unkept: str
    phrasing: str
    """Takes the model's name."""
    correct: str
    as_written: str
    translate: str
    untranslated: str
    absent: str
    """What a badge says where the articles do not answer."""
    sure: tuple[str, str, str]
    """How sure it is that the articles answer, most first; each takes percent."""
    news: str
    carried: str
    """Takes the number of other outlets that carry the story."""
    page: str
    """Of a document, where a quotation begins."""
    copy: str
    copied: str
    link: str
    linked: str
    unlinked: str
    """What is said where a conversation is not kept."""
    ask_again: str
    edit: str
    why: str
    why_explained: str
    matched: str
    """Takes words."""
    translated: str
    """Takes pairs of words."""
    scored: str
    """Takes likeness, the judge's relevance and the score."""
    ask_claim: str
    """Takes a title: a question of which the article is the answer."""
    ask_news: str
    """Takes a name."""
    ask_count: str
    """Takes a name."""
    sides: MappingProxyType[Side, str]
    acts: MappingProxyType[Act, str]
    """What a quotation of a yes/no answer does."""
    languages: MappingProxyType[Language, str]
    months: tuple[str, ...]


_ENGLISH = ChatWords(
    searching="Searching your articles",
    stopped="Stopped.",
    failed="Something went wrong here; the terminal says what. Ask again.",
    sources="Sources",
    nearest="The nearest articles",
    any_date="Search all dates",
    any_publisher="Search all publishers",
    any_filter="Search all articles",
    open_source="Open source {}",
    no_publisher="publisher unknown",
    no_date="no date",
    inferred="{} (date inferred)",
    outside="Not part of the story",
    close="Close",
    gone="This conversation is no longer open here: ask the question again.",
    changed="This article was changed or removed since; shown is what is known of it from when it was quoted.",
    right="Right",
    wrong_source="Wrong source",
    wrong_verdict="Wrong verdict",
    note="Note",
    noting="What should be known of this answer",
    save="Save",
    missed_article="This one answers it",
    unkept="Your mark could not be kept; the terminal says why.",
    phrasing="{} is writing",
    correct="Correct it",
    as_written="Ask as I wrote it",
    translate="Translate",
    untranslated="No translation came; the terminal says why.",
    absent="Not in your articles",
    sure=(
        "Your articles answer this: very likely ({} %).",
        "Your articles answer this: likely ({} %).",
        "Your articles may not answer this ({} %): read the quotations with care.",
    ),
    news="New in the archive",
    carried="also in {} more",
    page="page {}",
    copy="Copy",
    copied="Copied",
    link="Copy link",
    linked="Link copied",
    unlinked="Not kept yet: no link",
    ask_again="Ask again",
    edit="Edit",
    why="Why these",
    why_explained="The passages that fit the question best, and what put them there.",
    matched="Words of the question: {}",
    translated="Found by translation: {}",
    scored="Likeness {}, judge {}, together {}",
    ask_claim="Is it true: “{}”?",
    ask_news="Summarise the news about {}.",
    ask_count="How many articles mention {}?",
    sides=MappingProxyType({Side.FOR: "For", Side.AGAINST: "Against", Side.CONTEXT: "Context"}),
    acts=MappingProxyType(
        {
            Act.STATES: "Statement",
            Act.CONTRADICTS: "Says otherwise",
            Act.CONFIRMS: "Confirmation",
            Act.DENIES: "Denial",
            Act.CORRECTS: "Correction",
            Act.UPDATES: "Update",
            Act.HEDGES: "Unconfirmed",
            Act.LEAVES_OPEN: "Leaves it open",
        }
    ),
    languages=MappingProxyType({Language.ENGLISH: "English", Language.INDONESIAN: "Indonesian"}),
    months=tuple("January February March April May June July August September October November December".split()),
)

_INDONESIAN = ChatWords(
    searching="Mencari di artikel Anda",
    stopped="Dihentikan.",
    failed="Terjadi kesalahan; rinciannya ada di terminal. Silakan tanyakan lagi.",
    sources="Sumber",
    nearest="Artikel terdekat",
    any_date="Cari di semua tanggal",
    any_publisher="Cari di semua penerbit",
    any_filter="Cari di semua artikel",
    open_source="Buka sumber {}",
    no_publisher="penerbit tidak diketahui",
    no_date="tanpa tanggal",
    inferred="{} (tanggal disimpulkan)",
    outside="Bukan bagian dari berita",
    close="Tutup",
    gone="Percakapan ini tidak lagi terbuka di sini: ajukan kembali pertanyaannya.",
    changed="Artikel ini telah diubah atau dihapus; yang tampak di sini adalah yang diketahui saat dikutip.",
    right="Benar",
    wrong_source="Sumber salah",
    wrong_verdict="Putusan salah",
    note="Catatan",
    noting="Yang perlu diketahui tentang jawaban ini",
    save="Simpan",
    missed_article="Ini menjawabnya",
    unkept="Tanda Anda tidak dapat disimpan; alasannya ada di terminal.",
    phrasing="{} sedang menulis",
    correct="Perbaiki",
    as_written="Tanyakan seperti yang saya tulis",
    translate="Terjemahkan",
    untranslated="Terjemahan tidak didapat; alasannya ada di terminal.",
    absent="Tidak ada di artikel Anda",
    sure=(
        "Artikel Anda menjawabnya: sangat mungkin ({} %).",
        "Artikel Anda menjawabnya: mungkin ({} %).",
        "Artikel Anda barangkali tidak menjawabnya ({} %): bacalah kutipannya dengan cermat.",
    ),
    news="Terbaru di arsip",
    carried="juga di {} lainnya",
    page="halaman {}",
    copy="Salin",
    copied="Tersalin",
    link="Salin tautan",
    linked="Tautan tersalin",
    unlinked="Belum disimpan: tanpa tautan",
    ask_again="Tanyakan lagi",
    edit="Ubah",
    why="Mengapa ini",
    why_explained="Petikan yang paling cocok dengan pertanyaan, dan alasannya.",
    matched="Kata-kata pertanyaan: {}",
    translated="Ditemukan lewat terjemahan: {}",
    scored="Kemiripan {}, penilai {}, bersama {}",
    ask_claim="Benarkah “{}”?",
    ask_news="Rangkum berita tentang {}.",
    ask_count="Berapa artikel yang menyebut {}?",
    sides=MappingProxyType({Side.FOR: "Mendukung", Side.AGAINST: "Menentang", Side.CONTEXT: "Konteks"}),
    acts=MappingProxyType(
        {
            Act.STATES: "Pernyataan",
            Act.CONTRADICTS: "Menyatakan sebaliknya",
            Act.CONFIRMS: "Konfirmasi",
            Act.DENIES: "Bantahan",
            Act.CORRECTS: "Koreksi",
            Act.UPDATES: "Perkembangan",
            Act.HEDGES: "Belum dikonfirmasi",
            Act.LEAVES_OPEN: "Masih terbuka",
        }
    ),
    languages=MappingProxyType({Language.ENGLISH: "bahasa Inggris", Language.INDONESIAN: "bahasa Indonesia"}),
    months=tuple("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()),
)

_WORDS = MappingProxyType({Language.ENGLISH: _ENGLISH, Language.INDONESIAN: _INDONESIAN})


def words(language: Language) -> ChatWords:
    """Return the words of a language."""
    return _WORDS[language]
