from datetime import date
from typing import Any

import gradio as gr
import pytest

from embeddings.language import Language
from rag import Archive, Assistant
from rag.types import KeptConversation
from ui.chat.conversation import Conversation, Stage, answering, stopped
from ui.chat.handlers.chat import ChatHandlers
from ui.chat.handlers.filters import FilterHandlers
from ui.chat.handlers.history import SavedConversations
from ui.chat.history import document, restored_turns
from ui.chat.owner import BROWSER, new_browser
from ui.chat.views.history import list_view

FERRY = "Berapa tarif feri Sembira?"


@pytest.fixture
def shelf(own: Archive) -> SavedConversations:
    return SavedConversations(own, ChatHandlers(Assistant(own), read_only=False), FilterHandlers(own))


def asked(archive: Archive, *questions: str) -> Conversation:
    turns: Conversation = ()
    for question in questions:
        *_, turn = answering(Assistant(archive), question, turns)
        turns = (*turns, turn)
    return turns


def by(user: str | None = None, browser: str | None = None, language: str = "en") -> gr.Request:
    cookies = {BROWSER: browser} if browser else {}
    return gr.Request(username=user, cookies=cookies, headers={"accept-language": language})


def on(**data: str) -> gr.EventData:
    return gr.EventData(None, data)


def titles(shown: str) -> int:
    return shown.count("data-talk=")


def test_a_conversation_comes_back_as_it_was(own: Archive) -> None:
    turns = asked(own, FERRY, "Dan sebelumnya?", "Siapa penemu mikroskop elektron?")
    assert restored_turns([document(turn) for turn in turns], own, day=date(2026, 1, 1)) == turns


def test_a_turn_that_was_stopped_or_failed_is_kept_as_far_as_it_came(own: Archive) -> None:
    growing = next(answering(Assistant(own), FERRY))
    (turn,) = stopped((growing,))
    assert restored_turns([document(turn)], own, day=date(2026, 1, 1)) == (turn,)
    assert turn.stage is Stage.STOPPED


def test_each_browser_sees_its_own(own: Archive, shelf: SavedConversations) -> None:
    here, there = new_browser(), new_browser()
    shelf.keep(asked(own, FERRY), None, by(browser=here))
    assert titles(shelf.look(None, by(browser=here))) == 1
    assert titles(shelf.look(None, by(browser=there))) == 0
    assert titles(shelf.look(None, by())) == 0


def test_who_was_let_in_finds_theirs_in_every_browser(own: Archive, shelf: SavedConversations) -> None:
    here, there = new_browser(), new_browser()
    shelf.keep(asked(own, FERRY), None, by("ayu", here))
    assert titles(shelf.look(None, by("ayu", there))) == 1
    assert titles(shelf.look(None, by("bram", here))) == 0
    assert titles(shelf.look(None, by(browser=here))) == 0


def test_the_name_of_a_browser_is_not_in_the_archive(own: Archive, shelf: SavedConversations) -> None:
    browser = new_browser()
    shelf.keep(asked(own, FERRY), None, by(browser=browser))
    own.close()
    assert not any(browser.encode() in path.read_bytes() for path in own.folder.glob("archive.db*"))


def test_nothing_is_kept_while_an_answer_grows(own: Archive, shelf: SavedConversations) -> None:
    growing = next(answering(Assistant(own), FERRY))
    for turns in ((growing,), ()):
        known, address = shelf.keep(turns, None, by(browser="b"))
        assert known is None
        assert 'data-conversation=""' in address


def kept(own: Archive, shelf: SavedConversations, browser: str = "b") -> KeptConversation:
    made, address = shelf.keep(asked(own, FERRY), None, by(browser=browser))
    assert isinstance(made, KeptConversation)
    assert f'data-conversation="{made.key}" data-turns="1"' in address
    return made


def test_one_that_is_opened_takes_the_page(own: Archive, shelf: SavedConversations) -> None:
    made = kept(own, shelf)
    page: list[Any] = shelf.open(None, by(browser="b"), on(key=made.key))
    assert [turn.question for turn in page[1]] == [FERRY]
    assert page[2] == made
    assert [message["role"] for message in page[3]] == ["user", "assistant"]
    assert f'data-conversation="{made.key}"' in page[7]
    grown, _ = shelf.keep(asked(own, FERRY, "Mengapa?"), page[2], by(browser="b"))
    assert grown
    assert grown.key == made.key


def test_one_that_is_gone_or_anothers_leaves_the_page_as_it_is(own: Archive, shelf: SavedConversations) -> None:
    made = kept(own, shelf)
    for key, browser in ((made.key, "other"), ("0" * 32, "b")):
        page = shelf.open(None, by(browser=browser), on(key=key))
        assert "no longer there" in page[4]
        assert all(part == gr.skip() for place, part in enumerate(page) if place != 4)
        assert "no longer there" in shelf.rename(None, by(browser=browser), on(key=key, title="mine"))
        assert "no longer there" in shelf.delete(None, by(browser=browser), on(key=key))[4]
    assert titles(shelf.look(None, by(browser="b"))) == 1


def test_a_title_is_one_line_of_at_most_200_characters_and_never_blank(own: Archive, shelf: SavedConversations) -> None:
    made = kept(own, shelf)
    assert 'value="Tarif feri"' in shelf.rename(None, by(browser="b"), on(key=made.key, title="  Tarif\n feri "))
    assert 'value="Tarif feri"' in shelf.rename(None, by(browser="b"), on(key=made.key, title=" \n"))
    shown = shelf.rename(None, by(browser="b"), on(key=made.key, title="x" * 5000))
    assert f'value="{"x" * 199}…"' in shown


def test_deleting_the_one_on_the_page_begins_anew_and_another_does_not(own: Archive, shelf: SavedConversations) -> None:
    first, second = kept(own, shelf), kept(own, shelf)
    page = shelf.delete(first, by(browser="b"), on(key=second.key))
    assert page[1] == gr.skip()
    assert titles(page[4]) == 1
    page = shelf.delete(first, by(browser="b"), on(key=first.key))
    assert (page[1], page[2], titles(page[4])) == ((), None, 0)


def test_the_list_speaks_the_language_of_the_page_and_trusts_no_title(own: Archive, shelf: SavedConversations) -> None:
    made = kept(own, shelf)
    shelf.rename(None, by(browser="b"), on(key=made.key, title='<img src=x onerror=alert(1)> "'))
    shown = shelf.look(made, by(browser="b", language="id-ID,id;q=0.9,en;q=0.8"))
    assert "Ganti nama" in shown
    assert "<img" not in shown
    assert 'aria-current="true"' in shown
    assert list_view([], Language.ENGLISH).count("<li") == 0
