"""What would take hours, gigabytes or the stack is refused, or is read in seconds.

They are read in processes of their own, each of which may take a minute, ten times what it needs, and two gigabytes.
What is packed is refused where it unfolds.
"""

import gzip
import io
import resource
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.soak import count

pytestmark = pytest.mark.slow

STORY = "Pasar itu dibuka kemarin oleh wali kota setempat. "
SIZE = count(100_000, 4_900_000)
"""Characters of a text that is read whole."""
SECONDS = count(60, 1_800)
MEMORY = count(2, 4) * 2**30
"""Bytes of the address space beyond which a reader fails; the libraries alone take one gigabyte."""
READ = """
import sys
from datetime import date
from pathlib import Path
from rag.segmentation.chunking import split_passages
from rag.reading.formats import read_file
from rag.types import Article
for path in sorted(Path(sys.argv[1]).iterdir()):
    for found in read_file(path, today=date(2026, 11, 21)):
        said = f"{len(split_passages(found))} passages" if isinstance(found, Article) else found.error
        print(f"{path.name}: {said}", flush=True)
"""
Cases = Mapping[str, tuple[str | bytes, str]]
"""By the names of their files: what is written into them, and what is said of that."""


def assert_said(folder: Path, cases: Cases) -> None:
    """Read all in one process; who hangs or crashes it is the one after the last that is named."""
    for name, (written, _) in cases.items():
        (folder / name).write_bytes(written.encode() if isinstance(written, str) else written)

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    try:
        read = subprocess.run(
            [sys.executable, "-c", READ, str(folder)],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            preexec_fn=bound,
            check=False,
        )
        printed, ended = read.stdout, read.stderr or str(read.returncode)
    except subprocess.TimeoutExpired as stopped:
        printed, ended = (stopped.stdout or b"").decode(), f"stopped after {SECONDS} s"
    said = dict(line.split(": ", 1) for line in printed.splitlines())
    wrong = {name: said.get(name, ended) for name, (_, reason) in cases.items() if reason not in said.get(name, "")}
    assert not wrong
    assert said.keys() == cases.keys(), ended


def with_front(head: str) -> str:
    return f"---\n{head}\n---\n{STORY * 3}"


def unfolding(first: str, row: str, times: int = 12) -> str:
    """Write YAML of which each line holds the one before it nine times."""
    lines = [f"a0: &a0 {first}"]
    lines += [f"a{one}: &a{one} {row.format(', '.join([f'*a{one - 1}'] * 9))}" for one in range(1, times)]
    return "\n".join([*lines, f"title: *a{times - 1}"])


def headlines() -> str:
    """Write headlines, none twice, so that each is compared with what the others end in."""
    letters = "bcdfghjklmnpqrstvwxyz"
    return "".join(f"Harga {a}a{b}e{c}i di pasar {c}u{b}o\n" for a in letters for b in letters for c in letters) + STORY


FRONT_MATTER: Cases = {
    "lists.md": (with_front(unfolding("[x]", "[{}]")), "it repeats a part, *a0"),
    "merged.md": (with_front(unfolding("{x: 1}", "{{<<: [{}]}}")), "it repeats a part, *a0"),
    "itself.md": (with_front("title: &a [*a]"), "it repeats a part, *a"),
    "deep.md": (with_front("title: " + "[" * 49_000), "it is nested more than 20 deep"),
    "keys.md": (with_front("? " * 49_000), "it is nested more than 20 deep"),
    "sixties.md": (with_front("published: 1:" + "59:" * 9_000 + "1"), "a number of thousands of digits"),
    "hexadecimal.md": (with_front("published: [0x" + "f" * 9_000 + "]"), "a number of thousands of digits"),
    "tag.md": (with_front("title: !!bool mungkin"), "it has a tag, tag:yaml.org,2002:bool"),
    "python.md": (with_front("title: !!python/object/apply:os.abort []"), "it has a tag"),
    "long.md": (with_front("a: b\n" * 30_000), "more than 100,000 characters"),
    "open.md": (f"---\ntitle: a\n{STORY}", "the front matter has no end"),
}

ENTITIES = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
PAGES: Cases = {
    "tags.html": ("<div>" * 100_001 + STORY, "100,001 tags, more than 100,000"),
    "attributes.html": (f"<p {' '.join(f'a{n}' for n in range(90_000))}>{STORY}", "5,000 attributes"),
    "quoted.html": (f"<p {''.join(f'a{n}={chr(39)}>{chr(39)}' for n in range(90_000))}>{STORY}", "5,000 attributes"),
    "deep.html": (f"{'<div>' * 90_000}{STORY * 5}", ""),
    "paragraphs.html": (f"<p>{STORY * 5}{'<p>a' * count(2_000, 90_000)}", ""),
    "value.html": (f"<p title='{'a ' * SIZE}'>{STORY * 5}", ""),
    "entities.html": (f"<!DOCTYPE html [<!ENTITY a0 'a'>{ENTITIES}]><article><p>{STORY * 5}&a11;</p>", "1 passages"),
    "data.html": (f"<script type='application/ld+json'>{'[' * 90_000}</script><article><p>{STORY * 5}</p>", ""),
}

