"""Abbreviations, and what may follow them."""

__all__ = ["NEVER_LAST", "SELDOM_LAST"]

NEVER_LAST = frozenset(
    """
    bpk brigjen cf cq dr dra dri drg drs fig h hal hj hlm ir irjen jend jl jln kab kapt kec kel kep kol komjen kompol
    letjen lih maj mayjen mr mrs ms mt no nn ny op pdt prof pt rev rp sdr sdri sen sgt st tn ust vol vs yth
    """.split()
)
"""Abbreviations that always have something after them: titles, addresses, numbers."""

SELDOM_LAST = frozenset(
    """
    a.m am apr aug co corp cv dec des dkk dll dsb dst etc feb inc jan jr jul jun ltd m.a m.pd m.sc m.si mei nov okt oct
    p.m ph.d pm s.e s.h s.pd s.si s.t sept sep tbk u.k u.n u.s
    """.split()
)
"""Abbreviations that may end a sentence: they do where the next word is one that opens sentences."""
