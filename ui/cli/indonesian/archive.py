"""Errors of archives, their index and their settings."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["ARCHIVE"]

ARCHIVE: Mapping[str, str] = MappingProxyType(
    {
        # models
        "the bundled encoder in {} has {} rows for {} tokens; install the package again": (
            "encoder bawaan di {} berisi {} baris untuk {} token; pasang ulang paketnya"
        ),
        "cannot load the bundled encoder from {}: {}; install the package again": (
            "encoder bawaan tidak dapat dimuat dari {}: {}; pasang ulang paketnya"
        ),
        "cannot load encoder {} from {}: {}; give a complete sentence-transformers folder, {} or {}": (
            "encoder {} tidak dapat dimuat dari {}: {}; berikan folder sentence-transformers yang lengkap, {} atau {}"
        ),
        "cannot use judge {}: it gives {} numbers for a pair where one says its relevance; give a CrossEncoder that"
        " ranks, or {}": (
            "judge {} tidak dapat dipakai: ia memberi {} angka untuk satu pasangan, padahal satu angka menyatakan"
            " relevansinya; berikan CrossEncoder yang memeringkat, atau {}"
        ),
        "cannot load the bundled judge from {}: {}; install the package again": (
            "judge bawaan tidak dapat dimuat dari {}: {}; pasang ulang paketnya"
        ),
        "cannot load judge {} from {}: {}; give a complete CrossEncoder folder, or {}": (
            "judge {} tidak dapat dimuat dari {}: {}; berikan folder CrossEncoder yang lengkap, atau {}"
        ),
        "cannot load the translation table {}: {}; install the package again": (
            "tabel terjemahan {} tidak dapat dimuat: {}; pasang ulang paketnya"
        ),
        "cannot load {} {}: it is neither a folder nor in the local model cache; {}": (
            "{} {} tidak dapat dimuat: bukan folder dan tidak ada di cache model setempat; {}"
        ),
        "{} is a pickle, which can run any code: save the model's weights as safetensors": (
            "{} adalah pickle, yang dapat menjalankan kode apa pun: simpan bobot modelnya sebagai safetensors"
        ),
        "the model file {} is not the one that was shipped; install the package again": (
            "berkas model {} bukan yang dikirim bersama paket; pasang ulang paketnya"
        ),
        "cannot read {}, which the models are checked by: install the package again": (
            "{} tidak dapat dibaca, padahal dengannya model diperiksa: pasang ulang paketnya"
        ),
        "the model file {} cannot be read: {}; install the package again": (
            "berkas model {} tidak dapat dibaca: {}; pasang ulang paketnya"
        ),
        # articles
        "there is no article {} in {}: see `sitasi list`": "tidak ada artikel {} di {}: lihat `sitasi list`",
        "the source is empty: give a URL, or any name that no other article has": (
            "sumbernya kosong: berikan URL, atau nama apa pun yang tidak dipakai artikel lain"
        ),
        "{} begins several ids ({}): write more of one": "{} mengawali beberapa id ({}): tulislah lebih lengkap",
        "the folder {} cannot be used: {}": "folder {} tidak dapat dipakai: {}",
        "another article of this run has the same source: give it its own": (
            "artikel lain yang ikut ditambahkan bersumber sama: berikan sumbernya sendiri"
        ),
        "article {} is damaged, it is not what was added: add {} again, or take it out with `sitasi remove {} --yes`": (
            "artikel {} rusak, tidak lagi seperti saat ditambahkan: tambahkan {} lagi, atau keluarkan dengan"
            " `sitasi remove {} --yes`"
        ),
        "the story is empty or not in the text: choose at least one of its paragraphs": (
            "isi beritanya kosong atau tidak ada dalam teks: pilih sedikitnya satu paragrafnya"
        ),
        "the archive holds no article {}": "arsip tidak berisi artikel {}",
        # backups
        "{} is there already: choose another name for the backup": "{} sudah ada: pilih nama lain untuk cadangannya",
        "{} lies in the archive that it should outlive: choose another folder for the backup": (
            "{} terletak di dalam arsip yang dicadangkan: pilih folder lain untuk cadangannya"
        ),
        "{} is damaged and was not restored: {}": "{} rusak dan tidak dipulihkan: {}",
        "the backup {} cannot be written: {}; choose another place": (
            "cadangan {} tidak dapat ditulis: {}; pilih tempat lain"
        ),
        "the archive in {} holds {} articles, which {} would replace: allow it with --yes, or choose another folder": (
            "arsip di {} berisi {} artikel, yang akan digantikan oleh {}: izinkan dengan --yes, atau pilih folder lain"
        ),
        "there is no backup {}: give a file that `sitasi backup` made": (
            "tidak ada cadangan {}: berikan berkas buatan `sitasi backup`"
        ),
        "{} cannot be restored: {}": "{} tidak dapat dipulihkan: {}",
        "{} holds no archive: give a file that `sitasi backup` made": (
            "{} tidak berisi arsip: berikan berkas buatan `sitasi backup`"
        ),
        "{}; move that folder away, or restore into another": "{}; pindahkan folder itu, atau pulihkan ke folder lain",
        "the archive in {} is damaged and was not backed up: {}; `sitasi verify` tells all": (
            "arsip di {} rusak dan tidak dicadangkan: {}; `sitasi verify` memerinci semuanya"
        ),
        # databases
        "there is no archive in {}: make one with `sitasi add PATH --archive {}`": (
            "tidak ada arsip di {}: buatlah dengan `sitasi add PATH --archive {}`"
        ),
        "{} is a database, but not an archive of Sitasi: choose another": (
            "{} adalah basis data, tetapi bukan arsip Sitasi: pilih yang lain"
        ),
        "{} is damaged: it names the schema {}: restore a backup of it": (
            "{} rusak: skema yang disebutnya {}: pulihkan cadangannya"
        ),
        "{} has schema {}, newer than {}, the newest known here: update Sitasi": (
            "{} berskema {}, lebih baru daripada {}, yang terbaru di sini: perbarui Sitasi"
        ),
        "the archive folder {} cannot be used: {}": "folder arsip {} tidak dapat dipakai: {}",
        "{} cannot be used: {}": "{} tidak dapat dipakai: {}",
        "{} is damaged: {}: restore a backup of it": "{} rusak: {}: pulihkan cadangannya",
        "no archive can lie in a database of the kind {}: give a folder or {}": (
            "arsip tidak dapat disimpan di basis data jenis {}: berikan folder atau {}"
        ),
        "the database {} writes texts in {}, which cannot hold them all: make one with"
        " `createdb --encoding=UTF8 --template=template0`": (
            "basis data {} menulis teks dalam {}, yang tidak dapat memuat semuanya: buatlah dengan"
            " `createdb --encoding=UTF8 --template=template0`"
        ),
        "an archive on PostgreSQL needs the psycopg package: pip install 'sitasi[postgres]'": (
            "arsip di PostgreSQL memerlukan paket psycopg: pip install 'sitasi[postgres]'"
        ),
        "articles would be prepared otherwise on another machine ({}) than here ({}): install the same Sitasi and the"
        " same encoder there": (
            "artikel akan disiapkan lain di mesin lain ({}) daripada di sini ({}): pasang Sitasi dan encoder yang sama"
            " di sana"
        ),
        "a process at work for this one was ended, perhaps for want of memory: what was added is kept, try again": (
            "proses yang bekerja untuk perintah ini dihentikan, mungkin karena kurang memori: yang sudah ditambahkan"
            " tetap ada, cobalah lagi"
        ),
        "adding over many machines needs Ray: pip install 'sitasi[ray]'": (
            "menambahkan lewat banyak mesin memerlukan Ray: pip install 'sitasi[ray]'"
        ),
        "there is no Ray cluster {}: {}": "tidak ada klaster Ray {}: {}",
        "there is no Ray cluster at {}, which RAY_ADDRESS names: {}": (
            "tidak ada klaster Ray di {}, yang disebut RAY_ADDRESS: {}"
        ),
        "the Ray cluster failed: {}": "klaster Ray gagal: {}",
        "the archive in {} was encoded by {} ({}), the settings name {} ({}): set SITASI_ENCODER back, or encode it"
        " again with `sitasi rebuild --archive {}`": (
            "arsip di {} dikodekan oleh {} ({}), sedangkan pengaturan menyebut {} ({}): kembalikan SITASI_ENCODER, atau"
            " kodekan lagi dengan `sitasi rebuild --archive {}`"
        ),
        # the index
        "the parts of the index in {} do not hold the same passages": (
            "bagian-bagian indeks di {} tidak berisi kutipan yang sama"
        ),
        "the index in {} cannot be written: {}; the articles are kept: make room and ask again": (
            "indeks di {} tidak dapat ditulis: {}; artikelnya tetap ada: sediakan ruang dan tanyakan lagi"
        ),
        "the index in {} was made for another archive, encoder or analysis": (
            "indeks di {} dibuat untuk arsip, encoder, atau analisis lain"
        ),
        "the index in {} is new or was left halfway": "indeks di {} masih baru atau belum selesai dibuat",
        "the index in {} is damaged: {}": "indeks di {} rusak: {}",
        "another process changes the index at {} as well: ask again": (
            "proses lain juga mengubah indeks di {}: tanyakan lagi"
        ),
        "the collection {} at {} is no index of Sitasi, or of an earlier version: name another in SITASI_INDEX": (
            "koleksi {} di {} bukan indeks Sitasi, atau dari versi lama: sebutkan yang lain di SITASI_INDEX"
        ),
        "the index at {} cannot be used: {}; the articles are kept: see that {}, and ask again": (
            "indeks di {} tidak dapat dipakai: {}; artikelnya tetap ada: pastikan {}, lalu tanyakan lagi"
        ),
        "there is no index at {} yet": "belum ada indeks di {}",
        "the index at {} was left halfway": "indeks di {} belum selesai dibuat",
        "the index at {} is of the {} {}, these are {}: name another collection in SITASI_INDEX, or make it anew for"
        " this archive with `sitasi rebuild`": (
            "indeks di {} berasal dari {} {}, sedangkan ini {}: sebutkan koleksi lain di SITASI_INDEX, atau buat ulang"
            " untuk arsip ini dengan `sitasi rebuild`"
        ),
        "an index at {} needs the pymilvus package: pip install 'sitasi[milvus]'": (
            "indeks di {} memerlukan paket pymilvus: pip install 'sitasi[milvus]'"
        ),
        "index is {}: {}": "index bernilai {}: {}",
        # sources that are followed
        "there is no file or folder {}: check the path": "tidak ada berkas atau folder {}: periksa jalurnya",
        "another process is reading what is followed: wait until it has ended": (
            "proses lain sedang membaca sumber yang diikuti: tunggu sampai selesai"
        ),
    }
)
