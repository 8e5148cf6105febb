"""Filters beside the question: which articles alone are asked, shown as chips, until they are taken away.

- `addressed`: Filters as the query of an address, as in `since=2026-01-01&outlet=Bell`, and back again.
- `form`: The form in which filters are chosen, as it is filled in.
"""
