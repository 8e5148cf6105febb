"""Lines in which an outlet speaks to its readers of itself: subscriptions, accounts, comments, how a text was made."""

import re

__all__ = ["is_stock"]

_LONGEST = 400
"""Characters of the longest such line."""
_TEXT = r"(?:artikel|berita|tulisan|konten|ringkasan|terjemahan|article|story|summary|content|post)"
_THIS = rf"\W*(?:{_TEXT} ini|(?:parts of )?this {_TEXT})"
_MACHINE = (
    r"(?:kecerdasan (?:buatan|artifisial)|artificial intelligence|(?-i:AI)\b|machine translation|mesin penerjemah)"
)
_WRITER = (
    r"(?:wartawan|jurnalis|reporter|editor|redaktur|penulis|kolumnis|koresponden|kontributor|journalist|correspondent"
    r"|columnist|writer|producer)"
)
_MADE = (
    r"(?:dibuat|ditulis|disusun|dihasilkan|diterjemahkan|diringkas|generated|written|created|produced|translated"
    r"|summari[sz]ed)"
)
_FORMS = (
    # subscriptions and what they unlock
    r"\W*(?:berlangganan|langganan|paket|subscribe|subscriptions?|start your)\b[^.!?]{0,60}"
    r"(?:Rp ?\d|[$€£] ?\d|free trial|uji coba)",
    rf"{_THIS}\b.{{0,40}}\b(?:untuk|bagi|for|to) .{{0,20}}\b(?:pelanggan|anggota premium|subscribers?|members)\b",
    r"\W*(?:khusus (?:untuk )?(?:pelanggan|anggota)|konten premium|subscribers?[ -]only|members[ -]only)\b.{0,40}$",
    r".{0,200}\b(?:berlangganan\w*|langganan|masuk|daftar|akun|subscribe\w*|sign in|log in|register|account)\b.{0,80}"
    r"\b(?:untuk (?:melanjutkan |terus )?membaca|to (?:continue|keep|finish) reading|to read (?:on|the (?:full|rest)))",
    r"\W*(?:sudah|belum|already|not)\b.{0,20}\b(?:berlangganan|pelanggan|punya akun|subscribed|subscriber"
    r"|have an account)[^\w,]{1,3}(?:masuk|login|log in|sign in|daftar|subscribe|$)",
    r"\W*(?:lanjutkan membaca|continue reading|keep reading|unlock|nikmati akses)\b.{0,60}"
    r"\b(?:langganan|berlangganan|akses|akun|subscri\w+|account|access)",
    r"\W*(?:you have|you['’]ve|anda (?:telah|sudah))\b.{0,60}\b(?:free articles?|artikel gratis)\b",
    r"\W*(?:dukung|support)\b.{0,30}\b(?:jurnalisme|journalism|newsroom)\b",
    # newsletters
    r"\W*(?:sign up|subscribe|daftar(?:kan)?|dapatkan|terima(?! kasih)|masukkan|get|enter|want)\b.{0,80}"
    r"\b(?:newsletters?|buletin|(?:surel|e-?mail) anda|(?:kotak masuk|inbox) anda|your inbox|your e-?mail(?! \w))",
    # comments
    r"\W*(?:silakan )?(?:masuk|login|log in|sign in|daftar|register|join)\b.{0,30}"
    r"\b(?:untuk|dan|to|or)\b.{0,20}\b(?:komentar|berkomentar|comments?)\b",
    r"\W*(?:isi |seluruh )?(?:komentar|(?:your |all )?comments?)\b.{0,40}"
    r"\b(?:ditinjau|dimoderasi|tanggung jawab (?:pembaca|penulis)|moderated)\b",
    # how the text was made
    rf"{_THIS}\b.{{0,40}}\b{_MADE}\b.{{0,60}}\b{_MACHINE}",
    rf"\W*{_MADE}\b.{{0,40}}\b(?:oleh|dengan|by|with|using)\b.{{0,30}}{_MACHINE}",
    # tips from readers
    r"\W*(?:punya|memiliki|have|got|do you (?:have|know))\b.{0,60}"
    r"\b(?:informasi|info|tips?|cerita|keluhan|story|information|something|anything)\b.{0,60}"
    r"(?:\?|\b(?:kirim\w*|hubungi|contact|send|email)\b).{0,200}(?:@|\b(?:kami|us|our|redaksi|whatsapp)\b)",
    # sales that the outlet earns from
    r".{0,80}\b(?:we|kami|redaksi)\b.{0,20}\b(?:may|might|dapat|mungkin|bisa)\b.{0,40}\b(?:komisi|commissions?)\b",
    r".{0,80}\b(?:we|kami|redaksi)\b.{0,20}\b(?:komisi|commissions?)\b.{0,60}\b(?:tautan|links?)\b",
    r".{0,60}\b(?:affiliate links?|tautan afiliasi|link afiliasi)\b",
    # who wrote it
    rf"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}) (?:adalah|merupakan|is|was)\b.{{0,50}}\b{_WRITER}\b.{{0,120}}"
    r"\b(?:yang (?:meliput|menulis)|who (?:covers|writes|reports)|covering|covers|based in|berbasis di"
    r"|untuk (?-i:[A-Z])|(?:at|for) (?-i:[A-Z])).{0,160}$",
)
_STOCK = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
_SPOKEN = "\"“‘«'"


def is_stock(line: str) -> bool:
    """Tell whether an outlet speaks of itself in a line, and no story does.

    >>> is_stock("Berlangganan mulai Rp15.000 per bulan."), is_stock("Harga beras mulai Rp15.000 per kilogram.")
    (True, False)
    """
    return len(line) <= _LONGEST and line[:1] not in _SPOKEN and _STOCK.match(line) is not None
