"""Sentences of a language model beside what the check says of them: written to be graded by hand, then measured.

- `graded`: Sentences of a language model that people graded: what the check said of them, or says today, and its
  figures.
- `written`: The sentences that a language model writes beside what the check says of them, to be graded by hand.
"""
