"""What Sitasi says in its own words, in both languages.

- `answers`: What Sitasi says in its own words, in both languages.
- `filters`: What Sitasi says of the articles that alone were looked at, for they were filtered, in both languages.
- `generation`: What Sitasi says of a language model's words, in both languages.
- `overviews`: What Sitasi says above news, summaries, and what was counted, in both languages.
"""
