"""Words that join clauses; alternatives of patterns."""

__all__ = ["ADDING", "CAUSES", "CONTRASTING", "EXCEPTING", "PURPOSE"]

ADDING = "dan|lalu|and|then"
"""After a comma they begin a clause."""

CONTRASTING = (
    "tetapi|tapi|namun|sedangkan|sementara|meski(?:pun)?|walau(?:pun)?|but|although|though|while|whereas|however"
)
"""They begin a clause wherever they stand."""

EXCEPTING = "kecuali|except"
"""What follows is left out."""
PURPOSE = "untuk|guna|bagi|for"
"""What follows is what something is for."""

CAUSES = (
    "karena|sebab|lantaran|akibat|gara-gara|dipicu|disebabkan|demi|agar|because|since|due to|owing to|caused"
    "|so that|in order to|as a result"
)
"""What a reason begins with."""
