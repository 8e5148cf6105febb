"""What can be measured alone, a module a part; `bench.__main__` lists them.

- `adding`: How fast articles are added: stage by stage, and all of it against the slowest stage that cannot be left
  out.
- `asking`: How long a question takes: stage by stage, and with several people asking at once.
- `crowd`: Several people ask in the chat at once, each in a browser's own way: over HTTP, one question after the
  other.
- `growth`: Does a passage cost more in a large archive than in a small one?
- `limits`: How near finding and encoding come to what the machine can do at all.
- `nearest`: The kinds of FAISS index that are compared, and what each finds of what is nearest.
- `phrasing`: How long a language model takes over an answer, where an endpoint is configured.
- `starting`: How long it takes until something is there: a command, a module, an answer, the chat's page.
- `vectors`: Which kind of FAISS index is quickest at which size, what it finds of what is nearest, and what it
  takes.
"""