LINES: Cases = {
    "lists.jsonl": ('{"text": ' + "[" * 1_000_000, "nested too deeply"),
    "objects.jsonl": ('{"a":' * 500_000, "nested too deeply"),
    "number.jsonl": (f'{{"text": "{STORY}", "published": {"9" * 1_000_000}}}', "a number that is too long"),
    "line.jsonl": ("a" * 30_000_000, "the line is longer than 20 MB"),
    "sentences.jsonl": (f'{{"text": "{STORY}{"Ya. " * (SIZE // 4)}"}}', "passages"),
    "word.jsonl": (f'{{"text": "{STORY}{"e" * SIZE}"}}', "passages"),
}


def zipped(files: int, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(files):
            archive.writestr(f"{number}.txt", content)
    return packed.getvalue()


PACKED: Cases = {
    "page.html.gz": (gzip.compress(b"<p>" + b" " * 400_000_000), "unpacks to more than 100 times"),
    "lines.jsonl.gz": (gzip.compress(b" " * 400_000_000), "unpacks to more than 100 times"),
    "files.zip": (zipped(30, b" " * 10_000_000), "unpacks to more than 100 times"),
    "file.zip": (zipped(1, b" " * 400_000_000), "larger than 20 MB"),
}

RECORDS: Cases = {
    "brackets.json": ('{"a":' * 400_000, "nested too deeply"),
    "string.json": ('{"a": "' + "a" * 30_000_000, "the object is longer than 20 MB"),
    "blank.json": (" " * 30_000_000, "is empty"),
    "scalars.json": ("[" + "[" * 1_000_000, "is empty"),
    "cells.csv": ("text,title\n" + "," * 5_000_000 + "a", "5,000,001 cells"),
    "quote.csv": ('text,title\n"' + "aaaaaaaaaaaaaaa\n" * 1_400_000, "is longer than 20 MB"),
}

MAILS: Cases = {
    "parts.eml": ("Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5_000, "than any mail"),
    "within.eml": ("Content-Type: message/rfc822\n\n" * 50_000, "save its text as a file"),
    "quotes.eml": ('Content-Type: text/plain; a="' + ";" * 1_000_000, "than any mail"),
    "lines.mhtml": ("Subject: a\n\n" + "\n" * 5_000_000, "than any mail"),
    "subject.eml": (f"Subject: {'=?utf-8?q?a?= ' * 300_000}\n\n{STORY}", "1 passages"),
    "marks.mbox": ("From a Mon Mar  3 10:00:00 2025\n" * 300_000, "no mailbox"),
    "from.mbox": ("From " + "1:11 " * 4_000_000 + "\na: b\n\n", "no mailbox"),
}

TEXTS: Mapping[str, str] = {
    "blank": STORY + " \n" * 90_000 + STORY,
    "spaces": STORY + " " * SIZE + STORY,
    "brackets": STORY + "(" * SIZE,
    "combining": STORY + "\u0301" * SIZE,
    "dates": STORY + "Senin 1 Mei 2010 " * (SIZE // 17),
    "numbers": STORY + "1.000," * (SIZE // 6),
    "dots": ("." * 399 + "\n") * (SIZE // 400) + STORY,
    "headlines": headlines(),
}


def test_front_matter_that_unfolds_is_refused(tmp_path: Path) -> None:
    assert_said(tmp_path, FRONT_MATTER)


def test_a_page_is_parsed_in_seconds_or_refused(tmp_path: Path) -> None:
    assert_said(tmp_path, PAGES)


def test_a_line_of_json_is_read_in_seconds_or_refused(tmp_path: Path) -> None:
    assert_said(tmp_path, LINES)


def test_what_is_packed_is_refused_where_it_unfolds(tmp_path: Path) -> None:
    assert_said(tmp_path, PACKED)


def test_records_are_read_in_seconds_or_refused(tmp_path: Path) -> None:
    assert_said(tmp_path, RECORDS)


def test_a_mail_is_read_in_seconds_or_refused(tmp_path: Path) -> None:
    assert_said(tmp_path, MAILS)


def test_a_text_is_read_in_seconds(tmp_path: Path) -> None:
    assert_said(
        tmp_path, {f"{name}{end}": (text, "passages") for name, text in TEXTS.items() for end in (".txt", ".md")}
    )
