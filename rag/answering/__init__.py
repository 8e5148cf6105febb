"""From hits to an answer: what is asked, which sentences say it, and whether each is really there."""

from rag.answering.checking import checked
from rag.answering.extractive import Candidate, choose
from rag.answering.question import LONGEST_QUESTION, Kind, Question, understand
from rag.answering.support import stance

__all__ = ["LONGEST_QUESTION", "Candidate", "Kind", "Question", "checked", "choose", "stance", "understand"]
