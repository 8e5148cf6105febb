"""Floor 3: measurements. Knows no screen."""
