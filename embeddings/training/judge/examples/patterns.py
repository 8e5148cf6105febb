"""Patterns in which news speaks of a claim `{s}`, in both languages, and the words that fill them."""

from dataclasses import dataclass

from embeddings.training.judge.examples.example import StanceLabel

__all__ = ["ATTRIBUTES", "FIRST_NAMES", "LAST_NAMES", "PATTERNS", "SPEAKERS", "BilingualText", "Pattern"]


@dataclass(frozen=True, slots=True)
class BilingualText:
    """The same in both languages."""

    english: str
    indonesian: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern, what it says to `{s}`, and often a claim about `{s}` with what it says to that."""

    kind: str
    stance: StanceLabel
    wording: BilingualText
    claim: BilingualText | None = None
    claim_stance: StanceLabel = StanceLabel.SUPPORTS

    @property
    def corrects(self) -> bool:
        """Whether it reports a number of `{s}` and puts that of `{t}` in its place."""
        return "{t}" in self.wording.english


_S, _R, _O = StanceLabel.SUPPORTS, StanceLabel.REFUTES, StanceLabel.OPEN

_FALSE = BilingualText("it is not true that {s}", "tidak benar bahwa {s}")
_HOAX = BilingualText("the report that {s} is a hoax", "kabar bahwa {s} adalah hoaks")
_DENIED = BilingualText("it was denied that {s}", "bahwa {s} telah dibantah")
_RUMOUR = BilingualText("it is only a rumour that {s}", "bahwa {s} baru sebatas isu")
_PLAN = BilingualText("it is planned that {s}", "direncanakan bahwa {s}")
_CONFIRMED = BilingualText("it has been confirmed that {s}", "sudah dipastikan bahwa {s}")


def _patterns() -> tuple[Pattern, ...]:
    rows = (
        ("denied", _R, "{who} denied that {s}", "{who} membantah bahwa {s}", _DENIED, _S),
        ("denied", _R, "{who} dismissed reports that {s}", "{who} menepis kabar bahwa {s}", _FALSE, _S),
        ("denied", _R, '"It is not true that {s}," said {who}', '"Tidak benar bahwa {s}," kata {who}', _DENIED, _S),
        ("denied", _R, "Contrary to what was reported, it is not the case that {s}",
         "Berbeda dengan yang diberitakan, tidak benar bahwa {s}", _FALSE, _S),
        ("denied", _R, "Asked whether {s}, {who} said no", "Ditanya apakah {s}, {who} menjawab tidak", _DENIED, _S),
        ("denied", _R, "Reports that {s} are wrong, {who} stressed",
         "Pemberitaan bahwa {s} itu keliru, tegas {who}", _FALSE, _S),
        ("denied", _R, "{who} rejected the claim that {s}", "{who} menampik tudingan bahwa {s}", _DENIED, _S),
        ("hoax", _R, "A message is going around which says that {s}. This is a hoax",
         "Beredar pesan berantai yang menyebut {s}. Pesan itu hoaks", _HOAX, _S),
        ("hoax", _R, "A post on social media claims that {s}. After a check, the claim proved to be false",
         "Sebuah unggahan di media sosial mengklaim {s}. Setelah ditelusuri, klaim tersebut tidak benar", _FALSE, _S),
        ("hoax", _R, "[FALSE] {s}", "[SALAH] {s}", _HOAX, _S),
        ("hoax", _R, "Fact check: the narrative that {s} is misleading",
         "Cek fakta: narasi yang menyatakan {s} menyesatkan", _FALSE, _S),
        ("hoax", _R, "A video is shared with the words: {s}. In fact the video shows something else",
         "Sebuah video dibagikan dengan narasi: {s}. Faktanya, video itu memperlihatkan peristiwa lain", _HOAX, _S),
        ("hoax", _R, '"{s}," a viral post reads. {who} called it fabricated',
         '"{s}," demikian unggahan yang viral itu. {who} menyebutnya rekayasa', _HOAX, _S),
        ("hoax", _R, "The article that says {s} was never published; the picture of it is a forgery",
         "Artikel yang menyebut {s} tidak pernah terbit; tangkapan layarnya hasil suntingan", _FALSE, _S),
        ("hoax", _R, "The result of our search: no evidence supports that {s}. The claim is false",
         "Hasil penelusuran: tidak ada bukti yang mendukung bahwa {s}. Klaim itu salah", _HOAX, _S),
        ("rumour", _O, "Rumour has it that {s}", "Santer terdengar kabar bahwa {s}", _RUMOUR, _S),
        ("rumour", _O, "It is said that {s}, but nobody has confirmed it",
         "Kabarnya {s}, tetapi belum ada pihak yang membenarkan", _CONFIRMED, _R),
        ("rumour", _O, "According to unnamed sources, {s}",
         "Menurut sumber yang tak mau disebut namanya, {s}", _CONFIRMED, _R),
        ("rumour", _O, "{who} could not yet say whether {s}",
         "{who} belum dapat memastikan apakah {s}", _CONFIRMED, _R),
        ("rumour", _O, "{who} neither confirmed nor denied that {s}",
         "{who} tidak membenarkan maupun membantah bahwa {s}", _CONFIRMED, _R),
        ("rumour", _O, "There is speculation that {s}", "Muncul spekulasi bahwa {s}", _RUMOUR, _S),
        ("plan", _O, "There is a plan under which {s}", "Ada rencana agar {s}", _PLAN, _S),
        ("plan", _O, "{who} proposed that {s}", "{who} mengusulkan supaya {s}", None, _S),
        ("plan", _O, "Talks are still going on about whether {s}",
         "Pembicaraan mengenai apakah {s} masih berlangsung", _CONFIRMED, _R),
        ("plan", _O, "{who} hopes that {s}", "{who} berharap {s}", None, _S),
        ("plan", _O, "If all goes well, it will come about that {s}",
         "Jika semua berjalan lancar, kelak {s}", _CONFIRMED, _R),
        ("plan", _O, "{who} is considering a rule by which {s}", "{who} sedang mengkaji aturan supaya {s}", _PLAN, _S),
        ("doubted", _O, "{who} doubts that {s}", "{who} meragukan bahwa {s}", None, _S),
        ("doubted", _O, "Whether {s} is still being investigated", "Apakah {s} masih diselidiki", _CONFIRMED, _R),
        ("doubted", _O, "{who} claimed that {s}, without giving evidence",
         "{who} mengklaim {s} tanpa menunjukkan bukti", _CONFIRMED, _R),
        ("doubted", _O, "{name} accused others and alleged that {s}; the court has not ruled",
         "{name} menuduh pihak lain dan menyebut {s}; pengadilan belum memutus", _CONFIRMED, _R),
        ("confirmed", _S, "{who} confirmed that {s}", "{who} membenarkan bahwa {s}", _CONFIRMED, _S),
        ("confirmed", _S, "{who} said that {s}", "{who} mengatakan bahwa {s}", _FALSE, _R),
        ("confirmed", _S, '"{s}," said {who}', '"{s}," ujar {who}', _FALSE, _R),
        ("confirmed", _S, "It is now certain: {s}", "Kini sudah pasti: {s}", _CONFIRMED, _S),
        ("confirmed", _S, "{who} announced that {s}", "{who} mengumumkan bahwa {s}", _RUMOUR, _R),
        ("confirmed", _S, "What was a rumour is now true: {s}", "Yang semula isu kini terbukti: {s}", _RUMOUR, _R),
        ("confirmed", _S, "{who} did not deny that {s}, and documents prove it",
         "{who} tidak membantah bahwa {s}, dan dokumen membuktikannya", _FALSE, _R),
        ("updated", _R, "It used to be that {s}. Since this week that is no longer so",
         "Dahulu {s}. Sejak pekan ini tidak lagi demikian", None, _S),
        ("updated", _R, "The decision by which {s} was revoked", "Keputusan yang membuat {s} telah dicabut", None, _S),
        ("updated", _R, "A plan by which {s} was cancelled", "Rencana agar {s} dibatalkan", None, _S),
        ("updated", _S, "It was once denied, but by now {s}", "Sempat dibantah, tetapi kini {s}", _FALSE, _R),
        ("corrected", _S, "{s}, it was reported at first. The right account is this: {t}",
         "{s}, demikian laporan semula. Yang benar: {t}", None, _S),
        ("corrected", _S, "CORRECTION: An earlier version said that {s}. In fact {t}",
         "RALAT: Versi sebelumnya menyebut {s}. Yang benar, {t}", None, _S),
        ("corrected", _S, "{who} revised the figure. Instead of what was said before ({s}), {t}",
         "{who} merevisi angka itu. Sebelumnya disebut {s}; sekarang {t}", None, _S),
        ("corrected", _S, "On Monday it was still so that {s}; today {t}", "Senin lalu {s}; hari ini {t}", None, _S),
        ("nearly", StanceLabel.NEITHER, "{who} explained in which cases it would matter whether {s}",
         "{who} menjelaskan kapan penting untuk mengetahui apakah {s}", None, _S),
        ("nearly", StanceLabel.NEITHER, "{who} was asked whether {s}, and left without a word",
         "{who} ditanya apakah {s}, lalu pergi tanpa menjawab", _CONFIRMED, _R),
        ("nearly", StanceLabel.NEITHER, "A seminar will discuss the question of whether {s}",
         "Sebuah seminar akan membahas pertanyaan apakah {s}", None, _S),
    )  # fmt: skip
    return tuple(
        Pattern(kind, stance, BilingualText(en, id_), claim, said) for kind, stance, en, id_, claim, said in rows
    )


PATTERNS = _patterns()

SPEAKERS = tuple(
    BilingualText(*row.split("|"))
    for row in """\
