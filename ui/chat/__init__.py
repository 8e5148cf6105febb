"""The web chat: ask, read the quotations, open each at its place in the article."""
