from collections.abc import Callable
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.archive.signature import band_keys, candidate_pairs, candidates_of, shingles, signature
from rag.types import Article

Story = Callable[..., Article]

WORDS = [f"kata{n}" for n in range(200)]


def test_shingles_are_three_words_of_one_paragraph(story: Story) -> None:
    article = story("Feri tiba di Ara.", "Harga: Rp4.500!", "Penuh")
    assert shingles(article) == {"feri tiba di", "tiba di ara", "harga rp 4.500", "penuh"}


def test_what_is_not_body_leaves_the_signature_alone(story: Story) -> None:
    one = story("Feri tiba di Pulau Ara pagi ini.")
    other = Article("b", "MENU | MASUK\n" + one.text, (), one.language)
    assert shingles(other) == frozenset()
    assert np.array_equal(signature(one), signature(story("FERI tiba, di Pulau Ara, pagi ini")))


def test_the_signature_is_the_same_on_every_machine(story: Story) -> None:
    made = signature(story("Feri tiba di Pulau Ara pagi ini."))
    assert made.shape == (96,)
    assert made[:3].tolist() == [3593766062, 1293286689, 3413309919]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_paragraphs_leaves_the_signature_alone(story: Story, order: list[int]) -> None:
    paragraphs = [" ".join(WORDS[10 * n : 10 * n + 10]) for n in range(6)]
    assert np.array_equal(signature(story(*paragraphs)), signature(story(*(paragraphs[n] for n in order))))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 31)), min_size=2, max_size=12))
def test_pairs_that_agree_in_a_band_are_found_and_no_others(planted: list[tuple[int, int]]) -> None:
    """Row n takes from a stock of four signatures the band that is named; all else is its own."""
    rows = np.random.default_rng(7).integers(2**32, size=(len(planted), 32, 3), dtype=np.uint32)
    stock = np.random.default_rng(8).integers(2**32, size=(4, 32, 3), dtype=np.uint32)
    for row, (kind, band) in enumerate(planted):
        rows[row, band] = stock[kind, band]
    expected = {(a, b) for a, b in combinations(range(len(planted)), 2) if planted[a] == planted[b]}
    assert candidate_pairs(rows.reshape(-1, 96)) == expected
    asked = range(0, len(planted), 2)
    assert candidates_of(band_keys(rows), asked) == {pair for pair in expected if not set(pair).isdisjoint(asked)}


def test_what_a_crowd_shares_makes_no_pairs() -> None:
    alike = np.ones((101, 96), dtype=np.uint32)
    assert candidate_pairs(alike) == candidates_of(band_keys(alike), [7]) == set()
    assert len(candidate_pairs(alike[:100])) == 100 * 99 // 2
    assert len(candidates_of(band_keys(alike[:100]), [7])) == 99


def test_no_signatures_make_no_pairs() -> None:
    assert candidate_pairs(np.zeros((0, 96), dtype=np.uint32)) == set()
