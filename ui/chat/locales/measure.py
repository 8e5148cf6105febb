"""What the tab says of a run, in both languages; its labels stand in `page`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language
from eval.report.plots import PlotWords
from eval.report.tables import EXPLANATIONS

__all__ = ["MeasureWords", "measure_words"]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """What stands around a measurement."""

    language: Language
    question: tuple[str, str]
    """One, and several; each takes how many."""
    problem: tuple[str, str]
    """One, and several; each takes how many."""
    no_choice: str
    gone: str
    """Takes the set's name."""
    no_file: str
    """Takes the file's name and the endings that can be read."""
    kept: str
    """Takes the file's name and how many questions, in words."""
    unwritable: str
    """Takes the operating system's reason."""
    under_way: str
    failed: str
    problems: str
    """Takes how many, in words, and the file's name."""
    preparing: str
    asking: str
    """Takes the set's name, the questions done and all of them."""
    finishing: str
    stopping: str
    progress: str
    stopped: str
    """Takes the questions done and all of them."""
    done: str
    """Takes the set's name, how many questions, in words, and the run's folder."""
    metrics: str
    metric: str
    now: str
    earlier: str
    difference: str
    chance: str
    about_earlier: str
    """Takes the earlier run's folder and the number of questions in common, in words."""
    about_chance: str
    unlike: str
    """Takes the names of what differs."""
    costs: str
    cost: str
    value: str
    confusion: str
    expected: str
    changes: str
    """Takes the measure."""
    better: str
    worse: str
    higher: str
    lower: str
    no_changes: str
    before: str
    after: str
    no_answer: str
    """Takes the reason."""
    recall: str
    calibration: str
    plots: PlotWords
    explanations: Mapping[str, str]
    """Metric → what it says, in a line."""
    names: Mapping[str, str]
    """What a run writes as a code (verdicts, reasons, stages) → how it is said, where that differs."""


_ENGLISH = MeasureWords(
    language=Language.ENGLISH,
    question=("{} question", "{} questions"),
    problem=("{} problem", "{} problems"),
    no_choice="Choose a question set first, or add a file.",
    gone="{} is no longer among the question sets: choose another, or add it again.",
    no_file="{} cannot be read as questions: give a file ending in {}.",
    kept="{} was added: {}.",
    unwritable="A file could not be read or written here: {}.",
    under_way="A run is under way already: wait until it has ended, then press Run again.",
    failed="Something went wrong here; the terminal says what.",
    problems="{} in {}; nothing was changed",
    preparing="Reading the questions and the names of the articles",
    asking="{}: {} of {} asked",
    finishing="All are asked; writing the report",
    stopping="Stopping after this question",
    progress="Questions asked",
    stopped="Stopped after {} of {}. This run was not kept; earlier ones are as they were.",
    done="{}: {} asked. The run is kept in `{}`.",
    metrics="Measures",
    metric="Measure",
    now="Now",
    earlier="Earlier",
    difference="Difference",
    chance="p",
    about_earlier="Earlier is the run `{}`. It is compared over the {} that both runs have.",
    about_chance="p is how often chance alone would make such a difference; it is small where there is more to it.",
    unlike="Not the same in both runs: {}.",
    costs="Costs",
    cost="Cost",
    value="Value",
    confusion="Verdicts: expected, and given instead",
    expected="Expected",
    changes="What changed most, by {}",
    better="Better",
    worse="Worse",
    higher="Higher",
    lower="Lower",
    no_changes="No question.",
    before="Before",
    after="Now",
    no_answer="No answer ({}).",
    recall="Share of the relevant articles found, by depth",
    calibration="How often answers are right, by how sure they are",
    plots=PlotWords(),
    explanations=EXPLANATIONS,
    names={},
)

