"""What Sitasi says in its own words: a catalogue of them in two files, `english.toml` and `indonesian.toml`.

- `answers`: What Sitasi says in its own words.
- `catalogue`: Reads the words of the interface, a file a language: `english.toml`, `indonesian.toml`.
- `filters`: What Sitasi says of the articles that alone were looked at, for they were filtered.
- `generation`: What Sitasi says of a language model's words.
- `overviews`: What Sitasi says above news, summaries, and what was counted.
"""
