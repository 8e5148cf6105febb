"""An answer once more in a language model's words, under the same rules: every sentence cites, every citation holds."""

from rag.phrasing.endpoint import Endpoint, Message
from rag.phrasing.language_model import LanguageModel, language_model
from rag.phrasing.phrase import may_propose, phrased
from rag.phrasing.rewriting import rewritten
from rag.phrasing.support import SupportCheck, Thresholds
from rag.phrasing.translating import translated, with_translations
from rag.phrasing.windows import windows_for

__all__ = [
    "Endpoint",
    "LanguageModel",
    "Message",
    "SupportCheck",
    "Thresholds",
    "language_model",
    "may_propose",
    "phrased",
    "rewritten",
    "translated",
    "windows_for",
    "with_translations",
]
