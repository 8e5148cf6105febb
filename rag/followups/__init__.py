"""Follow-up questions: what is left unsaid comes from the questions before, and their answers.

- `bare_question_words`: A question word by itself: the rest is that of the question before.
- `completion`: A follow-up becomes a question that can be understood by itself.
- `fragments`: A part of a question by itself takes the place of the part of its kind in the question before.
- `previous_answer`: What the answer before tells a follow-up: whom or what it names.
- `previous_question`: The question before, taken apart: how it asks, what it claims, what it speaks of.
- `pronoun_resolution`: Words of both languages that stand for what was asked before: it, they, his, that bridge,
  itu, dia, -nya, di sana.
- `question_parts`: A question's days and names, read once, and the phrases in it that can be exchanged for others.
"""

from rag.followups.completion import completed
from rag.followups.previous_answer import PreviousAnswer, previous_answer

__all__ = ["PreviousAnswer", "completed", "previous_answer"]
