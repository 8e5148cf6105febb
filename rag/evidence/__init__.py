"""Sentences of the hits: how likely each answers, and what it takes to read one alone.

- `context_sentences`: The sentence that stands before another: what a pronoun points at, and what it takes to read
  a sentence alone.
- `counted_names`: What is counted stands by its names in an earlier sentence: "those three airlines", "kedua bank itu".
- `logistic`: Likelihoods from several signals: their weights come from `python -m eval.tuning.calibration`.
- `qualifiers`: Of whom or of what an amount is asked: "the fare for pupils" is told by the sentence that names pupils.
- `sentence_ranking`: Every sentence of the hits, with how likely it answers the question.
- `sentence_score`: How well a sentence fits a question, and how likely it therefore answers.
- `variants`: Variants of a thing: "Vela 12" and "Vela 12 Pro" are two, and what is said of the one is not said of the
  other.
"""

from rag.evidence.sentence_ranking import Candidate, candidates

__all__ = ["Candidate", "candidates"]
