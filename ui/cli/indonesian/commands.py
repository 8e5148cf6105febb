"""What the commands print, and what is wrong with how one was called."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["COMMANDS"]

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        # adding, removing
        "{} added, {} replaced, {} unchanged": "{} ditambahkan, {} digantikan, {} tetap",
        "rejected {}: {}": "ditolak {}: {}",
        "note {}: {}": "catatan {}: {}",
        "to take out what is gone: add --prune": "untuk mengeluarkan yang hilang: tambahkan --prune",
        "nothing was taken out: nobody could be asked; add --yes": (
            "tidak ada yang dikeluarkan: tidak ada yang dapat ditanya; tambahkan --yes"
        ),
        "nothing was taken out": "tidak ada yang dikeluarkan",
        "Take {} out of the archive?": "Keluarkan {} dari arsip?",
        "{} taken out": "{} dikeluarkan",
        "gone {}: {} ({})": "hilang {}: {} ({})",
        "gone, and {} more": "hilang, dan {} lagi",
        "without a title": "tanpa judul",
        "1 article": "1 artikel",
        "{} articles": "{} artikel",
        "Remove “{}” from the archive?": "Keluarkan “{}” dari arsip?",
        "Removed “{}”. To bring it back: sitasi add {}": "“{}” dikeluarkan. Untuk mengembalikannya: sitasi add {}",
        # listing, searching
        "Nothing found.": "Tidak ditemukan.",
        "no date": "tanpa tanggal",
        "(inferred)": "(disimpulkan)",
        "publisher unknown": "penerbit tidak diketahui",
        "copies": "salinan",
        "also in": "juga di",
        # upkeep
        "The archive is whole.": "Arsip utuh.",
        "Rebuilt the index of {} articles, {} passages.": "Indeks {} artikel, {} kutipan, dibuat ulang.",
        "Backed up {} articles, {} passages, to {}: checked, whole.": (
            "{} artikel, {} kutipan, dicadangkan ke {}: diperiksa, utuh."
        ),
        "Restored {} articles, {} passages, to {}.": "{} artikel, {} kutipan, dipulihkan ke {}.",
        "Put {} in the place of the {} articles in {}?": "Gantikan {1} artikel di {2} dengan {0}?",
        # sources that are followed
        "follows {}": "mengikuti {}",
        "follows already {}": "sudah mengikuti {}",
        "follows {} no longer": "tidak lagi mengikuti {}",
        "reading {}": "membaca {}",
        "Nothing is followed yet: sitasi follow PATH_OR_URL": "Belum ada yang diikuti: sitasi follow PATH_OR_URL",
        "not read yet": "belum dibaca",
        "{}, {} new": "{}, {} baru",
        "{}, {} since {}": "{}, {} sejak {}",
        "{} is not followed: see `sitasi follow --list`": "{} tidak diikuti: lihat `sitasi follow --list`",
        # files
        "Wrote {} articles and {} questions to {}.": "{} artikel dan {} pertanyaan ditulis ke {}.",
        "Wrote {} questions to {}.": "{} pertanyaan ditulis ke {}.",
        "Wrote {} questions, and every mark, to {}.": "{} pertanyaan, dan semua tanda, ditulis ke {}.",
        "Wrote {}.": "{} ditulis.",
        "kept {}: the archive holds it otherwise; --force replaces it": (
            "dibiarkan {}: isinya lain di arsip; --force menggantikannya"
        ),
        # users
        "{} may use the chat: sitasi chat --users {}": "{} boleh memakai obrolan: sitasi chat --users {}",
        "{} may no longer use the chat.": "{} tidak boleh lagi memakai obrolan.",
        "There are none.": "Tidak ada.",
        "Password": "Kata sandi",
        "{} is no user: write users with `sitasi users add`": (
            "{} bukan pengguna: tulislah pengguna dengan `sitasi users add`"
        ),
        "{} is no name for a user: take letters, digits and . @ - _, at most 64": (
            "{} bukan nama pengguna: pakailah huruf, angka, dan . @ - _, paling banyak 64"
        ),
        "the password is too short: take at least {} characters": (
            "kata sandinya terlalu pendek: pakailah sedikitnya {} karakter"
        ),
        "there is no user {}; those there are: {}": "tidak ada pengguna {}; yang ada: {}",
        "the users in {} cannot be read ({}): make some with `sitasi users add`": (
            "pengguna di {} tidak dapat dibaca ({}): buatlah dengan `sitasi users add`"
        ),
        # servers
        "cannot listen on {} port {} ({}): choose another host or port": (
            "tidak dapat menerima sambungan di {} porta {} ({}): pilih host atau porta lain"
        ),
        "port {} is in use: choose another with --port": "porta {} sedang dipakai: pilih yang lain dengan --port",
        "an MCP server needs the mcp package: pip install 'sitasi[mcp]'": (
            "server MCP memerlukan paket mcp: pip install 'sitasi[mcp]'"
        ),
        "MCP knows no users: leave out --mcp, or --users": (
            "MCP tidak mengenal pengguna: tinggalkan --mcp, atau --users"
        ),
        # how a command was called
        "Missing argument {}.": "Argumen {} belum ada.",
        "Missing option {}.": "Opsi {} belum ada.",
        "Missing command.": "Perintahnya belum ada.",
        "No such command {}.": "Tidak ada perintah {}.",
        "No such option: {}": "Tidak ada opsi {}",
        "No such option: {} (Possible options: {})": "Tidak ada opsi {} (opsi yang mungkin: {})",
        "Option {} requires an argument.": "Opsi {} memerlukan nilai.",
        "Option {} does not take a value.": "Opsi {} tidak menerima nilai.",
        "Got unexpected extra argument(s) ({})": "Ada argumen berlebih ({})",
        "Invalid value for {}: {}": "Nilai {} tidak sah: {}",
        "Invalid value: {}": "Nilai tidak sah: {}",
        "Input should be greater than or equal to {}": "harus {} atau lebih",
        "Input should be less than or equal to {}": "harus {} atau kurang",
        "Input should be a valid integer, unable to parse string as an integer": "harus bilangan bulat",
        "Input should be a valid number, unable to parse string as a number": "harus angka",
        "Input should be {}": "harus {}",
        "{} is not one of {}.": "{} bukan salah satu dari {}.",
        "{} is not in the range {}.": "{} di luar rentang {}.",
        "{} is not a valid {}.": "{} bukan {} yang sah.",
        "{} is no date: write one as 2025-12-31": "{} bukan tanggal: tulislah seperti 2025-12-31",
        "since {} is after until {}: exchange them": "since {} sesudah until {}: tukarlah",
        "there is no publisher {} in {}: the nearest are {}": "tidak ada penerbit {} di {}: yang terdekat {}",
        "there is no publisher {} in {}: see `sitasi list`": "tidak ada penerbit {} di {}: lihat `sitasi list`",
        "it is empty: ask in Indonesian or English": "kosong: bertanyalah dalam bahasa Indonesia atau Inggris",
        "SITASI_LANGUAGE is {}: choose id or en": "SITASI_LANGUAGE bernilai {}: pilih id atau en",
        "a BEIR folder is no single file: name a folder instead of -": (
            "folder BEIR bukan satu berkas: sebutkan folder alih-alih -"
        ),
        "--json and - exclude each other: leave one out": "--json dan - tidak dapat bersama: tinggalkan salah satu",
        "name a file that ends in .jsonl: by that `sitasi add` knows what it holds": (
            "sebutkan berkas berakhiran .jsonl: dari situ `sitasi add` mengenali isinya"
        ),
        "--questions takes --as questions or --as beir": "--questions memerlukan --as questions atau --as beir",
        "--questions takes a BEIR folder: articles alone bring no questions": (
            "--questions memerlukan folder BEIR: artikel saja tidak membawa pertanyaan"
        ),
        "{} cannot be read ({}): give a file that `sitasi export` wrote": (
            "{} tidak dapat dibaca ({}): berikan berkas tulisan `sitasi export`"
        ),
        "--list, --stop and --once exclude each other: leave two out": (
            "--list, --stop, dan --once tidak dapat bersama: tinggalkan dua di antaranya"
        ),
        "--stop takes what is followed no longer; --list and --once take nothing": (
            "--stop menerima yang tidak lagi diikuti; --list dan --once tidak menerima apa-apa"
        ),
        "--format and --json exclude each other: leave one out": (
            "--format dan --json tidak dapat bersama: tinggalkan salah satu"
        ),
        "-o takes --format: one of {}": "-o memerlukan --format: salah satu dari {}",
        "a Word document goes into a file: add -o FILE": "dokumen Word ditulis ke berkas: tambahkan -o BERKAS",
        "{} is there already: choose another name": "{} sudah ada: pilih nama lain",
        "there is no judge to measure: SITASI_JUDGE is off": "tidak ada judge untuk diukur: SITASI_JUDGE mati (off)",
        "there is no converter for {}: choose one of {}": "tidak ada pengonversi untuk {}: pilih salah satu dari {}",
        "name at least one folder to merge, then the new one": (
            "sebutkan sedikitnya satu folder untuk digabungkan, lalu yang baru"
        ),
    }
)
