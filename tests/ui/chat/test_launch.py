import socket
import subprocess
import sys

import pytest

from embeddings.errors import ModelError, SettingsError
from rag import Archive, Assistant, Settings
from ui.chat.launch import launch
from ui.chat.serving.sessions import MOST_PAGES, Sessions


def test_a_port_in_use_is_said_in_a_line(archive: Archive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"^port {port} is in use: choose another with --port$"):
            launch(Assistant(archive), host="127.0.0.1", port=port)


def test_a_host_that_is_not_ours_is_said_in_a_line(archive: Archive) -> None:
    with pytest.raises(SettingsError, match=r"^cannot listen on 192\.0\.2\.1 port 0 .*choose another"):
        launch(Assistant(archive), host="192.0.2.1", port=0)


def test_what_could_not_be_searched_is_not_served(archive: Archive) -> None:
    with (
        Archive.open(archive.folder, settings=Settings(encoder="no-such-model")) as broken,
        pytest.raises(ModelError, match="no-such-model"),
    ):
        launch(Assistant(broken), host="127.0.0.1", port=0)


@pytest.mark.cli
def test_gradio_waits_until_the_chat_is_launched() -> None:
    code = "import sys, ui, ui.chat, ui.chat.launch; print('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_server_keeps_sessions_our_way(archive: Archive) -> None:
    app = launch(Assistant(archive), host="127.0.0.1", port=0, blocking=False)
    try:
        assert isinstance(app.app.state_holder, Sessions)
        assert app.app.state_holder.capacity == MOST_PAGES
    finally:
        app.close(verbose=False)
