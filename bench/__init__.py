"""Floor 5: how fast it is. `python -m bench --help` teaches; docs/benchmarks.md tells what each figure means.

- `figures`: What is measured becomes figures: percentiles, ratios, and numbers as people read them.
- `machine`: The machine and the versions that figures hang on, in one line.
- `made_up_stories`: Made-up news: as many stories as are asked for, with questions, the same ones for the same
  seed.
- `page`: The page of the figures: its prose is written by hand, its tables by the bench.
- `parts`: What can be measured alone, a module a part; `bench.__main__` lists them.
- `peering`: Sitasi and others at the same work: the same documents, questions, threads, and, where they are set so,
  encoder.
- `peers`: Others at the same work: each in an environment of its own, which NAME.txt pins, importing nothing of
  ours.
- `subprocesses`: Work in a process of its own, so that its memory and its start are counted alone.
- `table`: What a part of the bench gives back: tables, for a terminal and for a page of Markdown.
- `workload`: What is measured on: articles with questions, and how much of them.
"""
