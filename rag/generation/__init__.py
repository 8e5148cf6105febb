"""An answer in a language model's words: every sentence cites, every citation is checked.

- `endpoint`: A language model behind any OpenAI-compatible endpoint, asked only where one is configured.
- `followup_rewriting`: A follow-up question, made whole by a language model.
- `json_reply`: A reply that is written in fields, as JSON, to which endpoints can hold a model while it writes.
- `language_model`: The one door to a language model: an endpoint, or a callable of the program's own.
- `passage_windows`: What of the hits a language model is given: a few windows, the newest first; small models lose
  their way in more.
- `phrased_answer`: The way of an answer through a language model: told, streamed, cut into sentences, each checked
  and cited.
- `prompt`: What a language model is told: the rules, and the passages, which are material and never instructions.
- `reply`: What a language model writes, read as it comes: sentences, the passages that each names, and a verdict.
- `reply_limits`: A language model's reply held to bounds: how long it may be, how late, and that it does not run in
  a circle.
- `support`: Do the passages that a model's sentence cites say what it says?
- `timed_stream`: The body of a response, which has to come within some seconds.
- `translation`: A quotation in the reader's language; the original always stays beside it.
"""

from rag.generation.endpoint import Endpoint, PromptMessage
from rag.generation.followup_rewriting import rewritten
from rag.generation.language_model import LanguageModel, language_model
from rag.generation.passage_windows import windows_for
from rag.generation.phrased_answer import is_for_the_model, phrased
from rag.generation.support import SupportCheck, Thresholds
from rag.generation.translation import translated, with_translations

__all__ = [
    "Endpoint",
    "LanguageModel",
    "PromptMessage",
    "SupportCheck",
    "Thresholds",
    "is_for_the_model",
    "language_model",
    "phrased",
    "rewritten",
    "translated",
    "windows_for",
    "with_translations",
]
