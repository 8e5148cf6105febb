"""What the settings say, in the language of the page."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language
from ui.chat.preferences import News, Theme

__all__ = ["PreferenceWords", "preference_words"]


@dataclass(frozen=True, slots=True)
class PreferenceWords:
    """The words of the settings; `{}` takes what the name of the field says, in its order."""

    language: Language
    heading: str
    explained: str
    spoken: str
    as_browser: str
    theme: str
    as_system: str
    themes: MappingProxyType[Theme, str]
    news: str
    news_shown: str
    news_kept: MappingProxyType[News, str]
    reset: str
    server: str
    server_explained: str
    articles: tuple[str, str]
    """One, and several; each takes how many."""
    archive: str
    encoder: str
    judge: str
    index: str
    model: str
    following: str
    version: str
    bundled: str
    quality: str
    own: str
    """What a model is that is not named."""
    off: str
    no_model: str
    at: str
    """Takes a language model, and where it is asked."""
    local: str
    elsewhere: str
    every: str
    """Takes minutes."""
    never: str
    test: str
    answers: str
    """Takes seconds."""


_ENGLISH = PreferenceWords(
    language=Language.ENGLISH,
    heading="Settings",
    explained="For you, and remembered in this browser. Another language loads the page anew: what is not kept goes.",
    spoken="Language of the page",
    as_browser="as the browser wants",
    theme="Theme",
    as_system="as the system has it",
    themes=MappingProxyType({Theme.LIGHT: "light", Theme.DARK: "dark"}),
    news="News on the start page",
    news_shown="shown",
    news_kept=MappingProxyType({News.HIDDEN: "hidden"}),
    reset="Back to the defaults",
    server="Set by the server",
    server_explained="The same for everybody; it is changed where Sitasi is started.",
    articles=("{} article", "{} articles"),
    archive="Archive",
    encoder="Encoder",
    judge="Judge",
    index="Index",
    model="Language model",
    following="Followed sources",
    version="Version",
    bundled="the bundled one",
    quality="the bundled one of higher quality",
    own="one of its own",
    off="off: answers are quicker and less sure",
    no_model="none: answers are quotations, and nothing is sent anywhere",
    at="{} at {}",
    local="on the machine of the server",
    elsewhere="on a Milvus server",
    every="read every {} minutes",
    never="not read by this page",
    test="Test it",
    answers="It answers, after {} s.",
)

_INDONESIAN = PreferenceWords(
    language=Language.INDONESIAN,
    heading="Setelan",
    explained="Untuk Anda, diingat di peramban ini. Bahasa lain memuat ulang halaman: yang belum disimpan hilang.",
    spoken="Bahasa halaman",
    as_browser="dari peramban",
    theme="Tema",
    as_system="dari sistem",
    themes=MappingProxyType({Theme.LIGHT: "terang", Theme.DARK: "gelap"}),
    news="Kabar terbaru di halaman awal",
    news_shown="tampil",
    news_kept=MappingProxyType({News.HIDDEN: "sembunyi"}),
    reset="Kembali ke semula",
    server="Ditetapkan server",
    server_explained="Sama untuk semua orang; diubah di tempat Sitasi dijalankan.",
    articles=("{} artikel", "{} artikel"),
    archive="Arsip",
    encoder="Enkoder",
    judge="Penilai",
    index="Indeks",
    model="Model bahasa",
    following="Sumber yang diikuti",
    version="Versi",
    bundled="bawaan",
    quality="bawaan, yang lebih teliti",
    own="model sendiri",
    off="mati: jawaban lebih cepat, tetapi kurang pasti",
    no_model="tidak ada: jawaban berupa kutipan, dan tidak ada yang dikirim ke mana pun",
    at="{} di {}",
    local="di mesin server",
    elsewhere="di server Milvus",
    every="dibaca setiap {} menit",
    never="tidak dibaca oleh halaman ini",
    test="Coba",
    answers="Model menjawab, setelah {} dtk.",
)

_WORDS = MappingProxyType({one.language: one for one in (_ENGLISH, _INDONESIAN)})


def preference_words(language: Language) -> PreferenceWords:
    """Return the words of a language."""
    return _WORDS[language]
