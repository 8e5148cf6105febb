"""Adding, finding, answering, measuring and the chat need no network at all."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import write_stories
from tests.reliability.offline import ASKED

pytestmark = pytest.mark.cli

ROOT = Path(__file__).parents[1]
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")


@cache
def blocks_the_network() -> bool:
    """Return whether this system makes namespaces without interfaces."""
    tried = (*WITHOUT_NETWORK, "true")
    return bool(shutil.which("unshare")) and not subprocess.run(tried, capture_output=True, check=False).returncode


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what one process did, without a network where the system can take it away."""
    folder = tmp_path_factory.mktemp("offline")
    write_stories(folder / "stories")
    questions = {"question": ASKED, "answers": ["Rp42.500"], "article": "feri.txt"}
    (folder / "questions.jsonl").write_text(json.dumps(questions), encoding="utf-8")
    namespace = WITHOUT_NETWORK if blocks_the_network() else ()
    command = [*namespace, sys.executable, "-m", "tests.reliability.offline", str(folder)]
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), "http://proxy.invalid:1")
    environment = {**os.environ, **proxies}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert ran.returncode == 0, ran.stderr
    read: dict[str, Any] = json.loads(ran.stdout)
    return read


def test_everything_works_without_a_network(document: dict[str, Any]) -> None:
    if not blocks_the_network():
        pytest.skip("this system makes no network namespaces")
    assert document["reachable"] == ["lo"]
    assert document["add"]["added"] == 4
    assert "42.500" in document["search"]["hits"][0]["text"]
    assert "Rp42.500" in document["ask"]["text"]
    assert document["eval"]["metrics"]["AnswerHit"] == 1.0
    assert document["chat"]["answer"]["citations"] == document["ask"]["citations"]
    assert "Sitasi" in document["chat"]["page"]


def test_the_chat_says_where_it_is_and_no_more(document: dict[str, Any]) -> None:
    assert re.fullmatch(r"Sitasi is at http://127\.0\.0\.1:\d+/ .*\n", document["chat"]["printed"])


def test_no_host_but_this_one_is_ever_turned_to_not_even_a_proxy(document: dict[str, Any]) -> None:
    assert "127.0.0.1" in document["hosts"]
    assert [host for host in document["hosts"] if not ip_address(host).is_loopback] == []
