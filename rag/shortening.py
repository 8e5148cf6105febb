"""Texts on one line of a few characters."""

__all__ = ["shortened"]


def shortened(text: str, most: int) -> str:
    """Write a text on one line of so many characters, cut after a whole word where it is longer.

    Half a number would be another number.

    >>> shortened("Tarif  feri naik", 15), shortened("Tarif feri naik", 13), shortened("Tarif", 4)
    ('Tarif feri naik', 'Tarif feri…', 'Tar…')
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept, _, broken = line[:most].rpartition(" ")
    return (kept or broken[:-1]) + "…"
