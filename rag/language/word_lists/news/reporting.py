"""Who reports, and verbs whose object is a whole claim."""

__all__ = [
    "ENGLISH",
    "INDONESIAN",
    "PUBLISHED_BY",
    "PUBLISHER_KINDS",
    "PUBLISHES",
    "SPEAKER_BEHIND",
    "SPEAKER_BEHIND_QUOTE",
    "SPOKEN_TO",
]

ENGLISH = r"""
    announc(?:e|es|ed|ing) confirm(?:s|ed|ing)? den(?:y|ies|ied|ying) sa(?:y|ys|id) report(?:s|ed)?
    reveal(?:s|ed)? admit(?:s|ted)? claim(?:s|ed)? stat(?:e|es|ed) decid(?:e|ed) disclos(?:e|ed) know[ns]?
    knew publish(?:ed)? agreed? approved? rejects? rejected disput(?:e|es|ed) refut(?:e|es|ed)
    oppos(?:e|es|ed) dismiss(?:es|ed)? support(?:s|ed)? true certain official correct happen(?:s|ed)?
    planned expected criticis(?:e|ed) criticiz(?:e|ed)
"""
"""Verbs whose object is a whole claim."""
INDONESIAN = r"""
    (?:meng|di)umumkan (?:mem|di)bantah (?:meny|dis)angkal mengatakan dikatakan (?:meng|di)?konfirmasi
    (?:me|di)?(?:mas|pas)tikan (?:me|di)laporkan (?:mem|di)beritakan (?:meng|di)akui (?:me|di)nyatakan
    (?:me|di)(?:ny|s)ebut(?:kan)? (?:meng|di)klaim (?:meng|di)ungkap(?:kan)? (?:men|di)(?:t)?egaskan
    (?:mem|di)benarkan (?:me|di)(?:mut|put)uskan (?:meny|dis)epakati bilang mengetahui diketahui diakui
"""
"""Verbs whose object is a whole claim."""

PUBLISHER_KINDS = r"the|koran|harian|majalah|media|situs|portal|tabloid|newspaper|magazine|kantor\s+berita"
"""What may stand before a publisher's name, or be part of it."""

PUBLISHED_BY = (
    r"apa\s+kata|menurut(?:\s+(?:berita|artikel|laporan))?|versi|mengutip"
    r"|di(?:beritakan|laporkan|tulis|kabarkan|muat|lansir|wartakan)(?:\s+(?:oleh|di|dalam|pada))?"
    r"|(?:berita|artikel|laporan|tulisan)\s+(?:dari|di|dalam|pada|oleh)"
    r"|according\s+to|(?:reported|written|published)\s+(?:by|in)"
    r"|(?:articles?|stories|story|reports?|news|coverage)\s+(?:from|in|by|of)"
)
"""What stands before a publisher's name."""

PUBLISHES = (
    r"melaporkan|memberitakan|menulis|mengabarkan|melansir|mewartakan"
    r"|report(?:s|ed)?|writes?|wrote|written|publish(?:es|ed)?|says?|said|cover(?:s|ed)?"
)
"""What stands behind it."""

SPEAKER_BEHIND = "kata|ujar|tutur|ucap|imbuh"
"""Who speaks stands behind them."""
SPEAKER_BEHIND_QUOTE = r"jelas|tegas|ungkap|tambah|sebut|sa(?:id|ys)|adds|added|stated|argued|explained|warned|told"
"""Who speaks stands behind them where a quotation or a comma stands before them."""
SPOKEN_TO = (
    "kepada|di|dalam|pada|saat|ketika|usai|seusai|melalui|lewat|to|in|at|on|during|after|when|who|yang"
    "|senin|selasa|rabu|kamis|jumat|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
"""What follows on who speaks: to whom, where and when."""
