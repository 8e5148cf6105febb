"""The words of both languages that rules look for, each list once, as data.

- `grammar`: Words by what they do in a sentence.
- `news`: Words by which news reports, denies, corrects and leaves open.
- `patterns`: Word lists as regular expressions.
- `questions`: Words by which people ask.
"""
