"""The `sitasi` command: parse, call one function, render.

- `commands`: The commands of `sitasi`, a module for what they are about.
- `indonesian`: What the commands say in English → the same in Indonesian; `{}` stands for what differs from case to
  case.
- `language`: The language of the terminal, and what the commands say in it.
- `main`: Every command of `sitasi`, and how it ends.
- `options`: Options that several commands share, and what they mean.
- `rendering`: What the commands print for people; what they print for programs is `rag.serialization.documents`.
- `terminal`: What reaches the terminal: lines that are printed, and lines that are logged.
"""
