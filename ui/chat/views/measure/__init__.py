"""A measurement as HTML: its progress, its figures, its tables.

- `progress`: What the tab shows while a run goes on, and what it says where there is no result.
- `result`: What a run shows once it is done: its figures, its plots, and what changed since the run before it.
- `tables`: The figures of a run as tables, beside those of the run before it.
"""
