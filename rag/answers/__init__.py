"""From ranked sentences to an answer whose every sentence is a verified quotation.

- `citation_numbers`: Citations are numbered by first use.
- `composition`: Put an answer together: its sentences, the verdict that they carry, and the timeline.
- `confidence`: How sure is it that the articles answer a question at all?
- `either_or`: Decide between the alternatives of an either-or question.
- `multipart`: One answer of several: the parts of a question, answered each by itself, in order.
- `other_rows`: Rows of a table that speak of something else than the row that is asked for.
- `quote_verification`: Nothing is shown that its source does not say, word for word.
- `refusal`: What a refusal says: why there is no answer, and which articles come nearest.
- `sentence_selection`: Choose the sentences that answer: verbatim, across articles, none that says what another has
  said.
- `unknown_names`: Which names of a question occur nowhere in the evidence?
"""

from rag.answers.citation_numbers import CitationNumbers
from rag.answers.composition import compose
from rag.answers.confidence import Signals, signals
from rag.answers.either_or import Decision, decide_alternative
from rag.answers.multipart import interleaved, joined_answer
from rag.answers.quote_verification import verified_quotations
from rag.answers.unknown_names import missing_names, respelt

__all__ = [
    "CitationNumbers",
    "Decision",
    "Signals",
    "compose",
    "decide_alternative",
    "interleaved",
    "joined_answer",
    "missing_names",
    "respelt",
    "signals",
    "verified_quotations",
]
