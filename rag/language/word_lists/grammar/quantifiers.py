"""Words for all of something, or none."""

__all__ = ["ALL"]

ALL = r"""
    all every each only sole first never always entire whole none no_one both everyone completely fully most
    semua seluruh setiap tiap hanya satu-satunya pertama tak_pernah tidak_pernah selalu segala kedua masing-masing
    sepenuhnya
"""
"""All of something, none of it, the first or the only one."""
