"""Words by which news, summaries and the archive itself are asked for; an underscore stands for a space."""

from types import MappingProxyType

__all__ = ["FRAME", "NO_OVERVIEW", "ROLES"]

ROLES = MappingProxyType(
    {
        "about": """
            tentang mengenai soal seputar terkait perihal about on regarding concerning around
        """,
        "mentions": """
            menyebut(?:kan)? memuat membahas mengulas menyinggung mengandung meliput memberitakan melaporkan mewartakan
            mengabarkan mention(?:s|ing)? contain(?:s|ing)? discuss(?:es|ing)? cover(?:s|ed|ing)? talks?_about
        """,
        "mentioned": """
            disebut(?:kan)? dibahas diulas diberitakan diliput mentioned discussed covered
        """,
        "article": """
            artikel(?:-artikel)?(?:nya)? berita(?:-berita)?(?:nya)? (?:pem|di)berita(?:kan|an) kabar(?:nya)? tulisan
            laporan liputan diliput warta headlines? info(?:rmasi)? articles? stor(?:y|ies) news(?:_(?:items?|stories))?
            reports? reporting coverage pieces?
        """,
        "happening": """
            terjadi kejadian peristiwa perkembangan kasus insiden happen(?:s|ed|ing)? going(?:_on)?
            t(?:akes?|aking|ook)_place events? developments? incidents? miss(?:ed)?
        """,
        "new": """
            baru terbaru terkini hangat ramai utama penting update updates latest newest new recent top
            breaking important main
        """,
        "summary": """
            rangkum(?:kan|an|in)? ringkas(?:kan|an|in)? ikhtisar rekap(?:kan|an)? intisari poin(?:-poin)? summari[sz]e
            summary sum_up recap round-?up overview digest highlights? brief
        """,
        "quantity": "berapa(?:kah)? jumlah(?:nya)? banyaknya total hitung how_many number count",
        "outlet": """
            media(?:nya)? penerbit koran surat_kabar sumber_berita outlets? publishers? newspapers? papers?
            publications? sources?
        """,
        "archive": """
            arsip(?:nya)? koleksi isi(?:nya)? di_sini ters(?:impan|edia) archive collection here stored you_have
        """,
        "published": """
            (?:di)?terbit(?:kan)? menulis ditulis dimuat dilaporkan masuk publish(?:ed|es)? writ(?:e|es|ten)
            wrote report(?:s|ed)? came_out come_out appear(?:s|ed)?
        """,
        "when": "kapan(?:kah)? tanggal tgl when date how_old",
        "first": "pertama(?:_kali)? tertua terlama paling_(?:lama|awal) first earliest oldest",
        "last": "terakhir(?:_kali)? terbaru paling_baru last latest newest most_recent",
        "all": "semua seluruh saja aja daftar all list which every mana(?:kah)?",
    }
)
"""What a word does in such a question; some do two things."""

FRAME = r"""
    tolong mohon mau ingin pengen pingin minta kasih beri(?:kan)? buat(?:kan)? bikin(?:kan)? tahu tau membaca baca
    lihat(?:kan)? tampilkan tunjuk(?:kan|in) sebutkan ceritakan cari(?:kan|in)? temukan kata nama singkat dong sih deh
    ya nggak paling lagi
    show give tell find get write make need want like read know say anything something everything i['’]d whats short
    quick briefly weekly daily are_there is_there name word right
"""
"""Words of a request that say nothing of what is requested."""

NO_OVERVIEW = r"""
    siapa who whom whose where mengapa kenapa why di_mana dimana ke_mana kemana itu tersebut that(?=\W*$) those ia dia
    mereka beliau he she they him them it
"""
"""Who asks with one of them asks for something else, or of what was spoken of before."""
