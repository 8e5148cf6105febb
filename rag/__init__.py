"""Floor 2: articles in, sourced answers out."""
