"""Floor 1: text becomes numbers and terms. Knows nothing of articles.

- `encoder`: Text becomes unit vectors: a bundled encoder, or any sentence-transformers model on disk.
- `errors`: The one error tree of the project.
- `held_out`: What the bundled judge was never trained on: a twelfth of all premises, passages and documents, each
  whole.
- `judge`: The judge reads two texts together: whether one answers the other, and what it says to a claim.
- `language`: Which of the two languages a text is in: its function words vote, and where they do not, its letters
  decide.
- `model_checksums`: Whether the models that are shipped with the package are, byte for byte, those that were
  shipped.
- `model_files`: Models on disk: where they lie, whether they have changed, and what may be given to them.
- `stopwords`: Function words of both languages: they tell nothing about what a question is after.
- `terms`: Text becomes analysed terms, and a question weighted ones, with their translations.
- `training`: The recipes that made the models in `embeddings/models`: runnable and seeded.
"""

from embeddings.encoder import BUNDLED, Encoder, FloatMatrix, load_encoder
from embeddings.language import Language, detect_language
from embeddings.terms.terms import QuestionTerm, passage_terms, question_terms

__all__ = [
    "BUNDLED",
    "Encoder",
    "FloatMatrix",
    "Language",
    "QuestionTerm",
    "detect_language",
    "load_encoder",
    "passage_terms",
    "question_terms",
]