the ministry's spokesman|juru bicara kementerian
the police|polisi
the company|pihak perusahaan
the mayor|wali kota
the head of the agency|kepala badan itu
a resident|seorang warga
the club|pihak klub
the governor|gubernur
the president's office|pihak istana
the hospital's director|direktur rumah sakit
an opposition politician|seorang politikus oposisi
a lawyer of the family|kuasa hukum keluarga
the university|pihak universitas
the airline|maskapai itu
the bank's management|manajemen bank
the village chief|kepala desa
the commission|komisi
the minister|menteri
the organisers|panitia
a researcher|seorang peneliti
the manager|manajer
the embassy|kedutaan besar
a union leader|pemimpin serikat pekerja
the foundation|yayasan itu""".splitlines()
)

FIRST_NAMES = tuple(
    "Arman Siti Bayu Dewi Made Nur Rizal Lina Hendra Maya Togar Wulan Peter Anna Oliver Grace Samuel Clara Victor "
    "Irene Yusuf Ratna Daniel Putri Markus Helen".split()
)
LAST_NAMES = tuple(
    "Santika Lubis Wiranata Kusnadi Halim Pane Sitompul Rahardja Mulia Tanjung Baker Collins Novak Meyer Ferrari "
    "Hughes Lindqvist Okafor Silva Tanaka Wibisono Siregar".split()
)

ATTRIBUTES = tuple(
    (BilingualText(row[0], row[1]), BilingualText(row[2], row[3]))
    for row in (
        line.split("|")
        for line in """\
