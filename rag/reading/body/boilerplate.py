"""What stands around stories on Indonesian and English news pages: one table of phrases for every outlet."""

import re
from enum import StrEnum
from functools import lru_cache

from rag.types import Span

__all__ = ["Boilerplate", "boilerplate", "labels_advert", "without_link", "words_of"]


class Boilerplate(StrEnum):
    """How far a piece of furniture reaches."""

    LINE = "line"
    """This line alone."""
    BYLINE = "byline"
    """This line alone: who wrote, edited or published it."""
    LINKS = "links"
    """This line and the headlines under it, until a paragraph."""
    BOX = "box"
    """This line and a box of headlines with their teasers, until two paragraphs in a row."""
    COPYRIGHT = "copyright"
    """Everything from here on, unless two paragraphs in a row follow: then it was of a picture."""
    END = "end"
    """Everything from here on, once the story has begun."""


_LONGEST = 400
"""Characters of the longest furniture; a longer line is somebody's prose."""
_BOX_WORDS = 6
"""Words of the longest line that opens a box by its first words ("More from Business")."""

_WORD = re.compile(r"[^\W\d_]+")

_WHOLE = {
    Boilerplate.LINE: """
        advertisement; advertisements; advertising; advertorial; iklan; sponsored; sponsored content;
        promoted; ad; ads; scroll to continue with content; scroll to continue; continue reading; story
        continues below advertisement; article continues below advertisement; article continues below;
        article continues after advertisement; lanjutkan membaca; lanjut membaca; gulir untuk melanjutkan
        membaca; gulir ke bawah; skip to content; skip to main content; langsung ke konten; back to top;
        kembali ke atas; share; shares; share this; share this article; share this story; share on facebook;
        share on twitter; share on whatsapp; bagikan; bagikan artikel ini; bagikan berita ini; facebook;
        twitter; whatsapp; telegram; linkedin; instagram; youtube; tiktok; pinterest; email; e mail; line;
        threads; copy link; link copied; salin link; salin tautan; copy; print; cetak; save; simpan;
        bookmark; home; beranda; menu; search; cari; pencarian; login; log in; masuk; daftar; sign in; sign
        up; register; subscribe; langganan; berlangganan; comments are off; comments off; no comments; no
        comment; belum ada komentar; tidak ada komentar; read more; selengkapnya; baca selengkapnya; lihat
        semua; lihat selengkapnya; see all; view all; show all; show more; load more; tampilkan semua;
        tampilkan lainnya; learn more; muat lainnya; next; previous; prev; selanjutnya; halaman selanjutnya;
        halaman berikutnya; next page; page; halaman; loading; memuat; listen; listen to this article;
        dengarkan; dengarkan artikel; dengarkan berita; play video; putar video; video; foto; photo; photos;
        galeri; gallery; infografis; live; breaking news; update; audio; a; a a; a a a; text size; ukuran
        font; font; translate; terjemahkan; close; tutup; getty images; file photo; follow; follow us;
        ikuti; ikuti kami
        """,
    Boilerplate.BYLINE: """
        editor; penulis; reporter; redaktur; pewarta; oleh; by; published; updated; diterbitkan; diperbarui;
        jurnalis
        """,
    Boilerplate.LINKS: """
        baca juga; baca juga berita; baca pula; simak juga; lihat juga; read also; also read; see also;
        related; terkait; simak video; lihat video; tonton video; watch video; tonton juga; watch; also on;
        read this
        """,
    Boilerplate.BOX: """
        you may also like; you might also like; you may like; you may also be interested in; anda mungkin
        suka; anda mungkin juga suka; mungkin anda suka; mungkin anda tertarik; berita terkait; artikel
        terkait; video terkait; tulisan terkait; related articles; related article; related stories; related
        news; related posts; related post; related content; related topics; berita terkini; berita terbaru;
        berita pilihan; berita populer; berita utama; berita lainnya; berita lain; artikel lain; other
        stories; artikel lainnya; artikel terbaru; artikel populer; terpopuler; populer; popular; most read;
        most popular; most viewed; most shared; trending; trending now; latest news; latest stories; latest;
        terkini; terbaru; rekomendasi; rekomendasi untuk anda; recommended; recommended for you; recommended
        stories; more from; more on this story; more stories; more news; top stories; editor s picks;
        editors picks; pilihan editor; pilihan redaksi; what to read next; read next; up next; around the
        web; from the web; paling banyak dibaca; banyak dibaca; jangan lewatkan; don t miss; tags; tag;
        topik; topik terkait; topics; index berita; indeks berita; kanal; partner; video pilihan; sorotan
        """,
    Boilerplate.END: """
        comments; komentar; leave a reply; leave a comment; post a comment; add a comment; join the
        conversation; tinggalkan komentar; tulis komentar; kirim komentar; beri komentar; about the author;
        tentang penulis; all rights reserved; terms of use; terms of service; privacy policy; kebijakan
        privasi; pedoman media siber; contact us; hubungi kami; about us; tentang kami; kontak kami;
        redaksi; karir; disclaimer
        """,
}
_BY_WORDS = {" ".join(phrase.split()): kind for kind, phrases in _WHOLE.items() for phrase in phrases.split(";")}

