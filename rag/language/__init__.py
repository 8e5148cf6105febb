"""The words of both languages that rules look for, each list once, as data."""
