"""Floor 1: text becomes numbers and terms. Knows nothing of articles."""
