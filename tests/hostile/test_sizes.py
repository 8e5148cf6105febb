"""What would take hours, gigabytes or the stack is refused, or is read in seconds.

Each input is read in a process of its own, which may take a minute, ten times what it needs, and two gigabytes.
No reader unpacks anything, so that there are no archives that unfold.
"""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.soak import count

STORY = "Pasar itu dibuka kemarin oleh wali kota setempat. "
SIZE = count(200_000, 4_900_000)
"""Characters of a text that is read whole."""
SECONDS = count(60, 600)
MEMORY = count(2, 4) * 2**30
"""Bytes of the address space beyond which a reader fails; the libraries alone take one gigabyte."""
READ = """
import sys
from datetime import date
from pathlib import Path
from rag.chunking import split_passages
from rag.reading.formats import read_file
from rag.types import Article
for found in read_file(Path(sys.argv[1]), today=date(2026, 11, 21)):
    if isinstance(found, Article):
        print(f"{len(split_passages(found))} passages, {found.title}"[:200])
    else:
        print(found.error)
"""


def said(path: Path, written: str) -> str:
    path.write_text(written, encoding="utf-8")

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    read = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=bound,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    return read.stdout


def with_front(head: str) -> str:
    return f"---\n{head}\n---\n{STORY * 3}"


def unfolding(first: str, row: str, times: int = 12) -> str:
    """Write YAML of which each line holds the one before it nine times."""
    lines = [f"a0: &a0 {first}"]
    lines += [f"a{one}: &a{one} {row.format(', '.join([f'*a{one - 1}'] * 9))}" for one in range(1, times)]
    return "\n".join([*lines, f"title: *a{times - 1}"])


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        pytest.param(unfolding("[x]", "[{}]"), "it repeats a part, *a0", id="lists"),
        pytest.param(unfolding("{x: 1}", "{{<<: [{}]}}"), "it repeats a part, *a0", id="merged"),
        pytest.param("title: &a [*a]", "it repeats a part, *a", id="itself"),
        pytest.param("title: " + "[" * 49_000, "it is nested more than 20 deep", id="deep"),
        pytest.param("? " * 49_000, "it is nested more than 20 deep", id="keys"),
        pytest.param("published: 1:" + "59:" * 30_000 + "1", "Exceeds the limit", id="sixties"),
        pytest.param("published: [0x" + "f" * 9_000 + "]", "Exceeds the limit", id="hexadecimal"),
        pytest.param("title: !!bool mungkin", "it has a tag, tag:yaml.org,2002:bool", id="tag"),
        pytest.param("title: !!python/object/apply:os.abort []", "it has a tag", id="python"),
        pytest.param("a: b\n" * 30_000, "more than 100,000 characters", id="long"),
    ],
)
def test_front_matter_that_unfolds_is_refused(tmp_path: Path, head: str, reason: str) -> None:
    assert reason in said(tmp_path / "a.md", with_front(head))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("<div>" * 100_001 + STORY, "100,001 tags, more than 100,000", id="tags"),
        pytest.param(f"<p {' '.join(f'a{n}' for n in range(90_000))}>{STORY}", "5,000 attributes", id="attributes"),
        pytest.param(
            "<p " + "".join(f"a{n}='>'" for n in range(90_000)) + f">{STORY}", "5,000 attributes", id="quoted"
        ),
        pytest.param(f"{'<div>' * 90_000}{STORY * 5}", "", id="deep"),
        pytest.param(f"<p>{STORY * 5}{'<p>a' * count(2_000, 90_000)}", "", id="paragraphs"),
        pytest.param(f"<p title='{'a ' * 2_000_000}'>{STORY * 5}", "", id="value"),
        pytest.param(
            "<!DOCTYPE html [<!ENTITY a0 'aaaaaaaaaa'>"
            + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
            + f"]><article><p>{STORY * 5}&a11;</p></article>",
            "1 passages",
            id="entities",
        ),
        pytest.param(
            f"<script type='application/ld+json'>{'[' * 90_000}</script><article><p>{STORY * 5}", "", id="data"
        ),
    ],
)
def test_a_page_is_parsed_in_seconds_or_refused(tmp_path: Path, page: str, reason: str) -> None:
    assert reason in said(tmp_path / "a.html", page)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param('{"text": ' + "[" * 1_000_000, "nested too deeply", id="lists"),
        pytest.param('{"a":' * 500_000, "nested too deeply", id="objects"),
        pytest.param(
            f'{{"text": "{STORY}", "published": {"9" * 1_000_000}}}', "a number that is too long", id="number"
        ),
        pytest.param("a" * 30_000_000, "the line is longer than 20 MB", id="line"),
        pytest.param(f'{{"text": "{STORY}{"Ya. " * (SIZE // 4)}"}}', "passages", id="sentences"),
        pytest.param(f'{{"text": "{STORY}{chr(92)}u0301{"e" * SIZE}"}}', "passages", id="word"),
    ],
)
def test_a_line_of_json_is_read_in_seconds_or_refused(tmp_path: Path, line: str, reason: str) -> None:
    assert reason in said(tmp_path / "a.jsonl", line)


def headlines() -> str:
    """Write headlines, none twice, so that each is compared with what the others end in."""
    letters = "bcdfghjklmnpqrstvwxyz"
    return "".join(f"Harga {a}a{b}e{c}i di pasar {c}u{b}o\n" for a in letters for b in letters for c in letters) + STORY


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda: STORY + " \n" * 90_000 + STORY, id="blank lines"),
        pytest.param(lambda: STORY + " " * SIZE + STORY, id="spaces"),
        pytest.param(lambda: STORY + "(" * SIZE, id="brackets"),
        pytest.param(lambda: STORY + "\u0301" * SIZE, id="combining"),
        pytest.param(lambda: STORY + "Senin 1 Mei 2010 " * (SIZE // 17), id="dates"),
        pytest.param(lambda: STORY + "1.000," * (SIZE // 6), id="numbers"),
        pytest.param(lambda: ("." * 399 + "\n") * (SIZE // 400) + STORY, id="lines of dots"),
        pytest.param(headlines, id="headlines"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_text_is_read_in_seconds(tmp_path: Path, suffix: str, written: Callable[[], str]) -> None:
    assert "passages" in said(tmp_path / f"a{suffix}", written())
