"""Words by which people ask.

- `followups`: Words by which follow-ups are told; alternatives of patterns, but for the lists.
- `informal`: How people write Indonesian in a hurry.
- `overviews`: Words by which news, summaries and the archive itself are asked for; an underscore stands for a
  space.
- `question_words`: Words by which something is asked.
"""