increased|meningkat|decreased|menurun
rose|naik|fell|turun
up|naik|down|turun
higher|lebih tinggi|lower|lebih rendah
more|lebih banyak|fewer|lebih sedikit
before|sebelum|after|setelah
before|sebelum|after|sesudah
first|pertama|last|terakhir
first|pertama|second|kedua
north|utara|south|selatan
east|timur|west|barat
northern|utara|southern|selatan
eastern|timur|western|barat
men|laki-laki|women|perempuan
male|laki-laki|female|perempuan
father|ayah|mother|ibu
sons|putra|daughters|putri
all|semua|some|beberapa
all|seluruh|none of the|tidak satu pun
many|banyak|few|sedikit
most|sebagian besar|few|sebagian kecil
old|tua|young|muda
old|lama|new|baru
large|besar|small|kecil
big|besar|small|kecil
good|baik|bad|buruk
high|tinggi|low|rendah
rich|kaya|poor|miskin
long|panjang|short|pendek
strong|kuat|weak|lemah
import|impor|export|ekspor
imports|impor|exports|ekspor
buy|membeli|sell|menjual
bought|membeli|sold|menjual
win|menang|lose|kalah
won|menang|lost|kalah
won|memenangkan|lost|kehilangan
open|membuka|close|menutup
opened|membuka|closed|menutup
begin|mulai|stop|berhenti
began|mulai|stopped|berhenti
accept|menerima|reject|menolak
accepted|menerima|rejected|menolak
approved|menyetujui|rejected|menolak
support|mendukung|oppose|menentang
supported|mendukung|opposed|menentang
agree|setuju|disagree|tidak setuju
enter|memasuki|leave|meninggalkan
arrived|tiba|left|berangkat
public|publik|private|swasta
domestic|dalam negeri|foreign|luar negeri
domestic|domestik|foreign|asing
national|nasional|regional|daerah
urban|perkotaan|rural|pedesaan
teachers|guru|students|siswa
students|siswa|parents|orang tua
children|anak-anak|adults|orang dewasa
villages|desa|cities|kota
village|desa|city|kota
morning|pagi|evening|malam
day|siang|night|malam
monday|senin|thursday|kamis
tuesday|selasa|friday|jumat
wednesday|rabu|saturday|sabtu
sunday|minggu|tuesday|selasa
january|januari|july|juli
february|februari|august|agustus
march|maret|october|oktober
april|april|november|november
may|mei|december|desember
june|juni|september|september
red|merah|green|hijau
white|putih|black|hitam
blue|biru|yellow|kuning
rice|beras|sugar|gula
oil|minyak|coal|batu bara
million|juta|billion|miliar
thousand|ribu|million|juta
millions|jutaan|thousands|ribuan
percent|persen|times|kali
always|selalu|never|tidak pernah
already|sudah|not yet|belum
with|dengan|without|tanpa
left|kiri|right|kanan
peace|perdamaian|war|perang
life|kehidupan|death|kematian
profit|laba|loss|rugi
success|keberhasilan|failure|kegagalan""".splitlines()
    )
)
"""Words that cannot both be right of the same thing."""
