"""Others at the same work: each in an environment of its own, which NAME.txt pins, importing nothing of ours."""
