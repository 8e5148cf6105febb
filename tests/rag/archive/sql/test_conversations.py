from collections.abc import Iterator
from pathlib import Path

import pytest

from rag import Archive

FIRST, SECOND = [{"question": "Siapa?"}], [{"question": "Siapa?"}, {"question": "Kapan?"}]


@pytest.fixture
def archive(place: Path | str) -> Iterator[Archive]:
    with Archive.open(place) as opened:
        yield opened


def test_a_conversation_is_kept_as_it_grows(archive: Archive) -> None:
    mine = archive.conversations("user ayu")
    begun = mine.keep(FIRST, title="Siapa?")
    grown = mine.keep(SECOND, title="left out", since=begun)
    assert (grown.key, grown.title) == (begun.key, "Siapa?")
    assert grown.changed > begun.changed
    assert mine.all() == [grown]
    found = mine.find(begun.key)
    assert found
    assert list(found.turns) == SECOND


def test_the_one_that_was_changed_last_comes_first(archive: Archive) -> None:
    mine = archive.conversations("user ayu")
    first, second = mine.keep(FIRST, title="first"), mine.keep(FIRST, title="second")
    assert [one.title for one in mine.all()] == ["second", "first"]
    mine.keep(SECOND, title="", since=first)
    assert [one.title for one in mine.all()] == ["first", "second"]
    assert second in mine.all()


def test_nobody_sees_or_changes_what_another_keeps(archive: Archive) -> None:
    mine, other = archive.conversations("user ayu"), archive.conversations("user bram")
    kept = mine.keep(FIRST, title="Siapa?")
    assert other.all() == []
    assert other.find(kept.key) is None
    assert not other.rename(kept.key, "taken")
    assert not other.delete(kept.key)
    taken = other.keep(SECOND, title="own", since=kept)
    assert taken.key != kept.key
    assert mine.all() == [kept]


def test_what_two_windows_ask_at_once_is_kept_in_two_conversations(archive: Archive) -> None:
    mine = archive.conversations("user ayu")
    begun = mine.keep(FIRST, title="Siapa?")
    here = mine.keep(SECOND, title="Siapa?", since=begun)
    there = mine.keep([*FIRST, {"question": "Di mana?"}], title="Siapa?", since=begun)
    assert here.key == begun.key != there.key
    assert mine.all() == [there, here]


def test_another_title_changes_nothing_else(archive: Archive) -> None:
    mine = archive.conversations("user ayu")
    begun = mine.keep(FIRST, title="Siapa?")
    assert mine.rename(begun.key, "Pembuka jembatan 🌉")
    grown = mine.keep(SECOND, title="", since=begun)
    assert (grown.key, grown.title) == (begun.key, "Pembuka jembatan 🌉")


def test_what_was_deleted_is_gone_and_what_is_asked_next_begins_anew(archive: Archive) -> None:
    mine = archive.conversations("user ayu")
    begun = mine.keep(FIRST, title="Siapa?")
    assert mine.delete(begun.key)
    assert not mine.delete(begun.key)
    assert mine.all() == []
    assert mine.keep(SECOND, title="again", since=begun).key != begun.key


def test_keeping_one_leaves_what_can_be_found_as_it_is(archive: Archive) -> None:
    before = archive.info().generation
    archive.conversations("user ayu").keep(FIRST, title="Siapa?")
    assert archive.info().generation == before
