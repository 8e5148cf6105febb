"""Words for all of something, or none."""

__all__ = ["ALL", "BEFORE_AMOUNTS"]

ALL = r"""
    all every each only sole first never always entire whole none no_one both everyone completely fully most
    semua seluruh setiap tiap hanya satu-satunya pertama tak_pernah tidak_pernah selalu segala kedua masing-masing
    sepenuhnya
"""
"""All of something, none of it, the first or the only one."""

BEFORE_AMOUNTS = frozenset(
    "about almost approximately around at exactly just least less more most nearly only over roughly some than to under"
    " up".split()
)
"""Between an English verb and an amount they say how exact that is."""
