"""Text becomes analysed terms, and a question weighted ones, with their translations.

- `accents`: Letters without their accents: people type "Erdogan" and "Beyonce", papers print "Erdoğan" and "Beyoncé".
- `lexicon`: Which Indonesian words translate an English one, and the other way round: the bundled translation
  table.
- `number_words`: Numbers in words, in both languages.
- `polarity`: The few words on which a sentence turns: numbers, negations, and which way something went.
- `quarters`: Quarters and halves of a year are written in many ways; to be found, they are all written in one.
- `roots`: The roots of words that no stemmer finds: English forms without a rule, Indonesian prefixes that swallow a
  letter.
- `terms`: Text becomes analysed terms; a question becomes bags of terms with weights.
"""

from embeddings.terms.terms import ANALYSER_VERSION, QuestionTerm, passage_terms, question_terms, stems, words

__all__ = ["ANALYSER_VERSION", "QuestionTerm", "passage_terms", "question_terms", "stems", "words"]
