from collections.abc import Sequence

from embeddings.judge import Reading
from embeddings.judge.cached_judge import CachedJudge


class Counting:
    """Reads a passage as its length, and counts what it reads."""

    name = "counting"
    fingerprint = "0123456789abcdef"
    comparer = None

    def __init__(self) -> None:
        self.pairs: list[str] = []

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        self.pairs += [f"{question}|{passage}" for passage in passages]
        return [Reading(len(passage) / 100, 0.0) for passage in passages]


def relevances(judge: CachedJudge, question: str, passages: Sequence[str]) -> list[int]:
    return [round(100 * reading.relevance) for reading in judge.read(question, passages)]


def test_no_pair_is_read_twice_and_the_order_stays() -> None:
    counting = Counting()
    judge = CachedJudge(counting)
    assert relevances(judge, "q", ["a", "bbb", "cc"]) == [1, 3, 2]
    assert relevances(judge, "q", ["dddd", "cc", "a", "dddd"]) == [4, 2, 1, 4]
    assert counting.pairs == ["q|a", "q|bbb", "q|cc", "q|dddd"]
    assert (judge.name, judge.fingerprint, judge.comparer) == ("counting", "0123456789abcdef", None)


def test_another_question_is_another_reading() -> None:
    counting = Counting()
    judge = CachedJudge(counting)
    judge.read("ab", ["c"])
    judge.read("a", ["bc", "c"])
    assert counting.pairs == ["ab|c", "a|bc", "a|c"]


def test_what_was_read_long_ago_is_forgotten() -> None:
    counting = Counting()
    judge = CachedJudge(counting)
    judge.read("q", ["first"])
    for number in range(1_000):
        judge.read("q", [f"passage {number}", *["kept"][: number % 2]])
    counting.pairs.clear()
    judge.read("q", ["first", "kept", "passage 999"])
    assert counting.pairs == ["q|first"]


def test_everything_is_forgotten_where_that_is_asked() -> None:
    counting = Counting()
    judge = CachedJudge(counting)
    judge.read("q", ["a"])
    judge.forget()
    judge.read("q", ["a"])
    assert counting.pairs == ["q|a", "q|a"]


def test_nothing_is_asked_of_the_judge_for_no_passages() -> None:
    assert CachedJudge(Counting()).read("q", []) == []
