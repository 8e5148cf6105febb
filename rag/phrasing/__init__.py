"""An answer once more in a language model's words, under the same rules: every sentence cites, every citation holds.

- `speakers`: Who speaks in a sentence, and whether its source lets the same one speak.
"""
