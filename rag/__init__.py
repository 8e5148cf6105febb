"""Floor 2: articles in, sourced answers out. What stands here is kept stable; what does not may change.

>>> from rag import Archive, Assistant, Retriever
"""

from importlib.metadata import version

from embeddings.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveMissing,
    ArchiveTooNew,
    ArticleMissing,
    EncoderMismatch,
    EndpointError,
    ModelError,
    ReadingError,
    SettingsError,
    SitasiError,
)
from embeddings.judge import AnswerPosition, AnswerSpan, Reading
from embeddings.language import Language
from rag.archive import Archive, ArchiveInfo, Backup
from rag.assistant import Assistant
from rag.retrieval import Retriever
from rag.settings import CallableLlm, Llm, ReplyFormat, Secret, Settings, Unsupported, Web
from rag.settings.archive_address import Place, ServerAddress
from rag.types import (
    AddReport,
    Answer,
    AnswerSentence,
    Article,
    Citation,
    DateCertainty,
    Explanation,
    Failure,
    Filters,
    Hit,
    Notice,
    Overview,
    OverviewKind,
    Passage,
    Period,
    PeriodKind,
    PhrasedSentence,
    Phrasing,
    Reason,
    Rejection,
    Span,
    Stance,
    TermMatch,
    Trace,
    Verdict,
)
from rag.verdicts import StanceReading, Sureness

__version__ = version("sitasi")

__all__ = [
    "AddReport",
    "Answer",
    "AnswerPosition",
    "AnswerSentence",
    "AnswerSpan",
    "Archive",
    "ArchiveDamaged",
    "ArchiveError",
    "ArchiveInfo",
    "ArchiveMissing",
    "ArchiveTooNew",
    "Article",
    "ArticleMissing",
    "Assistant",
    "Backup",
    "CallableLlm",
    "Citation",
    "DateCertainty",
    "EncoderMismatch",
    "EndpointError",
    "Explanation",
    "Failure",
    "Filters",
    "Hit",
    "Language",
    "Llm",
    "ModelError",
    "Notice",
    "Overview",
    "OverviewKind",
    "Passage",
    "Period",
    "PeriodKind",
    "PhrasedSentence",
    "Phrasing",
    "Place",
    "Reading",
    "ReadingError",
    "Reason",
    "Rejection",
    "ReplyFormat",
    "Retriever",
    "Secret",
    "ServerAddress",
    "Settings",
    "SettingsError",
    "SitasiError",
    "Span",
    "Stance",
    "StanceReading",
    "Sureness",
    "TermMatch",
    "Trace",
    "Unsupported",
    "Verdict",
    "Web",
    "__version__",
]
