"""What stands on the page from the start, in the language of the browser: Gradio's I18n puts it there."""

import re
from dataclasses import asdict, dataclass
from types import MappingProxyType

import gradio as gr
from gradio.i18n import I18n, I18nData
from starlette.requests import Request

from embeddings.language import Language
from ui.chat.markup import Html, element, join, prose
from ui.chat.preferences import preferences_of

__all__ = ["BUSY", "EXAMPLE", "TITLE", "language_of", "said", "translations"]

TITLE = "Sitasi"
BUSY = MappingProxyType(
    {
        Language.ENGLISH: "Many people are asking just now. Nothing is lost: please try again in a moment.",
        Language.INDONESIAN: "Sedang banyak yang bertanya. Tidak ada yang hilang: silakan coba lagi sebentar lagi.",
    }
)
"""What is said where the queue is full."""
EXAMPLE = """\
{"question": "Berapa tarif baru feri Sembira?", "answers": ["Rp42.500"], "article": "tarif-feri.txt"}
{"question": "Who invented the electron microscope?", "answerable": false}"""
"""Two lines of a file of questions."""
_INDONESIAN_FIRST = re.compile(r"\s*id\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageWords:
    """Every word of the page; what is `Html` is markup."""

    tagline: Html
    conversation: str
    question: str
    placeholder: str
    ask: str
    stop: str
    new: str
    kept: str
    settings: str
    save: str
    asking: str
    articles: str
    measure: str
    welcome: Html
    empty: Html
    find: str
    find_by: str
    unopened: Html
    add: str
    files: str
    address: str
    fetch: str
    follow: str
    followed: str
    paste: Html
    title: str
    text: str
    published: str
    publisher: str
    add_text: str
    measuring: Html
    choose: str
    no_set: str
    add_set: str
    run: str
    halt: str
    download: str


def _welcome(heading: str, sentence: str) -> Html:
    return element("div", element("h2", heading), element("p", prose(sentence)), class_="welcome")


def _measuring(heading: str, explained: str, form: str, example: str) -> Html:
    return join(
        element("h2", heading),
        element("p", explained),
        element("p", prose(form), class_="form"),
        element("pre", EXAMPLE, class_="wide", tabindex=0, role="region", aria_label=example),
    )


_ENGLISH = PageWords(
    tagline=element("p", "Answers made of quotations, each with its source."),
    conversation="Conversation",
    question="Question",
    placeholder="Ask in English or Indonesian",
    ask="Ask",
    stop="Stop",
    new="New conversation",
    kept="Conversations",
    settings="Settings",
    save="Save",
    asking="Ask",
    articles="Articles",
    measure="Measure",
    welcome=_welcome(
        "What would you like to know?",
        "Ask who, what, when, where or how many, in English or Indonesian. Every sentence of an answer is quoted from "
        "your articles, word for word; open a source to read it where it stands.",
    ),
    empty=_welcome(
        "There are no articles yet",
        "Drop files on this page, or add some under Articles or with `sitasi add PATH`, then ask: no restart is "
        "needed.",
    ),
    find="Search the articles",
    find_by="Words of the text, title, publisher or source",
    unopened=element("p", "Open an article to read it here."),
    add="Add articles",
    files="Files: .txt, .md, .html, .jsonl, .json, .csv, .xlsx, .eml, .mbox, .mhtml, .docx, .odt, .pdf, .epub, .zip",
    address="Or the address of an article or a feed",
    fetch="Fetch",
    follow="Follow",
    followed="Followed sources",
    paste=element("h2", "Or paste one"),
    title="Title (optional)",
    text="Text",
    published="Date, YYYY-MM-DD (optional)",
    publisher="Publisher (optional)",
    add_text="Add this text",
    measuring=_measuring(
        "Measure",
        "Ask a whole set of questions of this archive, and see how often what was found and quoted is right. "
        "The quotations are measured; no language model is asked.",
        "A set is a file of questions, .jsonl or .csv. Each has a `question` and, where known, `answers`, `article` "
        "(an id, a source, a file name or a title), `verdict` (yes, no, unconfirmed or disputed) and `answerable`. "
        "In a .csv these are the columns, and `|` parts several answers.",
        "Two lines of a .jsonl file",
    ),
    choose="Question set",
    no_set="There is none yet: add a file of questions.",
    add_set="Add a file",
    run="Run",
    halt="Stop",
    download="Download the report",
)

_INDONESIAN = PageWords(
    tagline=element("p", "Jawaban berupa kutipan, masing-masing dengan sumbernya."),
    conversation="Percakapan",
    question="Pertanyaan",
    placeholder="Tulis pertanyaan Anda",
    ask="Tanya",
    stop="Henti",
    new="Percakapan baru",
    kept="Percakapan",
    settings="Setelan",
    save="Simpan",
    asking="Bertanya",
    articles="Artikel",
    measure="Mengukur",
    welcome=_welcome(
        "Apa yang ingin Anda ketahui?",
        "Tanyakan siapa, apa, kapan, di mana, atau berapa, dalam bahasa Indonesia atau Inggris. Setiap kalimat jawaban "
        "dikutip kata demi kata dari artikel Anda; buka sumbernya untuk membacanya di tempatnya.",
    ),
    empty=_welcome(
        "Belum ada artikel",
        "Letakkan berkas di halaman ini, atau tambahkan di bawah Artikel atau dengan `sitasi add PATH`, lalu "
        "bertanyalah, tanpa memulai ulang.",
    ),
    find="Cari artikel",
    find_by="Kata dari teks, judul, penerbit, atau sumber",
    unopened=element("p", "Buka artikel untuk membacanya di sini."),
    add="Tambah artikel",
    files="Berkas: .txt, .md, .html, .jsonl, .json, .csv, .xlsx, .eml, .mbox, .mhtml, .docx, .odt, .pdf, .epub, .zip",
    address="Atau alamat artikel atau umpan (RSS, Atom)",
    fetch="Ambil",
    follow="Ikuti",
    followed="Sumber yang diikuti",
    paste=element("h2", "Atau tempelkan teks"),
    title="Judul (opsional)",
    text="Teks",
    published="Tanggal, TTTT-BB-HH (opsional)",
    publisher="Penerbit (opsional)",
    add_text="Tambahkan teks ini",
    measuring=_measuring(
        "Mengukur",
        "Ajukan sekumpulan pertanyaan kepada arsip ini, dan lihat seberapa sering yang ditemukan dan dikutip itu "
        "benar. Yang diukur adalah kutipannya; tidak ada model bahasa yang ditanya.",
        "Satu set adalah berkas pertanyaan, .jsonl atau .csv. Masing-masing memuat `question` dan, bila diketahui, "
        "`answers`, `article` (id, sumber, nama berkas, atau judul), `verdict` (yes, no, unconfirmed, atau disputed), "
        "dan `answerable`. Dalam .csv semua itu nama kolom, dan `|` memisahkan beberapa jawaban.",
        "Dua baris berkas .jsonl",
    ),
    choose="Set pertanyaan",
    no_set="Belum ada: tambahkan berkas pertanyaan.",
    add_set="Tambah berkas",
    run="Jalankan",
    halt="Hentikan",
    download="Unduh laporan",
)


def translations() -> I18n:
    """Return all that the page says, for `launch`."""
    return gr.I18n(en=asdict(_ENGLISH), id=asdict(_INDONESIAN))


def said(name: str) -> I18nData:
    """Return what stands for one of the words: a field of `PageWords`, which the browser's language fills.

    Raises `KeyError` where there is no such word.
    """
    if name not in PageWords.__slots__:
        raise KeyError(name)
    return I18nData(name)


def language_of(request: gr.Request | Request) -> Language:
    """Return the language in which the page of a browser speaks.

    That is the one that was chosen there, or else Indonesian where the browser wants it first, or else English.
    """
    if chosen := preferences_of(request).language:
        return chosen
    indonesian = _INDONESIAN_FIRST.match(request.headers.get("accept-language", ""))
    return Language.INDONESIAN if indonesian else Language.ENGLISH