_ADVERT_LABELS = frozenset("ad ads advertisement advertisements advertorial iklan promoted sponsored".split())

_COLON = r"[\s*_]*[:|]"
_MEDIA = (
    r"(?:google news|whats ?app|telegram|instagram|facebook|twitter|youtube|tiktok|newsletter|aplikasi|apps?\b"
    r"|breaking news|berita (?:terkini|terbaru|terupdate|pilihan)|kanal|channel|saluran)"
)
_COPYRIGHT = r"(?:copyright\s*(?:©|\(c\)|\d{4}|:|by\b)|©|\(c\) ?\d{4})"
"""Beside a year it may close the page; without one it is of a picture."""
_NOUN = r"(?:artikel|berita|tulisan|video|liputan|selengkapnya|lain(?:nya)?|terkait|articles?|stor(?:y|ies))"
_LINK_ON = (
    rf"(?:baca|simak|lihat|tonton|cek|read|see|watch|also)\s+(?:juga|pula|also|more|read)(?:\s+{_NOUN}){{0,2}}{_COLON}"
)
_MORE_AT = (
    rf"(?:baca|terkait|(?:baca |simak |lihat |tonton |cek )?{_NOUN}(?: {_NOUN})?|pilihan (?:redaksi|editor)|rekomendasi"
    rf"|(?:watch|see) video|related(?: {_NOUN})?|editor['’]?s['’]? (?:pick|choice)s?){_COLON}"
)
_LINK_ON_IN_CAPITALS = (
    r"(?:baca|simak|lihat|tonton|read|see|watch|also)\s+(?-i:J(?:uga|UGA)|P(?:ula|ULA)|A(?:lso|LSO))\b"
)
_STARTS = [
    (Boilerplate.LINKS, rf"(?:baca|simak|lihat|tonton|cek|read|see|watch)\s+(?:juga|pula|also|more){_COLON}?\W*$"),
    (Boilerplate.LINE, _LINK_ON),
    (Boilerplate.LINE, _MORE_AT),
    (Boilerplate.LINKS, r"(?:simak|tonton|saksikan|lihat|watch|putar|play)\b[^.]{0,30}\bvideo\b[^.]{0,60}$"),
    (Boilerplate.LINE, r"(?:advertisement|sponsored)\b[^.!?]{0,40}$"),
    (Boilerplate.LINE, r"\[gambas\b|\[embed|\[caption|\[video"),
    (
        Boilerplate.BYLINE,
        r"(?:penulis|editor|redaktur|reporter|pewarta|wartawan|jurnalis|kontributor|fotografer|penyunting|pengunggah"
        rf"|sumber|source|author|writer|laporan wartawan){_COLON}",
    ),
    (Boilerplate.BYLINE, r"(?:reporting|additional reporting|editing|writing|compiled|edited|reported|written) by\b"),
    (Boilerplate.BYLINE, r"[^.]{0,150}\bcontributed to this (?:report|story|article)\b"),
    (Boilerplate.BYLINE, r"(?:oleh|by)\s+[^.!?]{2,80}$"),
    (
        Boilerplate.LINE,
        r"(?:foto|photo|photograph|gambar|image|ilustrasi|illustration|infografis|grafis|caption|picture|keterangan)"
        rf"\b[^.:|]{{0,20}}{_COLON}",
    ),
    (Boilerplate.LINE, r"image (?:source|caption)\b|(?:file|handout) photo\b"),
    (Boilerplate.LINE, r"(?:photo(?:graph)?s?|pictures?|images?|foto) (?:by|oleh)\b[^.!?]{2,60}$"),
    (Boilerplate.LINE, rf"(?:credits?|kredit)(?: foto| photo| gambar)?{_COLON}|dok(?:\.|umentasi\b)[^.!?]{{2,60}}$"),
    (Boilerplate.LINE, rf"(?:tags?|topi[ck]s?|label|kategori|category|filed under|kata kunci|keywords){_COLON}"),
    (Boilerplate.END, rf"{_COPYRIGHT}?.{{0,120}}\b(?:all rights reserved|hak cipta\s*(?:©|\d{{4}}|dilindungi))"),
    (Boilerplate.LINE, rf"{_COPYRIGHT}[^/.!?]{{0,60}}\s?/\s?[^/.!?]{{2,40}}$"),
    (Boilerplate.COPYRIGHT, rf"{_COPYRIGHT}.{{0,80}}\b(?:19|20)\d\d\b"),
    (Boilerplate.LINE, rf"{_COPYRIGHT}.{{0,80}}$|\(c\)\s?[^/.!?]{{1,40}}(?:/|$)"),
    (Boilerplate.END, _COPYRIGHT),
    (
        Boilerplate.LINE,
        r"(?:artikel|berita|tulisan) ini (?:telah |sudah |pernah |pertama kali )*(?:tayang|terbit|dimuat|dipublikasi)",
    ),
    (Boilerplate.LINE, r"this (?:article|story|post) (?:was |has been )?(?:first |originally )*(?:appeared|published)"),
    (
        Boilerplate.LINE,
        r"(?:sign up|subscribe|daftar(?:kan)?|berlangganan|join (?:us|our)|gabung|bergabung|mari bergabung|ikuti|simak"
        r"|follow (?:us|our|\S+)|like (?:us|our)|dapatkan|get (?:the|our|more|all)|download|unduh|install)"
        rf"\b[^.]{{0,80}}\b{_MEDIA}",
    ),
    (Boilerplate.LINE, r"(?:we|this (?:web)?site|situs ini|kami) (?:use|uses|menggunakan)\b[^.]{0,40}\bcookie"),
    (Boilerplate.LINE, r"(?:please )?(?:enable|aktifkan) javascript|your browser does|browser anda (?:tidak|belum)"),
    (Boilerplate.LINE, r"dilarang\b.{0,250}\btanpa izin\b"),
    (Boilerplate.LINE, r"(?:click|tap) here\b|klik (?:di ?sini|tautan|link)\b|our standards\b"),
    (Boilerplate.LINE, r"(?:scroll|gulir|geser)\b[^.]{0,30}(?:continue|lanjut|baca)"),
    (Boilerplate.LINE, r"\d++\s*+[-–]?\s*+(?:min(?:ute)?s?|menit)\s*(?:read|baca|membaca)?$"),
    (
        Boilerplate.LINE,
        r"[\d.,]++\s*+(?:rb|k|ribu)?\s*+(?:views?|shares?|comments?|likes|komentar|kali dibaca|dibaca|dilihat)$",
    ),
    (
        Boilerplate.LINE,
        r"\d++\s*+(?:jam|menit|hari|detik|pekan|hours?|hrs?|minutes?|mins?|days?)\s*(?:yang )?(?:lalu|ago)$",
    ),
    (Boilerplate.LINE, r"(?:telusuri|lihat|cek|temukan|indeks|index) (?:semua )?(?:berita|artikel)\b[^.]{0,40}$"),
    (Boilerplate.LINE, r"https?://\S+$|www\.\S+$"),
]
_PATTERNS = [(kind, re.compile(r"\W{0,6}(?:" + pattern + ")", re.IGNORECASE)) for kind, pattern in _STARTS]
_ANY = re.compile(
    r"\W{0,6}(?:" + "|".join(f"(?:{pattern})" for _, pattern in _STARTS) + ")",
    re.IGNORECASE,
)
_LINK_AFTER = re.compile(
    rf"(?<=[.!?…\"”’»)*])\s*[*(\[]{{0,4}}(?:{_LINK_ON}|{_MORE_AT}|{_LINK_ON_IN_CAPITALS})"
    r"(?:[^.!?…]{1,200}[?!]?\W*|[^\n\r]{1,200}\w[\"'”’»)\]*?!]*\s*)$",
    re.IGNORECASE,
)
"""A link to another story that was glued to a paragraph's last sentence."""
_LINK_WITHIN = 300
_REMEMBERED = 128
"""Lines whose words are at hand: a story's are compared with its title, adverts and boxes, one after the other."""
_BREADCRUMB = re.compile(r"[^.!?>»›]{1,40}(?:\s[>»›]\s[^>»›]{1,200})+$")
_MENU = re.compile(r"(?:Home|HOME|Beranda|BERANDA)(?:\s*[/|>»›-][^.!?]{0,200}|(?:\s+[A-Z]{3,}){1,20})$")
_HANDLES = re.compile(r"(?:[#@]\w+[\s,]*)+$")


