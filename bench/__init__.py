"""Floor 5: how fast it is. `python -m bench --help` teaches; docs/benchmarks.md tells what each figure means."""
