"""Nouns of both languages, by what a question or a follow-up does with them."""

__all__ = [
    "ATTRIBUTES",
    "ENGLISH_CLAIMS",
    "ENGLISH_GENERIC",
    "INDONESIAN_CLAIMS",
    "INDONESIAN_GENERIC",
    "NEVER_OWNED",
    "NOT_THINGS",
    "OF_CLAIMS",
    "OF_THINGS",
    "PLACE_HEADS",
    "TIMES",
    "TITLES",
    "UNITS",
]

ATTRIBUTES = r"""
    harga tarif biaya ongkos jumlah tinggi panjang lebar luas berat umur usia gaji nilai kecepatan kapasitas ketinggian
    kedalaman populasi penduduk modal anggaran
    prices? fares? costs? fees? number height length width depth weight age salary value speed capacity population
    budget
"""
"""What a thing has: asked for, it is the thing that is spoken of."""

OF_THINGS = r"""
    harga tarif biaya ongkos panjang lebar berat kecepatan kapasitas
    costs? prices? priced weighs? long wide heavy fast looks? called sells? sold
"""
"""What is said of a thing that is made or sold, not of who makes it."""

UNITS = "meter metre kilometer kilometre km kg kilogram ton tonne persen rupiah dolar orang buah unit tahun"
"""What is counted or measured in."""

PLACE_HEADS = r"""
    wali_kota walikota bupati gubernur kota kabupaten provinsi ibu_kota ibukota penduduk
    mayor governor regent capital population
"""
"""What a place has one of: "and in Arunggala?" asks for another."""

TITLES = r"""
    wali kota bupati gubernur presiden menteri kepala desa gunung pulau danau sungai kabupaten provinsi kecamatan pt
    mount mt lake river mayor president governor minister king queen dr prof
"""
"""Written large before a name, they stay where the name is replaced."""

NEVER_OWNED = r"""
    ha pu ta awal mula sebenar biasa umum akhir sebelum selanjut sesungguh misal kata rupa kira tentu khusus seharus
    sepenuh setidak satu-satu pertama ada lain terakhir semua kedua ketiga terjadi sebaik seada selama kelihatan
    sepatut adak sekira kebanyakan selengkap secepat sebanyak sebesar setinggi berikut kali mesti pada mulai resmi pasti
"""
"""Before -nya they stand for nothing: hanya, punya, biasanya."""

NOT_THINGS = r"""
    saat waktu ketika tahun hari bulan minggu pekan pagi siang sore malam masa zaman era abad kali musim dunia negeri
    selain sementara karena setelah sebelum sejak selama untuk maka apa apakah siapa kini belakangan akhir-akhir detik
    kala seperti dari pada dengan oleh hal sekarang yang mana berapa kapan
"""
"""Words with -nya, itu or ini that name no thing."""

INDONESIAN_CLAIMS = "kabar isu rumor berita laporan klaim tudingan kejadian peristiwa keputusan"
"""What a claim can be called."""

INDONESIAN_GENERIC = f"""
    perusahaan kota kabupaten desa negara pulau kapal klub tim bank partai orang pria wanita tokoh pejabat proyek
    rencana kesepakatan perjanjian kemitraan kontrak pertemuan acara produk ponsel mobil lembaga instansi
    {INDONESIAN_CLAIMS}
"""
"""What anything can be called once it has been named."""

OF_CLAIMS = "penyebab sebab alasan akibat dampak bukti tujuan kronologi"
"""What a claim has."""

ENGLISH_CLAIMS = frozenset("story report rumor rumour claim news".split())
"""Likewise."""

ENGLISH_GENERIC = ENGLISH_CLAIMS.union(
    """
    company firm city town village country island ship boat club team bank party person man woman project plan deal
    agreement partnership alliance contract meeting event decision product phone car
    """.split()
)
"""Likewise."""

TIMES = frozenset("year month week weekend morning afternoon evening time season summer winter century day".split())
"""After "that" or "this" they tell a time, no thing."""
