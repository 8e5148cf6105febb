"""The nouns of the project, as frozen data.

- `answers`: Answers: their sentences and citations, or the reason why there is none.
- `articles`: Articles and spans of their texts, and what became of adding some.
- `filters`: Which articles are asked: filters, days that a question means, and many articles together.
- `hits`: Passages, and passages that were found, with why.
- `phrasing`: An answer in a language model's words, sentence by sentence, and how that may fail.
- `records`: What people keep in an archive: marks, conversations, sources that are followed.
- `verdicts`: What articles say to a claim, one by one and together.

`start` and `end` are Python character offsets into `Article.text`, half-open, everywhere.
"""

from rag.types.answers import Answer, AnswerSentence, Citation, Reason, Trace
from rag.types.articles import AddReport, Article, DateCertainty, Notice, Rejection, Span
from rag.types.filters import Filters, Overview, OverviewKind, Period, PeriodKind
from rag.types.hits import Explanation, Hit, Passage, TermMatch
from rag.types.phrasing import Failure, PhrasedSentence, Phrasing
from rag.types.records import Feedback, Followed, KeptConversation, Mark, MarkedPlace
from rag.types.verdicts import Stance, Verdict

__all__ = [
    "AddReport",
    "Answer",
    "AnswerSentence",
    "Article",
    "Citation",
    "DateCertainty",
    "Explanation",
    "Failure",
    "Feedback",
    "Filters",
    "Followed",
    "Hit",
    "KeptConversation",
    "Mark",
    "MarkedPlace",
    "Notice",
    "Overview",
    "OverviewKind",
    "Passage",
    "Period",
    "PeriodKind",
    "PhrasedSentence",
    "Phrasing",
    "Reason",
    "Rejection",
    "Span",
    "Stance",
    "TermMatch",
    "Trace",
    "Verdict",
]
