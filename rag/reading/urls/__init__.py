"""Addresses as text: which may be asked for, and under which an article is kept.

- `address`: What people and feeds write for an address → an address that may be asked for, or one line saying why
  not.
- `canonical_url`: Under which address an article is kept, so that no story is kept twice and none takes another
  one's place.
- `content_type`: What a server says that its answer is (Content-Type).
"""
