"""What a model writes, read as it comes: every form of mark that is accepted, and what is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.generation.reply import Draft, drafts, numbers_of, read_reply
from rag.types import Verdict


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("Tarif naik [1].", (1,)),
        ("Tarif naik. [1]", (1,)),
        ("Tarif naik [1, 2].", (1, 2)),
        ("Tarif naik [1,2; 4].", (1, 2, 4)),
        ("Tarif naik [1][2].", (1, 2)),
        ("Tarif naik [1] [2].", (1, 2)),
        ("Tarif naik [6-8].", (6, 7, 8)),
        ("Tarif naik [6–8, 2].", (6, 7, 8, 2)),
        ("Tarif naik 【1】.", (1,)),
        ("Tarif naik [ 3 ].", (3,)),
        ("Tarif naik [0].", (0,)),
        ("Tarif naik [2][1][2].", (2, 1)),
        ("Tarif naik [8-6].", ()),
        ("Tarif naik [1-9999].", ()),
        ("Tarif naik [sumber].", ()),
        ("Tarif naik [].", ()),
        ("Tarif naik (1).", ()),
        ("Tarif naik [1.", ()),
        ("Tarif naik 1].", ()),
    ],
)
def test_marks(written: str, numbers: tuple[int, ...]) -> None:
    assert numbers_of(written) == numbers


def sentences(written: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.passages) for one in read_reply(written) if not one.verdict]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tarif naik [1]. Warga mengeluh [2].", [("Tarif naik.", (1,)), ("Warga mengeluh.", (2,))]),
        ("Tarif naik.[1] Warga mengeluh.[2]", [("Tarif naik.", (1,)), ("Warga mengeluh.", (2,))]),
        ("Tarif naik. [1] Warga mengeluh. [2]", [("Tarif naik.", (1,)), ("Warga mengeluh.", (2,))]),
        ("[1] Tarif naik. [2] Warga mengeluh.", [("Tarif naik.", (1,)), ("Warga mengeluh.", (2,))]),
        ("PT Maju Tbk. naik 1,5 persen [3].", [("PT Maju Tbk. naik 1,5 persen.", (3,))]),
        ("Tarif [1] naik [2] jadi Rp42.500.", [("Tarif naik jadi Rp42.500.", (1, 2))]),
        ("- Tarif naik [1].\n- **Warga** mengeluh [2].", [("Tarif naik.", (1,)), ("Warga mengeluh.", (2,))]),
        ("1. Tarif naik [1].\n2. Warga mengeluh [2].", [("Tarif naik.", (1,)), ("Warga mengeluh.", (2,))]),
        ("### Tarif naik [1]", [("Tarif naik", (1,))]),
        ("Tarif naik.\n[1][2]\n\nWarga mengeluh [3].", [("Tarif naik.", (1, 2)), ("Warga mengeluh.", (3,))]),
        ("Passage 2: Tarif naik. Warga mengeluh [3].", [("Tarif naik.", (2,)), ("Warga mengeluh.", (3,))]),
        ("Passage 1 (Kabar Sagara, 2024-06-08): Tarif naik.", [("Tarif naik.", (1,))]),
        ("Passage 1 says so: the fare rises.", [("Passage 1 says so: the fare rises.", ())]),
        ("<think>Passage [9] says so.</think>Tarif naik [1].", [("Tarif naik.", (1,))]),
        ("<think>Still at it. And", []),
        ("“Tarif naik,” kata Wira [1]!", [("“Tarif naik,” kata Wira!", (1,))]),
        ("Tarif naik\u200b [1].", [("Tarif naik\u200b.", (1,))]),
        ("", []),
        ("  \n\n ", []),
        ("[1]", []),
    ],
)
def test_sentences_and_what_they_name(written: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert sentences(written) == expected


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("VERDICT: no", Verdict.NO),
        ("Verdict: **Yes**", Verdict.YES),
        ("**Verdict:** unconfirmed.", Verdict.UNCONFIRMED),
        ("Putusan: belum pasti", Verdict.UNCONFIRMED),
        ("VERDICT - disputed", Verdict.DISPUTED),
        ("VERDICT: maybe", None),
        ("The verdict was yes, said the judge.", None),
    ],
)
def test_a_verdict_is_a_line_of_its_own(line: str, verdict: Verdict | None) -> None:
    first, *_ = read_reply(f"{line}\nTarif naik [1].")
    assert first.verdict is verdict


FIELDS = """{"verdict": "no", "sentences": [{"text": "Xiaomi membantah. Ford [2] diam.", "passages": [1]}, "Ya.",
{"text": "PT Maju Tbk. naik", "passages": ["3", true, -1, "x"]}]}"""


@pytest.mark.parametrize("written", [FIELDS, f"```json\n{FIELDS}\n```", f"<think>[9]</think>\n{FIELDS}"])
def test_fields(written: str) -> None:
    assert read_reply(written) == [
        Draft("", verdict=Verdict.NO),
        Draft("Xiaomi membantah.", (1,)),
        Draft("Ford diam.", (2, 1)),
        Draft("", verdict=Verdict.YES),
        Draft("PT Maju Tbk. naik", (3,)),
    ]


@given(st.integers(0, len(FIELDS)))
def test_fields_that_break_off_give_what_was_whole(end: int) -> None:
    whole = read_reply(FIELDS)
    found = list(drafts([*FIELDS[:end]]))
    assert found == whole[: len(found)]


REPLY = "VERDICT: no\nXiaomi membantah [1]. PT Maju Tbk. naik [2, 3]! “Tidak,” katanya. [4]\n- Selesai 【5】."


@given(st.lists(st.integers(0, len(REPLY))))
def test_however_it_is_cut_the_same_comes_out(cuts: list[int]) -> None:
    ends = sorted({0, *cuts, len(REPLY)})
    assert list(drafts(REPLY[start:end] for start, end in pairwise(ends))) == read_reply(REPLY)


@given(st.text(alphabet=st.sampled_from("aB1 .[],-【】\n*#<think>/“”"), max_size=80))
def test_nothing_that_a_model_writes_breaks_the_reader(written: str) -> None:
    assert all(isinstance(one, Draft) for one in drafts([*written]))


def test_a_sentence_comes_as_soon_as_the_next_begins() -> None:
    stream = drafts(iter(["Tarif naik [1]. ", "Warga ", "mengeluh"]))
    assert next(stream) == Draft("Tarif naik.", (1,))
