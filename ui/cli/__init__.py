"""The `sitasi` command: parse, call one function, render."""
