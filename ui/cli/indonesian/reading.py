"""Why a file, page or line cannot be read as an article."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["READING"]

READING: Mapping[str, str] = MappingProxyType(
    {
        # what stands in a text
        "no story found: not one paragraph besides menus, links and adverts": (
            "tidak ada isi berita: tidak satu paragraf pun selain menu, tautan, dan iklan"
        ),
        "{} is not text; write it as one string": "{} bukan teks; tulislah sebagai satu string",
        "the date is not text and cannot be read; write it as YYYY-MM-DD": (
            "tanggalnya bukan teks dan tidak dapat dibaca; tulislah sebagai YYYY-MM-DD"
        ),
        "the date {} cannot be read; write it as YYYY-MM-DD": (
            "tanggal {} tidak dapat dibaca; tulislah sebagai YYYY-MM-DD"
        ),
        "holds NUL bytes or others that are no letters, so it is not a text file": (
            "memuat byte NUL atau byte lain yang bukan huruf, jadi bukan berkas teks"
        ),
        "the text has {} characters, more than {}; split it into articles": (
            "teksnya {} karakter, lebih dari {}; pecahlah menjadi beberapa artikel"
        ),
        "the text has {} lines, more than {}; split it into articles": (
            "teksnya {} baris, lebih dari {}; pecahlah menjadi beberapa artikel"
        ),
        "the text holds NUL characters; remove them": "teksnya memuat karakter NUL; hapuslah",
        "the text holds half a character ({} at {}); encode it anew": (
            "teksnya memuat karakter separuh ({} di {}); kodekan ulang"
        ),
        "is not valid UTF-8 (byte {}); save it as UTF-8": "bukan UTF-8 yang sah (byte {}); simpan sebagai UTF-8",
        "holds bytes that are not in the encoding it states; save it as UTF-8 and add that": (
            "memuat byte di luar pengodean yang disebutnya; simpan sebagai UTF-8, lalu tambahkan"
        ),
        "larger than {} MB; {}": "lebih besar dari {} MB; {}",
        "is empty": "kosong",
        "holds no text": "tidak berisi teks",
        # files and folders
        "files like {} are not read; open it in LibreOffice and save it as {}": (
            "berkas seperti {} tidak dibaca; buka di LibreOffice dan simpan sebagai {}"
        ),
        "files like {} cannot be read; its name must end in one of {}": (
            "berkas seperti {} tidak dapat dibaca; namanya harus berakhiran salah satu dari {}"
        ),
        "cannot be opened ({}); check its path and permissions": ("tidak dapat dibuka ({}); periksa jalur dan izinnya"),
        "its name is not valid UTF-8; rename it": "namanya bukan UTF-8 yang sah; ganti namanya",
        "there is no such file or folder; check the path": "berkas atau folder itu tidak ada; periksa jalurnya",
        "is neither a file nor a folder": "bukan berkas dan bukan folder",
        # fields, lines and tables
        "{} is {}, which no exported article has; export it again, or leave 'body' out": (
            "{} bernilai {}, yang tidak ada dalam artikel hasil ekspor; ekspor lagi, atau tinggalkan 'body'"
        ),
        "has neither 'text' nor 'body' nor another name of a story; put the story under 'text'": (
            "tidak punya 'text', 'body', atau nama lain untuk isi berita; letakkan isinya di 'text'"
        ),
        "its story is not text; write it as one string, or a list of paragraphs": (
            "isi beritanya bukan teks; tulislah sebagai satu string, atau daftar paragraf"
        ),
        "its story is empty": "isi beritanya kosong",
        "the {} is longer than {} MB; split it into articles": (
            "entrinya lebih panjang dari {1} MB; pecahlah menjadi beberapa artikel"
        ),
        "is not a JSON object; write one object a line, with its story under 'text'": (
            "bukan objek JSON; tulislah satu objek per baris, dengan isi beritanya di 'text'"
        ),
        "is not valid JSON ({}, column {}); write one object a line": (
            "bukan JSON yang sah ({}, kolom {}); tulislah satu objek per baris"
        ),
        "its JSON is nested too deeply or has a number that is too long; simplify it": (
            "JSON-nya bersarang terlalu dalam atau memuat angka yang terlalu panjang; sederhanakan"
        ),
        "the field {} is not known and was left out; see docs/adding.md": (
            "kolom {} tidak dikenal dan diabaikan; lihat docs/adding.md"
        ),
        "{} fields are not known and were left out ({} and others); see docs/adding.md": (
            "{} kolom tidak dikenal dan diabaikan ({} dan lainnya); lihat docs/adding.md"
        ),
        "the front matter has more than {} characters; shorten it": "front matter-nya lebih dari {} karakter; ringkas",
        "the front matter is not valid YAML ({}); mend or remove it": (
            "front matter-nya bukan YAML yang sah ({}); perbaiki atau hapus"
        ),
        "the front matter has no end; close it with a line of ---": (
            "front matter-nya tidak berakhir; tutuplah dengan baris ---"
        ),
        "has {} cells, but the first row names {}; put texts in quotes": (
            "punya {} sel, padahal baris pertama menyebut {}; apitlah teks dengan tanda kutip"
        ),
        "{}; close its quotation mark": "{}; tutuplah tanda kutipnya",
        "holds no sheet": "tidak berisi lembar kerja",
        "has a sheet of {} rows and {} columns; export it as CSV": (
            "punya lembar dengan {} baris dan {} kolom; ekspor sebagai CSV"
        ),
        "a text of {} characters, which fill a cell, may be cut short": (
            "teks sepanjang {} karakter, sepenuh satu sel, mungkin terpotong"
        ),
        # pages
        "no story found in the page; is it an article?": "tidak ada isi berita di halaman ini; apakah ini artikel?",
        "the page is no article: it links to {} stories; add their addresses": (
            "halaman ini bukan artikel: ia menautkan {} berita; tambahkan alamat beritanya"
        ),
        "the page is no article but {}; open it in a browser and add what it shows": (
            "halaman ini bukan artikel melainkan {}; buka di peramban dan tambahkan yang ditampilkannya"
        ),
        "only the beginning of the story stands on the page: the rest is for subscribers": (
            "hanya awal berita yang ada di halaman: selebihnya untuk pelanggan"
        ),
        "the page has {} tags, more than {}; is it one article?": (
            "halaman ini punya {} tag, lebih dari {}; apakah ini satu artikel?"
        ),
        "the page has tags with more than {} attributes; is it an article?": (
            "halaman ini punya tag dengan lebih dari {} atribut; apakah ini artikel?"
        ),
        "of the page's {} stories the first was read: add the addresses of the others": (
            "dari {} berita di halaman, yang pertama dibaca: tambahkan alamat yang lain"
        ),
        # the web
        "the address is longer than {} characters": "alamatnya lebih panjang dari {} karakter",
        "is not fetched: only http:// and https:// are; name a file by its path": (
            "tidak diambil: hanya http:// dan https:// yang diambil; sebutkan berkas dengan jalurnya"
        ),
        "is no address (port {}); copy it again": "bukan alamat (porta {}); salinlah lagi",
        "is no address ({}); copy it again": "bukan alamat ({}); salinlah lagi",
        "names no host; copy the address again": "tidak menyebut host; salinlah alamatnya lagi",
        "holds a name or password; what needs a login is not fetched, add the saved page instead": (
            "memuat nama atau kata sandi; yang harus masuk dulu tidak diambil, tambahkan halaman yang disimpan"
        ),
        "the server answers {}; {}": "server menjawab {}; {}",
        "check the address": "periksa alamatnya",
        "{} is this machine; set SITASI_WEB_LOOPBACK=1 where that is meant": (
            "{} adalah mesin ini; atur SITASI_WEB_LOOPBACK=1 kalau memang itu maksudnya"
        ),
        "{} is not on the public internet, so it is not asked; add the saved page instead": (
            "{} tidak berada di internet publik, jadi tidak dihubungi; tambahkan halaman yang disimpan"
        ),
        "{} does not answer at port {} ({}); try again later": "{} tidak menjawab di porta {} ({}); coba lagi nanti",
        "there is no host {}; check the address and your connection": (
            "tidak ada host {}; periksa alamat dan sambungan Anda"
        ),
        "is XML, but neither a feed nor a page; give the address of an article": (
            "adalah XML, tetapi bukan feed dan bukan halaman; berikan alamat artikel"
        ),
        "is a feed without entries": "adalah feed tanpa entri",
        "is a feed that another feed names; add it by its own address": (
            "adalah feed yang disebut feed lain; tambahkan dengan alamatnya sendiri"
        ),
        "has no link to an article": "tidak punya tautan ke artikel",
        "its site lets no program read it (robots.txt); add the saved page instead": (
            "situsnya tidak mengizinkan program membacanya (robots.txt); tambahkan halaman yang disimpan"
        ),
        "its site's robots.txt cannot be read (status {}), so no page of it is; try again later": (
            "robots.txt situsnya tidak dapat dibaca (status {}), jadi halamannya juga tidak; coba lagi nanti"
        ),
        "its site's robots.txt cannot be read, so no page of it is: that file {}": (
            "robots.txt situsnya tidak dapat dibaca, jadi halamannya juga tidak: berkas itu {}"
        ),
        "comes packed as {}, which was not asked for; add the saved page instead": (
            "datang terkemas sebagai {}, padahal tidak diminta; tambahkan halaman yang disimpan"
        ),
        "breaks off in the middle; try again later": "terputus di tengah; coba lagi nanti",
        "comes packed as gzip and cannot be unpacked; try again later": (
            "datang terkemas sebagai gzip dan tidak dapat dibuka; coba lagi nanti"
        ),
        "leads on and on, more than {} times; open it in a browser": (
            "mengalihkan terus, lebih dari {} kali; buka di peramban"
        ),
        "is {}, not a page; give the address of an article or a feed": (
            "adalah {}, bukan halaman; berikan alamat artikel atau feed"
        ),
        "{} of its entries carry no article; {}": "{} entrinya tidak memuat artikel; {}",
        "none of its {} entries carries its article; {}": "tidak satu pun dari {} entrinya memuat artikelnya; {}",
        "add the address of the feed, whose articles are fetched": (
            "tambahkan alamat feed-nya, yang artikelnya akan diambil"
        ),
        "holds no article": "tidak berisi artikel",
    }
)
