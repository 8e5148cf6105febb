"""Bytes become text, within limits; what cannot be decoded is never quoted.

- `decoding`: The bytes of a file or page → its text, as its marks, its server or it itself say.
- `files`: What of files can be read and stored, or one clear line saying why not.
- `legible`: What could not be decoded stays in an article's text and is never quoted.
- `limits`: How large an input may be, before reading it costs more than any news story is worth.
"""
