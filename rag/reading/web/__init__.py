"""Addresses on the web become articles: fetched with care, read like files.

- `content_encoding`: What comes over the wire → the content, never more of it than was allowed, however small it
  was packed.
- `fetching`: An address → the page that it leads to, politely.
- `hosts`: Which internet addresses a host has, and whether it may be asked there: on the public internet, and
  nowhere else.
- `http`: One question to a server, and what it answers.
- `network`: How a host is reached: by an address that was checked, and for so long only.
- `reader`: An address → its article; a feed's → the addresses of its articles, which are read like all others.
- `robots`: What a site's robots.txt lets us read (RFC 9309).
"""

from rag.reading.web.reader import WebReader

__all__ = ["WebReader"]
