"""What news is mostly about: words that mean one matter, in both languages."""

__all__ = ["BAN", "CEASE", "EVENTS", "OPPOSITE_PAIRS", "TURNING"]

CEASE, BAN = "cease", "ban"
TURNING = frozenset({CEASE, BAN})
"""The matters that deny whatever else they are said of: what ends or does not come about, what is forbidden."""

EVENTS = {
    "cooperate": r"""
        bermitra kemitraan mitra(?:nya)? menggandeng gandeng digandeng berkongsi kongsi aliansi bersekutu kolaborasi
        berkolaborasi (?:be)?kerja_?sama bekerja_bersama bersama partner(?:s|ed|ing|ship|ships)? allianc\w+ allied
        cooperat\w+ collaborat\w+ joint jointly team(?:s|ed|ing)?_up working_together work_together works_together
        tie-up together
    """,
    "rise": r"""
        naik menaikkan dinaikkan kenaikan(?:nya)? meningkat(?:kan|nya)? peningkatan bertambah tumbuh melonjak lonjakan
        lebih_tinggi ris(?:e|es|en|ing) rose rais(?:e|es|ed|ing) increas\w+ grow(?:s|n|ing|th)? grew up climb\w*
        jump\w* more
        higher gain(?:s|ed)? hik(?:e|es|ed)
    """,
    "fall": r"""
        turun menurun menurunkan diturunkan penurunan merosot anjlok berkurang susut menyusut lebih_rendah lebih_sedikit
        fall(?:s|en|ing)? fell declin\w+ decreas\w+ drop(?:s|ped|ping)? down lower(?:ed|s|ing)? shrink\w* shrank less
        slip(?:s|ped)? slump\w*
    """,
    "unchanged": r"""
        (?:tidak|tak|belum|tanpa)_(?:berubah|perubahan) unchanged (?:remain|stay)(?:s|ed)?_(?:at|the_same|stable)
        (?:did|does|has|have|had|will)_not_chang(?:e|ed) no_change stabil
    """,
    "open": r"(?:mem|di|ter|pem)?buka(?:an|nya)? open(?:s|ed|ing)? reopen\w* beroperasi membuka_kembali",
    "close": r"""
        (?:men|di|ter|pen)?utup(?:an|nya)? tutup ditutup penutupan clos(?:e|es|ed|ing|ure) shut(?:s|ting)?
        shuttered
    """,
    "join": r"bergabung gabung join(?:s|ed|ing)? mov(?:e|es|ed|ing)_to pindah_ke hijrah",
    "leave": r"""
        hengkang (?:me)?mundur (?:meng)?undur(?:kan)?_diri pengunduran_diri meninggalkan keluar pergi resign\w*
        quit(?:s|ting)? leav(?:e|es|ing) left depart\w* step(?:s|ped|ping)?_down going_anywhere
    """,
    "stay": r"""
        bertahan tetap_(?:di|bersama|melatih|menjabat) stay(?:s|ed|ing)? remain(?:s|ed|ing)? see_out
        keep_his_(?:job|post)
    """,
    "die": r"""
        tewas menewaskan meninggal(?:_dunia)? mati gugur korban_(?:jiwa|tewas) di(?:e|es|ed) dead deaths?
        kill(?:s|ed|ing)? fatalit\w+
    """,
    "survive": r"selamat surviv\w+ rescued alive unharmed safe safely",
    "agree": r"""
        sepakat kesepakatan menyepakati disepakati perjanjian menyetujui disetujui setuju agree(?:s|d|ing|ment|ments)?
        deal approv\w+ accept\w*
    """,
    "refuse": r"menolak ditolak tolak penolakan refus\w+ reject\w* oppos\w+ turned_down declined_to",
    "win": r"menang memenangi memenangkan kemenangan juara w[io]ns? winning victory beat(?:s|ing)? defeated",
    "lose": r"kalah kekalahan los(?:e|es|t|ing) defeat",
    "profit": r"untung laba keuntungan profit\w*",
    "loss": r"rugi merugi kerugian loss(?:es)?",
    "begin": r"""
        mulai dimulai memulai berlaku start(?:s|ed|ing)? beg[iau]n(?:s|ning)? effective launch\w* meluncur\w*
        diluncurkan
    """,
    "free": r"gratis cuma-cuma tanpa_biaya free no_charge free_of_charge",
    "paid": r"berbayar bayar membayar dipungut pungutan charg(?:e|es|ed|ing) fee fees toll tolls tol",
    "erupt": r"meletus letusan erupsi erupt\w*",
    "fare": r"tarif ongkos fares? tariffs? ticket_prices?",
    "evict": r"(?:di|meng|peng)?gusur(?:an|kan)? penggusuran evict\w*",
    "build": r"(?:mem|di|pem)bangun(?:an|kan)? bangun buil(?:d|ds|t|ding) construct\w*",
    "buy": r"(?:mem|di|pem)beli(?:an)? (?:meng|di)?akuisisi buy(?:s|ing)? bought acqui\w+ purchas\w+",
    "sell": r"(?:men|di|pen)jual(?:an)? jual s[eo]ld sell(?:s|ing)? sales?",
    "delay": r"(?:men|di|pen)unda(?:an)? tunda tertunda delay\w* postpon\w*",
    "ship": r"mengapalkan pengapalan mengirim(?:kan)? pengiriman dikirim ship(?:s|ped|ping|ment|ments)?",
    "arrest": r"(?:men|di)angkap penangkapan ditangkap menangkap tangkap arrest\w* detain\w* ditahan",
    "harvest": r"(?:me)?manen panen dipanen harvest\w*",
    "fisher": r"nelayan fisher(?:s|men|man)",
    "move": r"(?:mem|di)indahkan pindah relocat\w* mov(?:e|es|ed|ing)",
    "contract": r"kontrak(?:nya)? contracts?",
    "sanction": r"sanksi sanctions?",
    "phone": r"ponsel smartphones? phones? telepon_(?:genggam|pintar) handphone handsets?",
    "car": r"mobil cars? kendaraan vehicles?",
    BAN: r"""
        dilarang melarang pelarangan larangan terlarang forbid\w* forbade ban bans banned banning prohibit\w* outlaw\w*
        not_allowed
    """,
    "allow": r"diizinkan mengizinkan izin diperbolehkan memperbolehkan allow(?:s|ed|ing)? permit(?:s|ted|ting)?",
    "convict": r"bersalah terbukti divonis dihukum guilty convict\w* sentenced",
    "acquit": r"(?:di)?bebaskan vonis_bebas divonis_bebas acquit\w* cleared not_guilty tidak_bersalah innocent",
    "talks": r"""
        perundingan pembicaraan negosiasi menjajaki penjajakan talks negotiat\w* bertemu menemui pertemuan
        m[ee]et(?:s|ing|ings)? met
    """,
    "plan": r"rencana(?:nya)? berencana merencanakan plan(?:s|ned|ning)?",
}
"""Words by what they mean; alternatives of patterns."""

OPPOSITE_PAIRS = (
    ("rise", "fall"),
    ("rise", "unchanged"),
    ("fall", "unchanged"),
    ("open", "close"),
    ("stay", "leave"),
    ("stay", "join"),
    ("die", "survive"),
    ("agree", "refuse"),
    ("win", "lose"),
    ("profit", "loss"),
    ("free", "paid"),
    ("begin", CEASE),
    ("begin", "delay"),
    ("build", CEASE),
    ("cooperate", CEASE),
    ("stay", CEASE),
    ("allow", BAN),
    ("convict", "acquit"),
)
"""Those that exclude each other."""
