"""Errors of question sets, measurements, exports and imports."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["EVALUATION"]

EVALUATION: Mapping[str, str] = MappingProxyType(
    {
        "{} holds a run already: choose a new folder": "{} sudah berisi pengukuran: pilih folder baru",
        "{} holds no claims": "{} tidak berisi klaim",
        "{} cannot be read: it ends too soon": "{} tidak dapat dibaca: berakhir terlalu dini",
        "{} cannot be read: {}": "{} tidak dapat dibaca: {}",
        "{} is not valid UTF-8; save it as UTF-8": "{} bukan UTF-8 yang sah; simpan sebagai UTF-8",
        "{}: not a JSON object on one line": "{}: bukan objek JSON dalam satu baris",
        "{}: {} is no label, or is missing; labels are {}": "{}: {} bukan label, atau tidak ada; labelnya {}",
        "{} and {} have no question in common: compare runs over the same dataset": (
            "{} dan {} tidak punya pertanyaan yang sama: bandingkan pengukuran atas himpunan data yang sama"
        ),
        "{} is no limit: write METRIC=NUMBER, as in nDCG@10=0.80": (
            "{} bukan batas: tulislah METRIC=ANGKA, seperti nDCG@10=0.80"
        ),
        "no metric is called {}: this run has {}": "tidak ada metrik bernama {}: pengukuran ini punya {}",
        "no question has a score in both runs: there is nothing to compare": (
            "tidak ada pertanyaan yang bernilai di kedua pengukuran: tidak ada yang dapat dibandingkan"
        ),
        "no question has the measure {} in both runs: take one of {}": (
            "tidak ada pertanyaan dengan ukuran {} di kedua pengukuran: pilih salah satu dari {}"
        ),
        "claims have no splits; leave out --split {}": "klaim tidak punya bagian; tinggalkan --split {}",
        "a split cannot be called {}; give a name without slashes": (
            "bagian tidak dapat dinamai {}; berikan nama tanpa garis miring"
        ),
        "there is no question to write to {}; look at the source": (
            "tidak ada pertanyaan untuk ditulis ke {}; periksa sumbernya"
        ),
        "{} exists and is not an empty folder; name a new one": "{} ada dan bukan folder kosong; sebutkan yang baru",
        "{} cannot be written ({}); check its path and permissions": (
            "{} tidak dapat ditulis ({}); periksa jalur dan izinnya"
        ),
        "{} exists; name a new file": "{} sudah ada; sebutkan berkas baru",
        "{} documents were rejected, first {}: {}": "{} dokumen ditolak, yang pertama {}: {}",
        "is not valid JSON ({}, column {})": "bukan JSON yang sah ({}, kolom {})",
        "{} is a file of questions without documents; give a BEIR folder": (
            "{} adalah berkas pertanyaan tanpa dokumen; berikan folder BEIR"
        ),
        "there is no question set at {}; give a BEIR folder or a file of questions": (
            "tidak ada himpunan pertanyaan di {}; berikan folder BEIR atau berkas pertanyaan"
        ),
        "{} is no question set; give a BEIR folder or a file ending in {}": (
            "{} bukan himpunan pertanyaan; berikan folder BEIR atau berkas berakhiran {}"
        ),
        "{} has no split {}; its splits: {}": "{} tidak punya bagian {}; bagiannya: {}",
        "a BEIR folder is measured over an archive of its own: give another folder than {}": (
            "folder BEIR diukur atas arsipnya sendiri: berikan folder selain {}"
        ),
        "{} articles of the questions are not in {}, first {}": (
            "{} artikel dari pertanyaannya tidak ada di {}, yang pertama {}"
        ),
        "{} and {} are both ids before {} is read; rename that folder": (
            "{} dan {} sudah menjadi id sebelum {} dibaca; ganti nama folder itu"
        ),
        "{} and {} have no question in common; give sets with the same question ids": (
            "{} dan {} tidak punya pertanyaan yang sama; berikan himpunan dengan id pertanyaan yang sama"
        ),
        "question {} could be {} of {}; leave one of them out": (
            "pertanyaan {} bisa berarti {} dari {}; tinggalkan salah satunya"
        ),
        "{} has a split {} with other questions than a folder before it; rename one of them": (
            "{} punya bagian {} dengan pertanyaan lain daripada folder sebelumnya; ganti nama salah satunya"
        ),
        "{} holds no set that a judge could be measured on; give a folder of .jsonl files": (
            "{} tidak berisi himpunan untuk mengukur judge; berikan folder berkas .jsonl"
        ),
        "{} has a row with {}, which is no label, or without that field": (
            "{} punya baris dengan {}, yang bukan label, atau tanpa kolom itu"
        ),
        "{} cannot be read as lines of JSON: {}": "{} tidak dapat dibaca sebagai baris-baris JSON: {}",
        "{} is no run: {} cannot be read ({})": "{} bukan pengukuran: {} tidak dapat dibaca ({})",
        "{} is no run: not valid JSON ({})": "{} bukan pengukuran: bukan JSON yang sah ({})",
        "{} is no run: {} is missing, or not what a run leaves": (
            "{} bukan pengukuran: {} tidak ada, atau bukan hasil pengukuran"
        ),
        # marks, exports and imports
        "the archive in {} holds no feedback on its articles: mark answers in `sitasi chat` first": (
            "arsip di {} tidak berisi tanda atas artikelnya: tandai dulu jawaban di `sitasi chat`"
        ),
        "{} is not empty: choose a new folder": "{} tidak kosong: pilih folder baru",
        "{} cannot be written: {}; choose another folder": "{} tidak dapat ditulis: {}; pilih folder lain",
        "no article of {} can be exported: it holds none, or none that the filters let through": (
            "tidak ada artikel {} yang dapat diekspor: isinya kosong, atau tidak ada yang lolos saringan"
        ),
        "{} is no BEIR folder: it holds no corpus.jsonl": "{} bukan folder BEIR: tidak berisi corpus.jsonl",
        "the line is longer than {} MB; export it again": "barisnya lebih panjang dari {} MB; ekspor lagi",
        "is no article that `sitasi export` wrote; `sitasi add` reads others": (
            "bukan artikel tulisan `sitasi export`; `sitasi add` membaca yang lain"
        ),
        "{} is there already: choose another name, or replace it with --force": (
            "{} sudah ada: pilih nama lain, atau gantikan dengan --force"
        ),
        "{} is no BEIR folder and is not replaced: choose another name": (
            "{} bukan folder BEIR dan tidak digantikan: pilih nama lain"
        ),
        "{} is no file and is not replaced: choose another name": (
            "{} bukan berkas dan tidak digantikan: pilih nama lain"
        ),
        "{} cannot be written ({}): choose another place": "{} tidak dapat ditulis ({}): pilih tempat lain",
        "the archive in {} holds no feedback: mark answers in `sitasi chat` first": (
            "arsip di {} tidak memuat umpan balik: tandai dahulu jawaban di `sitasi chat`"
        ),
        "nothing to ask: give --questions FILE, --cases FILE or both": (
            "tidak ada yang ditanyakan: berikan --questions FILE, --cases FILE, atau keduanya"
        ),
        "there is no file {}: name a callable as in my_model.py:stream": (
            "tidak ada berkas {}: sebutkan fungsi seperti my_model.py:stream"
        ),
        "{} cannot be run: {}: {}": "{} tidak dapat dijalankan: {}: {}",
        "{} holds no {}": "{} tidak memuat {}",
        "{} holds no graded sentence: set 'carried' to true or false": (
            "{} tidak memuat kalimat yang dinilai: isi 'carried' dengan true atau false"
        ),
        "no article of the archive holds {} at {}": "tak satu pun artikel di arsip memuat {} di {}",
        "{} is there already, and may be graded: give another name": (
            "{} sudah ada, dan mungkin sudah dinilai: berikan nama lain"
        ),
    }
)
