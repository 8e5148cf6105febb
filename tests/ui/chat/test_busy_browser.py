"""More people than can be served: whoever is too many is told so, and nothing of theirs is lost."""

import json
from collections.abc import Iterator
from threading import Event

import pytest
from gradio_client import Client
from gradio_client.utils import QueueError
from playwright.sync_api import expect

from rag import Answer, Archive, Assistant
from tests.serving import served
from tests.ui.chat.browsing import Visit
from tests.ui.chat.guard.handmade import Asker

FERRY = "Berapa tarif feri Sembira?"
ASK = "/gradio_api/call/ask"


class Waiting(Assistant):
    """An assistant that answers programs only once it may."""

    may = Event()
    asked = Event()

    def ask(self, *args: object, **options: object) -> Answer:
        """Answer, later."""
        self.asked.set()
        assert self.may.wait(60)
        return super().ask(*args, **options)  # type: ignore[arg-type]


@pytest.fixture
def address(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve one program at a time, and let one more event wait."""
    monkeypatch.setattr("ui.chat.app.MOST_WAITING", 1)
    monkeypatch.setattr("ui.chat.api.at_once", lambda _settings: 1)
    with served(Waiting(archive)) as app:
        yield str(app.local_url)
        Waiting.may.set()


@pytest.mark.parametrize(
    ("locale", "busy"), [("en-US", "Many people are asking just now"), ("id-ID", "Sedang banyak yang bertanya")]
)
def test_a_question_that_is_one_too_many_stays_in_its_box(visit: Visit, address: str, locale: str, busy: str) -> None:
    page, program, question = visit(address, locale=locale), Asker(address), {"data": [FERRY, []]}
    client = Client(address, verbose=False)
    Waiting.may.clear()
    Waiting.asked.clear()
    answered = program.post(ASK, question)
    assert Waiting.asked.wait(60)
    waits = program.post(ASK, question)
    assert (answered.status, waits.status) == (200, 200)
    refused = program.post(ASK, question)
    assert (refused.status, refused.headers["retry-after"]) == (503, "5")
    assert "try again in a moment" in refused.detail
    with pytest.raises(QueueError):
        client.predict(FERRY, [], api_name="/ask")

    box = page.locator("#question textarea")
    box.fill(FERRY)
    page.keyboard.press("Enter")
    expect(page.locator(".toast-body").first).to_contain_text(busy)
    expect(box).to_have_value(FERRY)
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.get_by_text("Error", exact=True).locator("visible=true")).to_have_count(0)
    Waiting.may.set()
    for asked in (answered, waits):
        assert "complete" in program.ask("GET", f"{ASK}/{json.loads(asked.body)['event_id']}").body
    box.press("Enter")
    expect(page.locator(".turn")).to_have_attribute("data-stage", "done")
    expect(box).to_have_value("")
