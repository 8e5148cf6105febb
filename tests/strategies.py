"""Texts that nobody meant well, for Hypothesis."""

from hypothesis import strategies as st

__all__ = ["AWKWARD", "STORED", "TEXTS"]

AWKWARD = st.sampled_from(
    (
        "\u00e9", "e\u0301", "\u0301\u0301\u0301",
        "👩\u200d👩\u200d👧\u200d👦", "🇮🇩", "👍🏽", "\ufe0f", "\U000e0067",
        "\u202eikan\u202c", "\u2066", "\u200f", "עברית", "العربية",
        "Хiaomi", "Ａpakah", "１２３", "٣٤", "㎏", "ﬁ", "İ", "ß", "ǅ",
        "\x1b[2J", "\x00", "\x07", "\x7f", "\x85", "\x9b", "\x1c", "\v", "\f", "\r", "\r\n", "\n", "\n\n", "\t",
        "\u2028", "\u2029", "\ufeff", "\u00ad", "\u200b", "\u3000", "\u00a0", "\ud800", "\udfff",
        "a" * 70, "1" * 40, "(" * 30, "\"'“”‘’", "…", "?!", "。", "1.000,5", "0" * 5 + "/13/2023", "99/99/9999",
        "PT. ", "Ya. ", "Jl. ", "“Tidak,” ", "Baca juga: ", "© 2024 ", "- ", "# ", "---", "| ", "12 Mei 2023",
        "Senin (23/5)", "Rp1,5 triliun", "Q2 2017", "tahun lalu", "last week",
        "itu", "it", "benarkah", "Is it true that",
        "Harga ikan turun pekan ini. ", "The fare rose by a third. ",
    )
)  # fmt: skip
"""Pieces that break what was not thought of, among pieces of plain stories and questions."""

TEXTS = st.one_of(st.lists(AWKWARD, max_size=25).map("".join), st.lists(AWKWARD, max_size=25).map(" ".join), st.text())

STORED = TEXTS.map(lambda text: text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8"))
"""The same without what no article can hold: NUL, and halves of characters."""
