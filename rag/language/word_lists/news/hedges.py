"""Words that leave a matter open."""

from types import MappingProxyType

from rag.language.word_lists.news.cue_words import NEGATIONS

__all__ = ["AFOOT", "DONE", "DOUBTS", "FUTURE", "HEDGES", "NEWS", "SETTLING"]

HEDGES = r"""
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
"""
"""Rumours, plans and talks."""

NEWS = "kabar"
"""With a capital it is the name of a newspaper."""

FUTURE = "akan bakal will would is_to are_to going_to mendatang upcoming"
"""What is still to come."""

DONE = "sudah telah did has have had was were already"
"""What has come about."""

DOUBTS = "may might could mungkin bisa_jadi boleh_jadi"
"""They doubt no more than their own clause; with a capital the first is a month."""

AFOOT = r"""
    rencana niat perundingan pembicaraan negosiasi diskusi proyek perjanjian kesepakatan kerja_sama kontrak
    plans? intentions? talks negotiations? discussions? projects? agreements? deals? contracts? offers?
"""
"""What can be afoot, or not."""

SETTLING = MappingProxyType(
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