def boilerplate(line: str) -> Boilerplate | None:
    """Tell what kind of furniture a line is; None for what may belong to the story.

    >>> boilerplate("- ADVERTISEMENT 2 -"), boilerplate("Baca juga: Harga ikan turun"), boilerplate("Harga ikan turun.")
    (<Boilerplate.LINE: 'line'>, <Boilerplate.LINE: 'line'>, None)
    """
    if len(line) > _LONGEST:
        return None
    words = words_of(line)
    if not words:
        return Boilerplate.LINE
    kind = _BY_WORDS.get(words)
    if kind is not None:
        return kind
    if _BREADCRUMB.match(line) or _MENU.match(line) or _HANDLES.match(line):
        return Boilerplate.LINE
    if _ANY.match(line):
        return next(kind for kind, pattern in _PATTERNS if pattern.match(line))
    return Boilerplate.BOX if line[-1] not in ".!?" and _opens_box(words) else None


def labels_advert(line: str) -> bool:
    """Return whether a line does nothing but announce an advert.

    >>> labels_advert("- IKLAN -"), labels_advert("Iklan itu ditarik.")
    (True, False)
    """
    return len(line) <= _LONGEST and words_of(line) in _ADVERT_LABELS


def without_link(text: str, span: Span) -> Span:
    """Leave out the link to another story that follows a paragraph's last sentence.

    >>> text = "Air surut sore itu. Baca juga: Harga ikan turun"
    >>> without_link(text, Span(0, len(text))).of(text)
    'Air surut sore itu.'
    """
    link = _LINK_AFTER.search(text, max(span.start, span.end - _LINK_WITHIN), span.end)
    return Span(span.start, link.start()) if link else span


@lru_cache(_REMEMBERED)
def words_of(line: str) -> str:
    """Reduce a line to its lower-case words, without digits and punctuation, for comparison.

    >>> words_of("- Advertisement 1 -")
    'advertisement'
    """
    return " ".join(_WORD.findall(line.casefold()))


def _opens_box(words: str) -> bool:
    parts = words.split()
    return len(parts) <= _BOX_WORDS and any(
        _BY_WORDS.get(" ".join(parts[:count])) is Boilerplate.BOX for count in (2, 3, 4)
    )
