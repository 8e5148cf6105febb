"""Errors of settings, questions, language models and what is handed on or served."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["SETTINGS"]

SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        # settings
        "{} is {}: give a name or a path": "{} bernilai {}: berikan nama atau jalur",
        "web is {}: give a Web": "web bernilai {}: berikan Web",
        "the archive is {}: give a folder, or an address such as {}": (
            "arsip bernilai {}: berikan folder, atau alamat seperti {}"
        ),
        "{} is {}: choose a number of seconds above 0": "{} bernilai {}: pilih jumlah detik di atas 0",
        "{} is {}: choose a number from 0 to 1": "{} bernilai {}: pilih angka dari 0 sampai 1",
        "{} is {}: choose a whole number from 0 to {}": "{} bernilai {}: pilih bilangan bulat dari 0 sampai {}",
        "{} is {}: it must be {}": "{} bernilai {}: harus {}",
        "a number": "angka",
        "1 or 0": "1 atau 0",
        "web pause is {}: choose a number of seconds, 0 or more": (
            "web pause bernilai {}: pilih jumlah detik, 0 atau lebih"
        ),
        "web entries is {}: choose a whole number from 1": "web entries bernilai {}: pilih bilangan bulat mulai dari 1",
        "follow_every is {}: choose 0 or a number of seconds from {}": (
            "follow_every bernilai {}: pilih 0 atau jumlah detik mulai dari {}"
        ),
        "the address of the archive cannot be read: give one such as {}, in which signs such as @ and / in a password"
        " are written as %40 and %2F": (
            "alamat arsip tidak dapat dibaca: berikan alamat seperti {}, dengan tanda seperti @ dan / dalam kata sandi"
            " ditulis %40 dan %2F"
        ),
        "the address of the archive holds a password after its ?: write it as in {}": (
            "alamat arsip memuat kata sandi sesudah tanda ?: tulislah seperti {}"
        ),
        "the address of the archive cannot be read: give one such as {}": (
            "alamat arsip tidak dapat dibaca: berikan alamat seperti {}"
        ),
        # language models
        "llm base_url holds a name or password: give the key in SITASI_LLM_API_KEY instead": (
            "llm base_url memuat nama atau kata sandi: berikan kuncinya lewat SITASI_LLM_API_KEY"
        ),
        "llm base_url is {}: give one such as {}": "llm base_url bernilai {}: berikan alamat seperti {}",
        "llm base_url is no address ({}): give one such as {}": (
            "llm base_url bukan alamat ({}): berikan alamat seperti {}"
        ),
        "llm api_key holds characters that no key has: copy it again": (
            "llm api_key memuat karakter yang tidak ada dalam kunci: salinlah lagi"
        ),
        "llm model is empty: name a model of the endpoint": "llm model kosong: sebutkan model yang ada di endpoint",
        "llm is {}: give a plain function that takes messages and yields text": (
            "llm bernilai {}: berikan fungsi biasa yang menerima pesan dan menghasilkan teks"
        ),
        "llm is {}: give an Llm or a CallableLlm": "llm bernilai {}: berikan Llm atau CallableLlm",
        "no language model is configured: set SITASI_LLM_BASE_URL and SITASI_LLM_MODEL": (
            "model bahasa belum diatur: isi SITASI_LLM_BASE_URL dan SITASI_LLM_MODEL"
        ),
        "SITASI_LLM_{} is missing: a language model takes both, address and name": (
            "SITASI_LLM_{} belum ada: model bahasa memerlukan keduanya, alamat dan nama"
        ),
        "a language model needs the openai package: pip install 'sitasi[llm]'": (
            "model bahasa memerlukan paket openai: pip install 'sitasi[llm]'"
        ),
        "{} gave no translation": "{} tidak memberi terjemahan",
        # questions and filters
        "the filters are {}: give Filters(...)": "filternya {}: berikan Filters(...)",
        "top_k is {}: give a whole number": "top_k bernilai {}: berikan bilangan bulat",
        "publisher {} cannot be filtered by: give its name": (
            "penerbit {} tidak dapat dipakai menyaring: berikan namanya"
        ),
        "{} is {}: give one, or a list": "{} bernilai {}: berikan satu, atau daftar",
        "what is to be text is of the type {}: decode it, or leave it out": (
            "yang seharusnya teks berjenis {}: uraikan sandinya, atau tinggalkan"
        ),
        "{} cannot be read: give paths and addresses, one after another": (
            "{} tidak dapat dibaca: berikan jalur dan alamat, satu demi satu"
        ),
        "{} is {}: give text": "{} bernilai {}: berikan teks",
        "{} are {}: give a list of texts": "{} bernilai {}: berikan daftar teks",
        "{} is {}: give an `{}`": "{} bernilai {}: berikan `{}`",
        "the settings are {}: give Settings(...)": "pengaturannya {}: berikan Settings(...)",
        "{} is {}, but the archive was opened with {}: give these settings to Archive.open": (
            "{} bernilai {}, tetapi arsip dibuka dengan {}: berikan pengaturan ini kepada Archive.open"
        ),
        "article {} cannot be filtered by: give an Article, or an id of twelve hex digits": (
            "artikel {} tidak dapat dipakai menyaring: berikan Article, atau id dari dua belas digit heksadesimal"
        ),
        "language {} cannot be filtered by: give {}": "bahasa {} tidak dapat dipakai menyaring: berikan {}",
        "{} is {}: give a date, such as datetime.date(2024, 5, 31)": (
            "{} bernilai {}: berikan tanggal, seperti datetime.date(2024, 5, 31)"
        ),
        # what is handed on and served
        "there is no verdict, so there is no ClaimReview: ask a yes/no question": (
            "tidak ada putusan, jadi tidak ada ClaimReview: ajukan pertanyaan ya/tidak"
        ),
        "nothing was quoted, so there is no list of sources: the question was not answered": (
            "tidak ada yang dikutip, jadi tidak ada daftar sumber: pertanyaannya tidak terjawab"
        ),
        "{} is no origin of pages: give one such as https://chat.example": (
            "{} bukan asal halaman: berikan alamat seperti https://chat.example"
        ),
        "an API key cannot be used: take at least {} letters, digits and signs": (
            "kunci API tidak dapat dipakai: ambil sedikitnya {} huruf, angka, dan tanda"
        ),
        "{} lets other machines ask: give an --api-key, or say --without-key": (
            "{} membuka akses bagi mesin lain: berikan --api-key, atau nyatakan --without-key"
        ),
    }
)
