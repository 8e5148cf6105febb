"""Lines in which an outlet speaks of itself, and sentences of stories in nearly the same words."""

import pytest

from rag.reading.body.selection import select
from rag.reading.body.stock_phrases import is_stock
from rag.reading.body.text_blocks import paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "Berlangganan mulai Rp15.000 per bulan.",
        "Subscribe now for $1 a week.",
        "Artikel ini khusus untuk pelanggan.",
        "This article is for subscribers only.",
        "Sudah berlangganan? Masuk",
        "Already a subscriber? Sign in.",
        "Buat akun untuk melanjutkan membaca.",
        "Create a free account to keep reading.",
        "You have reached your limit of free articles.",
        "Daftarkan surel Anda untuk menerima ringkasan berita setiap pagi.",
        "Get the day's news in your inbox every morning.",
        "Masuk untuk menulis komentar.",
        "Comments are moderated before they appear.",
        "Isi komentar sepenuhnya menjadi tanggung jawab pembaca.",
        "Artikel ini disusun dengan bantuan kecerdasan buatan dan disunting oleh redaksi.",
        "This story was generated with the help of AI and edited by our desk.",
        "Punya informasi untuk kami? Kirim ke redaksi@lembah.example.",
        "Do you know something about this? Get in touch with our reporters.",
        "Kami dapat menerima komisi bila Anda membeli lewat tautan di halaman ini.",
        "This post contains affiliate links.",
        "Rina Sari adalah wartawan Kabar Lembah yang meliput lingkungan sejak 2015.",
        "Dana Wells is a reporter for Valley News covering water policy.",
        "Please log in to leave a comment on this story.",
        "Comments are closed on this article.",
        "Isi komentar di luar tanggung jawab redaksi.",
        "Only 2 crowns a week for unlimited access.",
        "Read this story for free with an account.",
        "Terjemahan artikel ini dibuat oleh mesin.",
        "Pandangan dalam tulisan ini adalah milik penulis.",
        "The views expressed are the author's own.",
        "Dukung kami dengan menjadi anggota.",
        "Hubungi penulis di rina@lembah.example.",
        "Tom Reeve has covered the coast for Valley News since 2009.",
        "Kami dan 412 mitra kami menyimpan kuki di perangkat Anda.",
        "You can withdraw your consent at any time.",
        "Untuk membaca lanjutan berita ini, silakan masuk.",
    ],
)
def test_what_an_outlet_says_of_itself_is_no_story(line: str) -> None:
    story = ["Air sungai itu melewati tanggul pada hari Rabu.", "Warga di lima kampung mengungsi ke balai desa."]
    text = "\n\n".join([story[0], line, story[1], line])
    assert [span.of(text) for span in select(text, paragraphs(text)).body] == story


@pytest.mark.parametrize(
    "line",
    [
        "Harga langganan air naik mulai Rp15.000 per bulan, kata direktur perusahaan itu.",
        "Subscribers will pay $5 more for the streaming service from May.",
        "Layanan itu hanya untuk pelanggan yang membayar tagihan tepat waktu.",
        "Daftar penerima bantuan dikirim lewat surel kepada kepala desa.",
        "Terima kasih, kata Rina lewat surel kepada wartawan.",
        "Get the vaccine before you email your doctor, officials said.",
        "Komisi itu mengirim tautan kepada para calon.",
        "We earned a commission on every sale, the broker told the court.",
        "Pemerintah memakai kecerdasan buatan untuk memantau banjir.",
        "This report on artificial intelligence was presented to parliament on Monday.",
        "Rina Sari adalah wartawan yang ditangkap polisi pada hari Rabu.",
        "Dana Wells is a reporter who was arrested for trespassing on Monday.",
        "“Berlangganan mulai Rp15.000,” kata penjaga loket itu.",
        "Langganan listrik naik mulai Rp50.000 per bulan bagi rumah tangga.",
        "Paket sembako seharga Rp100.000 dibagikan kepada 400 keluarga.",
        "Penulis novel itu meninggal dunia pada usia 81 tahun.",
        "Dua wartawan yang meliput unjuk rasa itu ditahan semalam.",
        "Komentar menteri itu ditanggapi oleh serikat buruh.",
    ],
)
def test_a_story_about_such_things_is_one(line: str) -> None:
    assert not is_stock(line)
