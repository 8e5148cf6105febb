"""XML: feeds, news items and exports, each known by its root element.

- `feed_files`: Reads feeds that were saved (RSS, Atom): the entries that carry their text; nothing is fetched.
- `feeds`: A feed (RSS or Atom) → the addresses of its articles.
- `fragments`: Pieces of HTML as exports and feeds hold them: stories whose paragraphs blank lines part, and titles.
- `news_items`: Reads what news agencies send: NewsML-G2, one item or many, and NITF.
- `wordpress`: Reads exports of WordPress (WXR): its published posts and pages, read piece by piece, however many
  they are.
- `xml_files`: Reads `.xml`, `.rss` and `.atom`: exports, news items, feeds and pages, each known by its root
  element.
- `xml_options`: How every XML document is parsed.
- `xml_root`: How an XML document begins: its root element, by which its format is known; and documents parsed as
  they stand.
"""
