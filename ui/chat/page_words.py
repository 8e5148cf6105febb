"""What the page says before anything is asked, in the language of the browser: Gradio's I18n puts it there."""

from dataclasses import asdict, dataclass

import gradio as gr
from gradio.i18n import I18n, I18nData

from ui.chat.markup import Html, element, prose

__all__ = ["TITLE", "said", "translations"]

TITLE = "Sitasi"


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
    save: str
    asking: str
    articles: str
    measure: str
    welcome: Html
    empty: Html


def _welcome(heading: str, sentence: str) -> Html:
    return element("div", element("h2", heading), element("p", prose(sentence)), class_="welcome")


_ENGLISH = PageWords(
    tagline=element("p", "Answers made of quotations, each with its source."),
    conversation="Conversation",
    question="Question",
    placeholder="Ask in English or Indonesian",
    ask="Ask",
    stop="Stop",
    new="New conversation",
    kept="Conversations",
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
        "Add some under Articles, or with `sitasi add PATH`, then ask here: no restart is needed.",
    ),
)

_INDONESIAN = PageWords(
    tagline=element("p", "Jawaban berupa kutipan, masing-masing dengan sumbernya."),
    conversation="Percakapan",
    question="Pertanyaan",
    placeholder="Bertanyalah dalam bahasa Indonesia atau Inggris",
    ask="Tanya",
    stop="Henti",
    new="Percakapan baru",
    kept="Percakapan",
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
        "Tambahkan di bawah Artikel, atau dengan `sitasi add PATH`, lalu bertanyalah di sini, tanpa memulai ulang.",
    ),
)


def translations() -> I18n:
    """Give all that the page says, for `launch`."""
    return gr.I18n(en=asdict(_ENGLISH), id=asdict(_INDONESIAN))


def said(name: str) -> I18nData:
    """Give what stands for one of the words: a field of `PageWords`, which the browser's language fills.

    Raises `KeyError` where there is no such word.
    """
    if name not in PageWords.__slots__:
        raise KeyError(name)
    return I18nData(name)
