"""Floor 4: people. The command line and the web chat."""
