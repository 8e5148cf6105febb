"""Floor 1: text becomes numbers and terms. Knows nothing of articles."""

from embeddings.encoder import BUNDLED, Encoder, FloatMatrix, load_encoder
from embeddings.language import Language, detect_language
from embeddings.terms import QuestionTerm, passage_terms, question_terms

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
