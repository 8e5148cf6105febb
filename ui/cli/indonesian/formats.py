"""Why a file of a certain format cannot be read."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["FORMATS"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        # books and documents
        "holds no chapter with a story": "tidak berisi bab dengan isi berita",
        "is protected against copying and cannot be read; add one without protection": (
            "dilindungi dari penyalinan dan tidak dapat dibaca; tambahkan yang tanpa perlindungan"
        ),
        "{} in the chapter": "{} dalam bab itu",
        "{} in the chapter, but a list of contents": "{} dalam bab itu, hanya daftar isi",
        "is damaged, or no {} ({}); open it in its program and save it again": (
            "rusak, atau bukan {} ({}); buka di programnya dan simpan lagi"
        ),
        "its text unpacks to more than {} MB or {} tags; split it": (
            "teksnya menjadi lebih dari {} MB atau {} tag setelah dibuka; pecahlah"
        ),
        "is a document of before 2007, whatever it is called; open it and save it as a {}": (
            "adalah dokumen dari sebelum 2007, apa pun namanya; buka dan simpan sebagai {}"
        ),
        "is damaged: no page of it can be read; open it in another program and save it again": (
            "rusak: tidak satu halaman pun dapat dibaca; buka di program lain dan simpan lagi"
        ),
        "is encrypted in a way that is not read; save it without a password": (
            "dienkripsi dengan cara yang tidak dibaca; simpan tanpa kata sandi"
        ),
        "is damaged; open it in another program and save it again": "rusak; buka di program lain dan simpan lagi",
        "is no PDF file; was it saved whole?": "bukan berkas PDF; apakah tersimpan utuh?",
        "does not say which letters its signs stand for; {}": "tidak menyebut huruf mana yang diwakili tandanya; {}",
        "reading PDF files needs the pdfminer.six package: pip install 'sitasi[pdf]'": (
            "membaca berkas PDF memerlukan paket pdfminer.six: pip install 'sitasi[pdf]'"
        ),
        "needs a password; save it without one": "memerlukan kata sandi; simpan tanpa kata sandi",
        "save it without its pictures": "simpan tanpa gambarnya",
        "is scanned: it holds pictures of pages and no text; {}": (
            "adalah hasil pindaian: berisi gambar halaman, bukan teks; {}"
        ),
        "recognise its letters with a program such as ocrmypdf, and add what that writes": (
            "kenali hurufnya dengan program seperti ocrmypdf, lalu tambahkan hasilnya"
        ),
        # mails and saved pages
        "holds no page; save it again": "tidak berisi halaman; simpan lagi",
        "larger than {} MB; save it without its attachments": "lebih besar dari {} MB; simpan tanpa lampirannya",
        "has more lines, or parts within parts, than any mail; save its text as a file": (
            "punya baris atau bagian bersarang lebih banyak daripada surel mana pun; simpan teksnya sebagai berkas"
        ),
        "is not a valid mail; save its text as a file": "bukan surel yang sah; simpan teksnya sebagai berkas",
        "has too many mails within mails; save its text as a file": (
            "punya terlalu banyak surel di dalam surel; simpan teksnya sebagai berkas"
        ),
        "has a text that cannot be unpacked; save it as a file": (
            "punya teks yang tidak dapat dibuka kemasannya; simpan sebagai berkas"
        ),
        # web archives
        "breaks off in the middle": "terputus di tengah",
        "is not an answer of a web server": "bukan jawaban server web",
        "is larger than {} MB": "lebih besar dari {} MB",
        "is packed as {}, which is not read": "dikemas sebagai {}, yang tidak dibaca",
        "is no web archive: it does not begin with WARC/ and a version": (
            "bukan arsip web: tidak diawali WARC/ dan versinya"
        ),
        "unpacks to more than {} times its size; add what is in it": (
            "menjadi lebih dari {} kali ukurannya setelah dibuka; tambahkan isinya"
        ),
        "holds no web archive: no file archive/*.warc.gz": "tidak berisi arsip web: tidak ada archive/*.warc.gz",
        "cannot be unpacked": "tidak dapat dibuka kemasannya",
        "cannot be unpacked; pack it again": "tidak dapat dibuka kemasannya; kemas lagi",
        # XML, feeds and news items
        "holds no text: its content lies elsewhere, or is a picture or sound": (
            "tidak berisi teks: isinya di tempat lain, atau berupa gambar atau suara"
        ),
        "holds no news item": "tidak berisi berita",
        "says nothing of itself: it has no itemMeta": "tidak menerangkan dirinya: tidak ada itemMeta",
        "may not be published before {}": "belum boleh terbit sebelum {}",
        "holds no text: it has no body.content": "tidak berisi teks: tidak ada body.content",
        "its publisher says that it is {}": "penerbitnya menyatakan bahwa ini {}",
        "is a sitemap: it holds addresses, not articles; add the address of its site's feed": (
            "adalah sitemap: isinya alamat, bukan artikel; tambahkan alamat feed situsnya"
        ),
        "is XML of a kind that is not read: its root element is {}": (
            "adalah XML jenis yang tidak dibaca: elemen akarnya {}"
        ),
        "is no XML: no element stands at its beginning": "bukan XML: tidak ada elemen di awalnya",
        "declares entities, which are not read; save it without them": (
            "mendeklarasikan entitas, yang tidak dibaca; simpan tanpa itu"
        ),
        "is not valid XML ({}); save it again": "bukan XML yang sah ({}); simpan lagi",
        "its content is empty": "isinya kosong",
        "has an item of more than {} MB, the rest was left": "punya butir lebih dari {} MB, selebihnya ditinggalkan",
        "is no valid XML after item {} ({}); export it again": (
            "bukan XML yang sah setelah butir {} ({}); ekspor lagi"
        ),
        # packed files
        "unpacks to more than {} times its size; what follows was left": (
            "menjadi lebih dari {} kali ukurannya setelah dibuka; selebihnya ditinggalkan"
        ),
        "is damaged: it is not valid gzip ({})": "rusak: bukan gzip yang sah ({})",
        "unpacks to more than {} times its size; add it unpacked": (
            "menjadi lebih dari {} kali ukurannya setelah dibuka; tambahkan yang sudah dibuka kemasannya"
        ),
        "breaks off in the middle; pack it again": "terputus di tengah; kemas lagi",
        "is not valid gzip ({}); pack it again": "bukan gzip yang sah ({}); kemas lagi",
        "holds more than some 200,000 files; unpack it and add the folder": (
            "berisi lebih dari sekitar 200.000 berkas; buka kemasannya dan tambahkan foldernya"
        ),
        "is packed in a way that is not read; unpack it and add the folder": (
            "dikemas dengan cara yang tidak dibaca; buka kemasannya dan tambahkan foldernya"
        ),
        "is not a valid ZIP file ({}); pack it again": "bukan berkas ZIP yang sah ({}); kemas lagi",
        "cannot be unpacked ({}); pack it again": "tidak dapat dibuka kemasannya ({}); kemas lagi",
        "unpacks to more than {} times its size; unpack it and add the folder": (
            "menjadi lebih dari {} kali ukurannya setelah dibuka; buka kemasannya dan tambahkan foldernya"
        ),
        "needs a password; unpack it and add the folder": (
            "memerlukan kata sandi; buka kemasannya dan tambahkan foldernya"
        ),
        "is a ZIP file in another one; unpack that one": "adalah berkas ZIP di dalam yang lain; buka yang luar",
        "holds no page and no other file of articles": "tidak berisi halaman atau berkas artikel lain",
        # Parquet
        "is damaged{}, or no Parquet ({})": "rusak{}, atau bukan Parquet ({})",
        "is packed as a whole; unpack it, Parquet packs its columns by itself": (
            "dikemas seluruhnya; buka kemasannya, Parquet mengemas kolomnya sendiri"
        ),
        "unpacks to more than {} times its size; write it again as .jsonl": (
            "menjadi lebih dari {} kali ukurannya setelah dibuka; tulis lagi sebagai .jsonl"
        ),
        "is Parquet, which takes the extra `parquet`: pip install 'sitasi[parquet]'": (
            "adalah Parquet, yang memerlukan ekstra `parquet`: pip install 'sitasi[parquet]'"
        ),
        "unpacks to more than {} times its size, from row {} on": (
            "menjadi lebih dari {} kali ukurannya setelah dibuka, mulai baris {}"
        ),
    }
)
