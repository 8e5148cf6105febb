"""What a question is: analysed once, then passed down as a `Query`.

- `alternatives`: An either-or question: the alternatives that it offers, and what each would mean.
- `asked_measure`: Which measure does a question ask for: an amount of money, a weight, a time? A model of its words
  tells.
- `checked_questions`: Questions as they are handed in: checked at the edge, one or many.
- `claim`: What a claim names: its names, its matters, its other words, its numbers and its time.
- `comparison`: A question that compares two things, or one at two times, becomes a question for each side.
- `compound`: A text that asks several questions, split into them.
- `dates`: Dates in questions: which days one means, and which articles can therefore answer it.
- `overview_request`: Questions without a subject, for a summary, or about the archive itself: "Apa yang terjadi
  kemarin?".
- `publisher`: Publishers in questions: "menurut Kabar Sembira", "what did the Quay Gazette report".
- `query`: What a question is, worked out once and passed down; what not every question needs, when it is first
  needed.
- `question_features`: What a model of questions looks at: words and pairs of words, places and affixes.
- `question_kind`: What kind of answer a question asks for, and whether it asks anything.
- `search`: What is asked, what is looked for, and among which articles: a question narrows them to a publisher and
  to days.
- `statement`: A yes/no question becomes the statement that it asks about.
- `understanding`: A question becomes a query: written out, then without the words for its publisher and for days
  told from today.
- `yes_no`: Is a question one that is answered with yes or no? Grammar tells where a word opens it; else a model of
  its words.
"""

from rag.query.alternatives import Alternative
from rag.query.claim import ClaimUnits, claim_units
from rag.query.comparison import sides_of
from rag.query.compound import MOST_PARTS, questions_in
from rag.query.query import Query
from rag.query.question_kind import QuestionKind, asks_for_several, asks_something
from rag.query.understanding import LONGEST_QUESTION, understand

__all__ = [
    "LONGEST_QUESTION",
    "MOST_PARTS",
    "Alternative",
    "ClaimUnits",
    "Query",
    "QuestionKind",
    "asks_for_several",
    "asks_something",
    "claim_units",
    "questions_in",
    "sides_of",
    "understand",
]
