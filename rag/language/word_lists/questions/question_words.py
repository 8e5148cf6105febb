"""Words by which something is asked."""

from types import MappingProxyType

__all__ = [
    "ASKING",
    "AUXILIARIES",
    "BE",
    "BESIDE_COURTESIES",
    "COURTESIES",
    "DO",
    "ENGLISH_QUESTION_WORDS",
    "HAVE",
    "INDONESIAN_QUESTION_WORDS",
    "LATEST",
    "MODALS",
    "PARTICLES",
    "PARTICLE_PHRASES",
    "SEVERAL",
    "TAGS",
    "THINGS_ASKED",
]

ASKING = MappingProxyType(
    {
        "time": (
            r"kapan\w*|bilamana|(?:tahun|tanggal|hari|bulan) (?:berapa|apa)(?:kah)?|when|what (?:year|date|day|month)"
        ),
        "quantity": r"berapa\w*|how (?:many|much|long|old|far|often|big|large|high|tall|deep|fast|wide)",
        "place": r"(?:di|ke|dari) ?mana(?:kah)?|where",
        "person": r"siapa\w*|who|whom|whose",
        "reason": r"mengapa\w*|kenapa\w*|why",
        "thing": r"(?:apa|mana)(?:kah)?|what|which",
    }
)
"""What asks for something, by what that is; alternatives of a pattern."""

ENGLISH_QUESTION_WORDS = tuple("whom whose who what when where which why how".split())
"""English words that ask for something."""
INDONESIAN_QUESTION_WORDS = tuple(
    """
    siapa kapan bilamana berapa seberapa mana dimana kemana darimana bagaimana gimana mengapa kenapa ngapain apa
    """.split()
)
"""Each also with -kah."""

BE = ("is", "are", "was", "were", "am")
"""Forms of to be."""
HAVE = ("has", "have", "had")
"""Forms of to have."""
DO = ("do", "does", "did")
"""Forms of to do."""
MODALS = ("will", "would", "can", "could", "should", "may", "might", "must")
"""Verbs that say whether something can, must or will be."""
AUXILIARIES = (*BE, *DO, *HAVE, *MODALS)
"""The verbs that open an English question, or follow its question word."""

PARTICLES = tuple(
    """
    benarkah betulkah adakah sudahkah telahkah belumkah akankah bisakah dapatkah bolehkah masihkah pernahkah haruskah
    mungkinkah perlukah tidakkah bukankah
    """.split()
)
"""What opens an Indonesian question that is answered with yes or no."""
PARTICLE_PHRASES = ("apa benar", "apa betul", "apakah benar", "apakah betul")
"""The same in two words."""

TAGS = r"right|correct|isn['’]t it|doesn['’]t it|kan|bukan|betul tidak|tidak(?: sih)?|ya"
"""What makes a question of a statement: "Tarif feri naik, kan?"."""

THINGS_ASKED = r"""
    yang saja itu ini sih nama judul isi arti makna pengertian definisi maksud kepanjangan singkatan akronim istilah
    sebutan julukan gelar warna jenis macam tipe bentuk ciri ciri-ciri sifat penyebab sebab akibat dampak efek
    pengaruh alasan fungsi tujuan guna kegunaan manfaat peran tugas jabatan pekerjaan profesi bahasa agama ibu ibukota
    mata lambang simbol semboyan motto merek merk rumus isinya hasil hubungan perbedaan persamaan contoh bahan
    komposisi kelebihan kekurangan keuntungan keunggulan kepercayaan penyakit makanan minuman hobi tema topik nomor
    kode hukum sumber faktor ukuran mayor predikat kandungan latar dimaksud pendidikan jurusan gejala cara langkah
    syarat salah_satu kata teori bahaya jasa film lagu buku album
"""
"""After "apa" or "apakah" they open a question for a thing: "Apakah fungsi daun?"."""

LATEST = r"terbaru|terkini|sekarang|saat ini|kini|latest|newest|current(?:ly)?|now|today"
"""What asks how things stand now."""

SEVERAL = (
    r"(?:apa|siapa|mana|kapan|mananya) saja(?:kah)?|sebutkan|daftar"
    r"|(?:which|what)(?: \w+){0,2} (?!was|is|has|does)\w+s (?:are|were|have|had|will|would|did|do|can|could)"
    r"|who (?:are|were)|list|name the"
)
"""What asks for several things by their names."""

COURTESIES = frozenset(
    """
    halo hallo hai hei hey hi hello selamat pagi siang sore malam datang kabar terima kasih makasih thanks thank you
    good morning afternoon evening night ok oke okay baik sip siap tolong please maaf sorry permisi tes test ya yes no
    tidak bye dadah sampai jumpa sama welcome
    """.split()
)
"""Who says nothing else asks nothing."""
BESIDE_COURTESIES = frozenset("apa how are banyak very much semua semuanya semoga kalian all everyone there".split())
"""Words that go with courtesies: "apa kabar"."""
