"""What predicates begin with, in both languages."""

from types import MappingProxyType

__all__ = ["ADVERBS", "ASPECTS", "BEFORE_VERBS", "EMPTY", "ENGLISH", "NO_VERBS", "OPENINGS", "VERBS"]

ADVERBS = r"""
    akan sudah telah belum masih sedang pernah tidak tak bukan bukanlah bisa dapat boleh harus wajib perlu mau ingin
    hendak benar-benar memang juga tetap sempat segera jadi ada adalah termasuk merupakan benar betul mungkin kembali
    hanya dulu dahulu sering kerap sama lebih paling ikut turut mampu cukup
"""
"""They open an Indonesian predicate."""

VERBS = r"""
    naik turun pergi datang tiba masuk keluar mulai punya hidup mati tewas gugur hilang selamat menang kalah tutup buka
    lulus gagal sepakat setuju pindah mundur hadir tahu kenal suka tinggal pulang jatuh rusak aman sakit sehat lahir
    libur batal untung rugi tahan aktif gratis mahal murah resmi
"""
"""Indonesian verbs and adjectives without a prefix."""

NO_VERBS = r"""
    menurut menteri menara menit mental merek merah mereka menu menengah mendatang mengapa melalui melawan mengenai
    berita beras berat berbagai berlian bersama berapa beserta berikut berkas bersih direktur dinas divisi diplomat
    digital diri dirinya diskon distrik dirut diesel dialog diabetes didunia dimana dinasti dimensi disebut dinding
    diagram diameter diet dini dingin terhadap
"""
"""They begin as verbs do, and are none."""

ENGLISH = r"""
    not n['’]t still now really already ever even yet also going about to being been a an the in at on from for by
    with open closed free true over dead alive safe up down able likely set due ready available responsible involved
    carry build open close join leave sign buy sell deny confirm agree approve plan win lose rise fall increase
    decrease die survive erupt begin start end stop pay charge hold have make take say announce launch release ship
    move stay remain resign quit become get give go come run play meet partner cooperate work need want include
    support oppose reject accept cancel delay postpone raise lower cut ban allow happen cost use receive reach exceed
    face admit refund cover operate serve visit replace return keep arrest evict harvest publish know think own like
    be choose grow lead help lose spend send bring find leave let lend pick test try want add drop gain miss kill hurt
    sue beat fire hire elect drive fly sail write read teach speak talk agree permit suspend expand invest merge
    \w{3,}ing \w{3,}ed built sold bought held made taken said won lost risen fallen begun cut shut found given known
    been gone done seen come become grown chosen led left met paid sent spent brought kept put set hit hurt fled told
    shown driven flown written spoken thrown hidden struck sunk swept
"""
"""What an English predicate begins with, after its auxiliary."""

ASPECTS = MappingProxyType(
    {
        "sudahkah": "sudah",
        "telahkah": "telah",
        "belumkah": "belum",
        "akankah": "akan",
        "bisakah": "bisa",
        "dapatkah": "dapat",
        "bolehkah": "boleh",
        "masihkah": "masih",
        "pernahkah": "pernah",
        "haruskah": "harus",
        "mungkinkah": "mungkin",
        "perlukah": "perlu",
    }
)
"""What a question word with -kah puts before the predicate."""

OPENINGS = MappingProxyType({"adakah": "ada ", "tidakkah": "tidak ", "bukankah": "", "belumkah": "belum "})
"""What another question word with -kah puts first."""

BEFORE_VERBS = frozenset(
    "still also really already ever even yet now always often usually sometimes currently actually only just".split()
)
"""English adverbs that stand between a subject and its verb, which keeps its ending."""

EMPTY = frozenset("still really already ever even yet true there any rp usd dolar benar lagi".split())
"""They add nothing that could be looked for."""
