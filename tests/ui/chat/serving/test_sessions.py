from datetime import datetime, timedelta

import gradio as gr

from ui.chat.serving.sessions import MOST_PAGES, Sessions

LONG_AGO = datetime(2024, 1, 1)


def sessions() -> Sessions:
    with gr.Blocks() as app:
        gr.State("kept")
    made = Sessions()
    app.state_session_capacity = MOST_PAGES
    made.set_blocks(app)
    return made


def visit(held: Sessions, name: str) -> None:
    """Open a page: its state is read with its first event."""
    session = held[name]
    for number, block in session.blocks_config.blocks.items():
        if isinstance(block, gr.State):
            assert session[number] == "kept"


def test_calls_that_are_over_leave_nothing_behind() -> None:
    held = sessions()
    for number in range(1_000):
        _ = held[f"call {number}"]
        held.time_last_used[f"call {number}"] = LONG_AGO
    assert len(held.session_data) <= 101
    assert set(held.time_last_used) == set(held.session_data)


def test_pages_and_what_is_being_answered_stay() -> None:
    held = sessions()
    visit(held, "page")
    held.time_last_used["page"] = LONG_AGO
    _ = held["a minute ago"]
    held.time_last_used["a minute ago"] = datetime.now() - timedelta(seconds=50)
    for number in range(500):
        _ = held[f"call {number}"]
        held.time_last_used[f"call {number}"] = LONG_AGO
    assert {"page", "a minute ago"} <= set(held.session_data)


def test_no_more_pages_are_kept_than_there_is_room_for() -> None:
    held = sessions()
    for number in range(MOST_PAGES + 50):
        visit(held, f"page {number}")
    assert len(held.session_data) == MOST_PAGES
    assert "page 0" not in held.session_data
