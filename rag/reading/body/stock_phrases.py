"""Lines in which an outlet speaks to its readers of itself: subscriptions, accounts, comments, how a text was made."""

import re

__all__ = ["is_gate", "is_stock"]

_LONGEST = 400
"""Characters of the longest such line."""
_TEXT = r"(?:artikel|berita|tulisan|konten|ringkasan|terjemahan|article|story|summary|content|post)"
_THIS = (
    rf"\W*(?:(?:terjemahan |ringkasan |sebagian |isi |sisa |kelanjutan )?{_TEXT} ini"
    rf"|(?:(?:the |a )?(?:translation|summary|parts?|rest) (?:of|from) )?this {_TEXT})"
)
_MACHINE = (
    r"(?:kecerdasan (?:buatan|artifisial)|artificial intelligence|(?-i:AI)\b|machine translation|mesin penerjemah"
    r"|(?:model bahasa|language models?)\b)"
)
_WRITER = (
    r"(?:wartawan|jurnalis|reporter|editor|redaktur|penulis|kolumnis|koresponden|kontributor|journalist|correspondent"
    r"|columnist|writer|producer)"
)
_MADE = (
    r"(?:dibuat|ditulis|disusun|dihasilkan|diterjemahkan|diringkas|generated|written|created|produced|translated"
    r"|summari[sz]ed)"
)
_PRICE = (
    r"(?:Rp ?\d|[$€£] ?\d"
    r"|\d[\d.,]* \w+ (?:(?:a|per) (?:day|week|month|year)|(?:per |se)(?:hari|pekan|minggu|bulan|tahun))\b)"
)
_OFFER = r"(?:langganan|paket) (?:mulai|hanya|cuma|seharga|digital|premium|plus|bulanan|tahunan|Rp)"
_GATES = (
    r"\W*(?:untuk|to) (?:terus |melanjutkan )?(?:membaca|read|continue)\b"
    r"(?=.{0,60}\b(?:ini|this|lanjutan\w*|selengkapnya|full|rest|reading)\b).{0,60}"
    r"\b(?:masuk|daftar|berlangganan|log in|sign in|subscribe|register)\b",
    r"\W*(?:want|would you like|ingin|mau)\b.{0,20}\b(?:read|membaca|baca)\b.{0,20}\?",
    r"\W*(?:baca|read)\b.{0,30}\b(?:selengkapnya|full (?:story|article))\b.{0,30}"
    r"\b(?:edisi|edition|premium|plus|app|aplikasi)\b",
    r"\W*(?:read|baca)\b.{0,40}\b(?:for free|gratis)\b.{0,40}\b(?:account|akun|regist\w+|(?:men)?daftar)\b",
    r"\W*(?:baca|read|lanjut\w*|continue)\b.{0,40}\b(?:dengan|with|by) (?:\w+ ){0,2}(?:ber)?(?:langganan|subscri\w+)",
    rf"{_THIS}\b.{{0,40}}\b(?:untuk|bagi|dibaca oleh|for|to|read by)\b.{{0,20}}"
    r"\b(?:pelanggan|anggota premium|subscribers?|members)\b",
    r"\W*(?:khusus (?:untuk )?(?:pelanggan|anggota)|konten premium|subscribers?[ -]only|members[ -]only)\b.{0,40}$",
    r".{0,200}\b(?:berlangganan\w*|langganan|masuk|daftar|akun|subscribe\w*|sign in|log in|register|account)\b.{0,80}"
    r"\b(?:untuk (?:melanjutkan |terus )?membaca|to (?:continue|keep|finish) reading|to read (?:on|the (?:full|rest)))",
    r"\W*(?:sudah|belum|already|not)\b.{0,20}\b(?:berlangganan|pelanggan|punya akun|subscribed|subscriber"
    r"|have an account)[^\w,]{1,3}(?:masuk|login|log in|sign in|daftar|subscribe|$)",
    r"\W*(?:lanjutkan membaca|continue reading|keep reading|unlock|nikmati akses)\b.{0,60}"
    r"\b(?:langganan|berlangganan|akses|akun|subscri\w+|account|access)",
    r"\W*(?:you have|you['’]ve|anda (?:telah|sudah))\b.{0,60}\b(?:free articles?|artikel gratis)\b",
)
"""What unlocks the rest of a text."""
_FORMS = (
    *_GATES,
    # subscriptions
    rf"\W*(?:berlangganan|subscribe|subscriptions?|start your|{_OFFER})\b[^.!?]{{0,60}}"
    rf"(?:{_PRICE}|free trial|uji coba)",
    rf"\W*(?:only|just|from|get|enjoy|hanya|mulai|dapatkan|nikmati)\b(?=.{{0,120}}(?:{_PRICE}|{_TEXT}))[^.!?]{{0,80}}"
    r"\b(?:(?:unlimited|full|digital) access|akses (?:penuh|digital|premium|tanpa batas|tak terbatas))\b",
    r"\W*(?:mulai|hanya|from|only|just) (?:Rp ?\d|[$€£] ?\d)[^!?]{0,40}\b(?:batalkan|berhenti|cancel)\b",
    r"\W*(?:dukung|support)\b(?: (?:kami|us|our)\b|.{0,30}\b(?:jurnalisme|journalism|newsroom)\b)",
    # newsletters
    r"\W*(?:sign up|subscribe|daftar(?:kan)?|dapatkan|terima(?! kasih)|masukkan|get|enter|want)\b.{0,80}"
    r"\b(?:newsletters?|buletin|(?:surel|e-?mail) anda|(?:kotak masuk|inbox) anda|your inbox|your e-?mail(?! \w))",
    # comments
    r"\W*(?:silakan |harap |please |you must (?:be )?|anda harus )?"
    r"(?:masuk|login|log(?:ged)? in|sign(?:ed)? in|daftar|register|join)\b.{0,30}"
    r"\b(?:untuk|dan|to|or)\b.{0,20}\b(?:komentar|berkomentar|comments?)\b",
    r"\W*(?:isi |seluruh )?(?:komentar|(?:your |all )?comments?)\b.{0,40}"
    r"\b(?:ditinjau|dimoderasi|moderated|(?:are|have been|were|is) (?:now )?(?:closed|disabled|reviewed)|telah ditutup"
    r"|tanggung jawab (?:pembaca|penulis|pengguna|pengirim|komentator|redaksi|masing-masing))\b",
    # whose opinion it is
    r"\W*(?:(?:isi |seluruh )?(?:opini|pandangan|pendapat|tulisan|artikel)\b.{0,60}\b(?:milik|pribadi|tanggung jawab)"
    r"\b.{0,40}\bpenulis|(?:the )?(?:views?|opinions?)\b.{0,60}\bexpressed\b.{0,60}\b(?:author|writer|own))\b",
    # consent to cookies, and tests for programs
    r"\W*(?:we|kami|by (?:clicking|continuing|using|choosing)|dengan (?:mengklik|menekan|melanjutkan|menggunakan)"
    r"|you (?:can|may)|anda (?:dapat|bisa)|(?:some|beberapa|our|mitra)\b.{0,15}(?:partners?|mitra)|this (?:web)?site"
    r"|situs ini)\b.{0,250}\b(?:cookies?|kuki|consent|persetujuan anda|legitimate interest|kepentingan (?:yang )?sah"
    r"|unique identifiers?|(?:privacy|cookie) (?:settings|policy|choices|preferences)"
    r"|(?:pengaturan|kebijakan|preferensi) (?:privasi|kuki|cookie))\b",
    r"\W*(?:checking|verifying|memeriksa|(?:please )?(?:verify|confirm)|(?:harap |silakan )?(?:verifikasi|buktikan))"
    r"\b.{0,60}\b(?:your browser|peramban|you are (?:not a robot|a? ?human)|anda (?:bukan robot|manusia))\b",
    r"\W*(?:the page|halaman|artikel|berita)\b.{0,20}"
    r"\b(?:you (?:are|were|requested|tried)|yang anda (?:cari|tuju|minta))\b",
    # how the text was made
    rf"{_THIS}\b.{{0,40}}\b{_MADE}\b.{{0,60}}\b(?:{_MACHINE}|mesin\b(?! ketik)|machines?\b|otomatis|automatic)",
    rf"\W*{_MADE}\b.{{0,40}}\b(?:oleh|dengan|by|with|using)\b.{{0,30}}{_MACHINE}",
    # tips from readers
    r"\W*(?:punya|memiliki|have|got|do you (?:have|know))\b.{0,60}"
    r"\b(?:informasi|info|tips?|cerita|keluhan|story|information|something|anything)\b.{0,60}"
    r"(?:\?|\b(?:kirim\w*|hubungi|contact|send|email)\b).{0,200}(?:@|\b(?:kami|us|our|redaksi|whatsapp)\b)",
    # how to reach who wrote it
    r"\W*(?:[^.!?]{0,60}\?\s)?(?:e-?mail|surel|(?:hubungi|kontak|contact|reach|write to|kirim\w* (?:\w+ )?ke)\b"
    r"(?: (?:penulis|redaksi|kami|the (?:author|writer|newsroom)|us|him|her|them)\b| letters?)?.{0,20})"
    r"[: ]+\S{1,40}@[\w.-]+\W*$",
    # sales that the outlet earns from
    r".{0,80}\b(?:we|kami|redaksi)\b.{0,20}\b(?:may|might|dapat|mungkin|bisa)\b.{0,40}\b(?:komisi|commissions?)\b",
    r".{0,80}\b(?:we|kami|redaksi)\b.{0,20}\b(?:komisi|commissions?)\b.{0,60}\b(?:tautan|links?)\b",
    r".{0,60}\b(?:affiliate links?|tautan afiliasi|link afiliasi)\b",
    # who wrote it
    r"\W*(?:penulis (?:adalah|merupakan)|(?:the )?(?:writer|author) is (?:an?|the|professor|director|editor))\b",
    r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})"
    r" (?:covers|has covered|reports on|writes (?:about|on|for)|meliput|menulis)\b"
    r"[^.!?]{0,80}\b(?:for|at|untuk|di) (?:the )?(?-i:[A-Z])[^.!?]{0,40}\b(?:since|sejak) (?:19|20)\d\d\W*$",
    rf"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}) (?:adalah|merupakan|is|was)\b.{{0,50}}\b{_WRITER}\b.{{0,120}}"
    r"\b(?:yang (?:meliput|menulis)|who (?:covers|writes|reports)|covering|covers|based in|berbasis di"
    r"|untuk (?-i:[A-Z])|(?:at|for) (?-i:[A-Z])).{0,160}$",
)
_STOCK = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
_GATE = re.compile("|".join(f"(?:{form})" for form in _GATES), re.IGNORECASE)
_SPOKEN = "\"“‘«'"


def is_gate(line: str) -> bool:
    """Return whether a line asks for a subscription or an account before the rest can be read.

    >>> is_gate("Baca selengkapnya dengan berlangganan"), is_gate("Berlangganan mulai Rp15.000 per bulan.")
    (True, False)
    """
    return len(line) <= _LONGEST and line[:1] not in _SPOKEN and _GATE.match(line) is not None


def is_stock(line: str) -> bool:
    """Return whether an outlet speaks of itself in a line, and no story does.

    >>> is_stock("Berlangganan mulai Rp15.000 per bulan."), is_stock("Harga beras mulai Rp15.000 per kilogram.")
    (True, False)
    """
    return len(line) <= _LONGEST and line[:1] not in _SPOKEN and _STOCK.match(line) is not None
