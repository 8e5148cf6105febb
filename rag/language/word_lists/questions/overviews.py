"""Words by which news, summaries and the archive itself are asked for; an underscore stands for a space."""

from types import MappingProxyType

__all__ = ["FRAME", "NO_OVERVIEW", "ROLES"]

ROLES = MappingProxyType(
    {
        "about": """
            tentang mengenai soal seputar terkait perihal berkaitan sehubungan about on regarding
            concerning around related_to
        """,
        "mentions": """
            menyebut(?:kan)? memuat membahas mengulas menyinggung mengandung meliput memberitakan melaporkan mewartakan
            mengabarkan mention(?:s|ing)? contain(?:s|ing)? discuss(?:es|ing)? cover(?:s|ed|ing)? talks?_about
        """,
        "mentioned": """
            disebut(?:kan)? dibahas diulas diberitakan diliput mentioned discussed covered
        """,
        "reported": "diberitakan diliput dikabarkan diwartakan",
        "article": """
            artikel(?:-artikel)? berita(?:-berita)? pemberitaan kabar tulisan laporan liputan warta info(?:rmasi)?
            headlines? articles? stor(?:y|ies) news(?:_(?:items?|stories))? reports? reporting coverage pieces?
        """,
        "happening": """
            terjadi kejadian peristiwa perkembangan kasus insiden happen(?:s|ed|ing)? going(?:_on)?
            t(?:akes?|aking|ook)_place events? developments? incidents? miss(?:ed)?
        """,
        "new": """
            baru terbaru terkini hangat ramai utama penting belakangan akhir-akhir_ini update updates latest newest new
            recent recently lately top breaking important main
        """,
        "summary": """
            rangkum(?:kan|an|in)? ringkas(?:kan|an|in)? ikhtisar rekap(?:kan|an)? (?:inti)?sari poin(?:-poin)?
            garis_besar (?:ke)?simpul(?:kan|an)? secara_singkat singkatnya summari[sz]e summary sum_up
            wrap(?:_|-)?up catch_(?:me_)?up recap round-?up overview digest gist highlights? takeaways? key_points?
            in_(?:short|brief|a_nutshell) brief condense
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
            (?:di)?terbit(?:kan)? menulis ditulis dimuat (?:di)?laporkan apa_kata masuk muncul publish(?:ed|es)?
            writ(?:e|es|ten) wrote report(?:s|ed)? c[oa]me(?:_(?:out|in))? appear(?:s|ed)?
        """,
        "when": "kapan(?:kah)? tanggal tgl when date how_old",
        "first": "pertama(?:_kali)? tertua terlama paling_(?:lama|awal) first earliest oldest",
        "last": "terakhir(?:_kali)? terbaru paling_baru last latest newest most_recent",
        "all": "semua seluruh saja aja daftar all list which every mana(?:kah)?",
    }
)
"""What a word does in such a question; some do two things."""

FRAME = r"""
    tolong mohon coba mau ingin pengen pingin minta perlu butuh kasih beri(?:kan)? buat(?:kan)? bikin(?:kan)? tahu tau
    (?:mem)?baca(?:kan)? (?:me)?lihat(?:kan)? perlihatkan tampilkan tampilin tunjuk(?:kan|in) sebut(?:kan|in)
    ceritakan ceritain jelaskan jelasin sampaikan sajikan cari(?:kan|in)? temukan ambilkan cek kata nama singkat dong
    sih deh ya nggak paling lagi
    show give tell find get let see view display present provide fetch bring look search check explain describe write
    mak(?:e|ing) need want like read know known say anything something everything i['’]d whats short
    (?:day|week|month|year)['’]s quick briefly are_there is_there name word right so_far
    harian mingguan bulanan tahunan daily weekly monthly yearly annual
    kak gan min bang bro om mas mbak pak bu
"""
"""Words of a request that say nothing of what is requested."""

NO_OVERVIEW = r"""
    siapa who whom whose where mengapa kenapa why di_mana dimana ke_mana kemana itu tersebut that(?=\W*$) those ia dia
    mereka beliau he she they him them it
"""
"""Who asks with one of them asks for something else, or of what was spoken of before."""