_INDONESIAN = MeasureWords(
    language=Language.INDONESIAN,
    question=("{} pertanyaan", "{} pertanyaan"),
    problem=("{} masalah", "{} masalah"),
    no_choice="Pilih dulu satu set pertanyaan, atau tambahkan berkas.",
    gone="{} tidak ada lagi di antara set pertanyaan: pilih yang lain, atau tambahkan lagi.",
    no_file="{} tidak dapat dibaca sebagai pertanyaan: berikan berkas yang berakhiran {}.",
    kept="{} ditambahkan: {}.",
    unwritable="Sebuah berkas tidak dapat dibaca atau ditulis di sini: {}.",
    under_way="Pengukuran lain sedang berjalan: tunggu sampai selesai, lalu tekan Jalankan lagi.",
    failed="Terjadi kesalahan; rinciannya ada di terminal.",
    problems="{} dalam {}; tidak ada yang diubah",
    preparing="Membaca pertanyaan dan nama artikel",
    asking="{}: {} dari {} diajukan",
    finishing="Semua sudah diajukan; menulis laporan",
    stopping="Berhenti setelah pertanyaan ini",
    progress="Pertanyaan yang diajukan",
    stopped="Dihentikan setelah {} dari {}. Pengukuran ini tidak disimpan; yang sebelumnya tetap seperti semula.",
    done="{}: {} diajukan. Hasilnya disimpan di `{}`.",
    metrics="Ukuran",
    metric="Ukuran",
    now="Kini",
    earlier="Sebelumnya",
    difference="Selisih",
    chance="p",
    about_earlier="Sebelumnya adalah `{}`. Keduanya dibandingkan atas {} yang sama-sama dimiliki.",
    about_chance="p menyatakan seberapa sering kebetulan saja membuat selisih seperti itu; bila kecil, ada sebabnya.",
    unlike="Tidak sama pada keduanya: {}.",
    costs="Biaya",
    cost="Biaya",
    value="Nilai",
    confusion="Putusan: yang diharapkan, dan yang diberikan",
    expected="Diharapkan",
    changes="Yang paling berubah, menurut {}",
    better="Lebih baik",
    worse="Lebih buruk",
    higher="Lebih tinggi",
    lower="Lebih rendah",
    no_changes="Tidak ada pertanyaan.",
    before="Sebelumnya",
    after="Kini",
    no_answer="Tanpa jawaban ({}).",
    recall="Bagian artikel relevan yang ditemukan, menurut kedalaman",
    calibration="Seberapa sering jawaban benar, menurut keyakinannya",
    plots=PlotWords(
        confidence="keyakinan",
        right="bagian yang benar",
        depth="kedalaman",
        recall="recall",
        claimed="dinyatakan {}, benar {} ({})",
        decimal=",",
    ),
    explanations={
        "nDCG@10": "Seberapa tinggi letak artikel relevan di antara sepuluh pertama.",
        "RR@10": "Satu dibagi letak artikel relevan yang pertama; 0 setelah sepuluh.",
        "R@5": "Bagian artikel relevan di antara lima pertama.",
        "R@100": "Bagian artikel relevan di antara seratus pertama.",
        "Success@1": "Bagian pertanyaan yang artikel pertamanya relevan.",
        "AnswerHit": "Bagian pertanyaan berjawaban yang jawaban bakunya ditampilkan.",
        "AnswerF1": "Kata yang sama antara yang ditampilkan dan jawaban baku.",
        "CitationPrecision": "Bagian kutipan yang persis kata demi kata dan dari artikel relevan.",
        "CitationRecall": "Bagian kalimat tampil yang punya sedikitnya satu kutipan seperti itu.",
        "AbstainAUROC": "Peluang pertanyaan berjawaban diberi keyakinan lebih daripada yang tidak; 0,5: kebetulan.",
        "AnsweredRate (answerable)": "Bagian pertanyaan berjawaban yang dijawab: makin banyak makin baik.",
        "AnsweredRate (unanswerable)": "Bagian pertanyaan tak berjawaban yang dijawab: makin sedikit makin baik.",
        "VerdictAccuracy": "Bagian pertanyaan ya/tidak dengan putusan yang benar.",
        "ReasonAccuracy": "Bagian pertanyaan tak berjawaban yang ditolak dengan alasan yang benar.",
    },
    names={
        "yes": "ya",
        "no": "tidak",
        "unconfirmed": "belum pasti",
        "disputed": "dipertentangkan",
        "none": "tanpa putusan",
        "empty_archive": "arsip kosong",
        "no_match": "tidak ditemukan",
        "weak_evidence": "bukti lemah",
        "name_not_found": "nama tidak ditemukan",
        "outside_dates": "di luar rentang tanggal",
        "not_a_question": "bukan pertanyaan",
        "question": "pertanyaan",
        "retrieve": "mencari",
        "choose": "memilih",
        "repeated": "diulang",
    },
)

_WORDS = MappingProxyType({one.language: one for one in (_ENGLISH, _INDONESIAN)})


def measure_words(language: Language) -> MeasureWords:
    """Return the words of a language."""
    return _WORDS[language]
