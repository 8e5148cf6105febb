"""What leaves a matter open: rumours, plans and talks, and what nobody has confirmed or decided."""

import re
from types import MappingProxyType

from rag.language.cues import NEGATIONS
from rag.language.patterns import any_of

__all__ = ["denies_plans", "is_hedged", "is_still_to_come", "settled"]

_HEDGES = any_of(r"""
rumor(?:s|ed|nya)? rumours? rumoured reported reportedly alleged\w* supposed\w* purported\w* speculat\w* gossip
unconfirmed unverified said_to linked_(?:to|with) possibl[ey] possibility potential\w*
consider(?:s|ed|ing|ation)? mull(?:s|ed|ing)? weigh(?:s|ed|ing) explor(?:e|es|ed|ing) talks negotiat\w*
plan plans planned planning propos(?:e|ed|al|als|es) intend(?:s|ed|ing)? hop(?:es|ed|ing)_to aim(?:s|ed|ing)?_to
likely suggest(?:s|ed)?
isu(?:nya)? kabarnya dikabarkan terkabar konon santer disebut-sebut digadang-gadang diduga dugaan spekulasi gosip
rencana(?:nya|kan)? berencana merencanakan direncanakan menjajaki penjajakan dijajaki mempertimbangkan dipertimbangkan
wacana(?:nya)? mewacanakan usul(?:an|kan|annya)? mengusulkan diusulkan dikaitkan mengaitkan kemungkinan
berpotensi perundingan negosiasi pembicaraan ditargetkan menargetkan belum_tentu
ditaksir diperkirakan perkiraan taksiran estimat(?:e|es|ed) projected expected_to
(?:men|di)?janji(?:kan)? promis(?:e|es|ed|ing) pledg(?:e|es|ed|ing) vow(?:s|ed)?
""")
_NEWS = any_of("kabar", flags=re.RegexFlag(0))
"""With a capital it is the name of a newspaper."""
_FUTURE = any_of("akan bakal will would is_to are_to going_to mendatang upcoming")
_DONE = any_of("sudah telah did has have had was were already")
_MODAL = any_of("may might could mungkin bisa_jadi boleh_jadi", flags=re.RegexFlag(0))
"""They doubt no more than their own clause; with a capital the first is a month."""

_SETTLING = MappingProxyType(
    {
        r"konfirmasi mengonfirmasi mengkonfirmasi dikonfirmasi memastikan dipastikan pasti kepastian certain "
        r"confirm\w* verif\w+": NEGATIONS,
        r"mengumumkan diumumkan pengumuman announc\w+ mengungkap\w* diungkap\w* disclos\w+": NEGATIONS,
        r"keputusan memutuskan diputuskan decid\w+ decision final": NEGATIONS,
        r"jelas diketahui clear known": NEGATIONS,
        r"menyebutkan mengatakan menjelaskan merinci say said specify": NEGATIONS,
        r"berkomentar komentar menanggapi tanggapan comment\w* respond\w*": NEGATIONS,
        r"membantah den(?:y|ied|ying)": NEGATIONS,
        r"sepakat kesepakatan menyepakati disepakati disetujui menyetujui agree\w* deal approv\w+ kontrak contract": (
            "belum neither not_yet yet_to has_not have_not had_not hasn['’]t haven['’]t"
        ),
    }
)
"""What settles a matter, by the negations that leave it open instead of denying it."""


def _open(settling: str, negations: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(negations).pattern}(?:\W+\w+){{0,6}}?\W+{any_of(settling).pattern}", re.IGNORECASE)


_OPEN = [(any_of(settling), _open(settling, negations)) for settling, negations in _SETTLING.items()]
_AFOOT = any_of(r"""
    rencana niat perundingan pembicaraan negosiasi diskusi proyek perjanjian kesepakatan kerja_sama kontrak
    plans? intentions? talks negotiations? discussions? projects? agreements? deals? contracts? offers?
""")
_NO_PLAN = re.compile(rf"{any_of(NEGATIONS).pattern}(?:\W+\w+){{0,4}}?\W+{_AFOOT.pattern}", re.IGNORECASE)


def settled(sentence: str, claim: str) -> str:
    """Leave out of a sentence what it says is not confirmed, decided or agreed yet, unless the claim asks just that.

    >>> settled("Wali kota belum memutuskan soal trem.", "Trem akan dibangun.")
    'Wali kota … soal trem.'
    """
    for asked, pattern in _OPEN:
        if not asked.search(claim):
            sentence = pattern.sub("…", sentence)
    return sentence


def is_still_to_come(sentence: str, claim: str) -> bool:
    """Tell whether a sentence announces for later what the claim says has happened.

    >>> is_still_to_come("Bus itu akan mengunjungi desa.", "Bus itu sudah mengunjungi desa.")
    True
    """
    return bool(_FUTURE.search(sentence) and _DONE.search(claim) and not _FUTURE.search(claim))


def denies_plans(sentence: str) -> bool:
    """Tell whether a sentence says that there is nothing afoot: no plan, no talks, no agreement."""
    return bool(_NO_PLAN.search(sentence))


def is_hedged(sentence: str, claim: str, *, clauses: str | None = None) -> bool:
    """Tell whether a sentence leaves open what the claim says: a rumour, a plan, talks, or no word on it yet.

    `clauses` are those that speak of the claim. What the claim itself asks for is no hedge, nor is a plan that there is
    not.
    """
    if settled(sentence, claim) != sentence:
        return True
    without = _NO_PLAN.sub(" ", sentence)
    found = [*_HEDGES.findall(without), *_NEWS.findall(without), *_MODAL.findall(clauses or sentence)]
    return any(word.lower()[:5] not in claim.lower() for word in found)
