import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from rag import Archive
from tests.ui.cli.command import call
from tests.website import page, running_site

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]


def test_the_life_of_an_archive(document: Load, stories: Path, tmp_path: Path) -> None:
    archive = ("--archive", "news")
    assert document("add", str(stories), *archive, folder=tmp_path) == {
        "added": 4,
        "replaced": 0,
        "unchanged": 0,
        "rejected": [],
    }
    listed = document("list", *archive, folder=tmp_path)["articles"]
    assert [row["published"] for row in listed] == ["2025-01-20", "2024-06-08", "2023-09-02", "2023-09-02"]
    shown = document("show", listed[1]["article_id"], *archive, folder=tmp_path)
    assert shown["text"] == (stories / "feri.txt").read_text(encoding="utf-8")
    assert {"article_id", "title", "publisher", "published", "language", "source", "text"} <= shown.keys()
    info = document("info", *archive, folder=tmp_path)
    assert (info["articles"], info["languages"], info["encoder"]) == (4, {"en": 1, "id": 3}, "bundled")

    found = document("search", "tarif feri", "-k", "2", *archive, folder=tmp_path)
    assert [hit["rank"] for hit in found["hits"]] == [1, 2]
    for hit in found["hits"]:
        article = document("show", hit["article_id"], *archive, folder=tmp_path)
        assert article["text"][hit["start"] : hit["end"]] == hit["text"]

    assert document("remove", listed[1]["article_id"], *archive, folder=tmp_path)["removed"] == {
        key: value for key, value in listed[1].items() if key != "copies"
    }
    (tmp_path / "news" / "index" / "manifest.json").unlink()
    assert document("verify", *archive, folder=tmp_path, exit_code=1)["whole"] is False
    assert document("rebuild", *archive, folder=tmp_path)["articles"] == 3
    assert document("verify", *archive, folder=tmp_path) == {"whole": True, "problems": []}


def test_an_answer_for_programs_and_for_people(sitasi: Run, document: Load, filled: Archive, tmp_path: Path) -> None:
    folder = str(filled.folder)
    answer = document("ask", "Berapa tarif feri Teluk Sagara?", "--archive", folder, folder=tmp_path)
    assert answer.keys() == {
        "question",
        "language",
        "answered",
        "reason",
        "verdict",
        "text",
        "short",
        "sentences",
        "citations",
        "confidence",
        "overview",
        "count",
        "timeline",
        "period",
        "missing",
        "publisher",
        "nearest",
        "timings_ms",
        "phrasing",
        "rewritten",
        "alternative",
        "parts",
    }
    first = answer["citations"][0]
    article = filled.article(first["article_id"])
    assert article.text[first["start"] : first["end"]] == first["quote"] == answer["sentences"][0]["text"]
    assert first.keys() == {
        "number",
        "article_id",
        "title",
        "publisher",
        "published",
        "published_certainty",
        "language",
        "source",
        "start",
        "end",
        "quote",
    }
    printed = sitasi("ask", "Berapa tarif feri Teluk Sagara?", "--archive", folder, folder=tmp_path).stdout
    assert "mulai 1 Juli 2024 [1]." in printed
    assert "[1] Tarif Feri Teluk Sagara Naik Bulan Depan" in printed


def test_a_feed_is_added_by_its_address(sitasi: Run, document: Load, tmp_path: Path) -> None:
    with running_site() as site:
        site.sends("/satu", page("Tarif feri Teluk Sagara naik mulai 1 Juli 2024, kata operator."))
        url = site.sends("/rss", "<rss><item><link>/satu</link></item><item><link>/dua</link></item></rss>")
        refused = sitasi("add", url, folder=tmp_path, exit_code=1).stderr.strip()
        assert refused == f"rejected {url}: 127.0.0.1 is this machine; set SITASI_WEB_LOOPBACK=1 where that is meant"
        here = {"folder": tmp_path, "SITASI_WEB_LOOPBACK": "1", "SITASI_WEB_PAUSE": "0"}
        missing = {"source": site.url("/dua"), "error": "the server answers 404 (Not Found); check the address"}
        assert document("add", url, **here) == {"added": 1, "replaced": 0, "unchanged": 0, "rejected": [missing]}
    assert document("list", folder=tmp_path)["articles"][0]["source"] == site.url("/satu")


def test_a_refusal_speaks_the_language_of_the_question(
    sitasi: Run, document: Load, filled: Archive, tmp_path: Path
) -> None:
    folder = str(filled.folder)
    assert document("ask", "Siapa penemu mikroskop?", "--archive", folder, folder=tmp_path)["reason"] == "no_match"
    printed = sitasi("ask", "Siapa penemu mikroskop?", "--archive", folder, folder=tmp_path).stdout
    assert printed.startswith("Artikel Anda tidak menyebutkannya.")


def test_dates_in_a_question_are_stated_and_can_be_left_out(
    sitasi: Run, document: Load, filled: Archive, tmp_path: Path
) -> None:
    archive = ("--archive", str(filled.folder))
    event = document("ask", "Berapa tarif feri Teluk Sagara pada Juli 2024?", *archive, folder=tmp_path)
    assert event["answered"] is True
    assert event["period"] == {
        "since": "2024-07-01",
        "until": "2024-07-31",
        "words": "pada Juli 2024",
        "kind": "preference",
    }
    news = ("ask", "Berapa tarif feri Teluk Sagara dalam 3 hari terakhir?", *archive)
    refused = document(*news, folder=tmp_path)
    assert (refused["reason"], refused["period"]["kind"]) == ("outside_dates", "filter")
    assert refused["period"]["until"] is None
    printed = sitasi(*news, folder=tmp_path).stdout.splitlines()
    assert printed[0] == "Tidak ada artikel dari rentang tanggal itu yang membahasnya."
    assert printed[1].startswith("- Tarif Feri Teluk Sagara Naik Bulan Depan")
    assert printed[-1].startswith("Hanya artikel sejak 20")
    assert printed[-1].endswith(" (“dalam 3 hari terakhir”); --any-date mencari di semua tanggal.")
    anyhow = sitasi(*news, "--any-date", folder=tmp_path).stdout
    assert "mulai 1 Juli 2024 [1]." in anyhow
    assert "--any-date" not in anyhow


def test_filters_and_the_environment(document: Load, filled: Archive, tmp_path: Path) -> None:
    found = document(
        "search",
        "harga",
        "--language",
        "en",
        "--since",
        "2025-01-01",
        folder=tmp_path,
        SITASI_ARCHIVE=str(filled.folder),
    )
    assert {hit["publisher"] for hit in found["hits"]} == {"Quay Gazette"}


def test_only_chosen_articles_are_searched_and_asked(document: Load, filled: Archive, tmp_path: Path) -> None:
    feri, bridge = (
        next(one.article_id for one in filled.articles() if word in one.text) for word in ("Tarif feri", "Old Quay")
    )
    chosen = ("--article", bridge, "--archive", str(filled.folder))
    found = document("search", "tarif feri", *chosen, folder=tmp_path)
    assert {hit["article_id"] for hit in found["hits"]} == {bridge}
    assert not document("ask", "Berapa tarif feri Teluk Sagara?", *chosen, folder=tmp_path)["answered"]
    both = document("ask", "Berapa tarif feri Teluk Sagara?", "--article", feri, *chosen, folder=tmp_path)
    assert {one["article_id"] for one in both["citations"]} == {feri}


def test_a_dotenv_file_stands_in_for_the_environment(document: Load, filled: Archive, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"SITASI_ARCHIVE={filled.folder}\n", encoding="utf-8")
    assert document("info", folder=tmp_path)["articles"] == 4


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("info", "--archive", "nowhere"), 1, "sitasi add"),
        (("add", "nowhere.txt"), 1, "nowhere.txt"),
        (("show", "ffffffffffff", "--archive", "{filled}"), 1, "sitasi list"),
        (("ask", "Apa?", "--archive", "{filled}"), 1, "no-such-model"),
        (("ask", "Apa?", "--archive", "{filled}", "--article", "ffffffffffff"), 1, "ffffffffffff"),
        (("search", "x", "--archive", "{filled}", "--article", "../x"), 1, "sitasi list"),
        (("search", "x", "-k", "0", "--archive", "{filled}"), 2, "greater"),
        (("ask",), 2, "QUESTION"),
        (("dance",), 2, "dance"),
        (("info", "--since", "yesterday"), 2, "since"),
        (("search", "x", "--since", "2025-13-01"), 2, "'2025-13-01' is no date: write one as 2025-12-31"),
        (("list", "--until", "kemarin"), 2, "'kemarin' is no date: write one as 2025-12-31"),
        (
            ("list", "--since", "2025-02-01", "--until", "2024-01-01", "--archive", "{filled}"),
            2,
            "Invalid value: since 2025-02-01 is after until 2024-01-01: exchange them",
        ),
        (("list", "--language", "de"), 2, "Invalid value for '--language': 'de' is not one of 'id', 'en'."),
        (("ask", " "), 2, "it is empty: ask in Indonesian or English"),
        (("ask", "-"), 2, "it is empty: ask in Indonesian or English"),
        (("show", "", "--archive", "{filled}"), 1, "there is no article ''"),
        (("serve", "--host", "0.0.0.0", "--archive", "{filled}"), 1, "give an --api-key, or say --without-key"),  # noqa: S104
        (("serve", "--api-key", "short", "--archive", "{filled}"), 1, "an API key cannot be used"),
        (("serve", "--cors", "*", "--archive", "{filled}"), 1, "'*' is no origin of pages"),
        (("serve", "--archive", "nowhere"), 1, "sitasi add"),
    ],
)
def test_mistakes_are_told_in_a_line(
    sitasi: Run, filled: Archive, tmp_path: Path, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    given = [word.format(filled=filled.folder) for word in words]
    environment = {"SITASI_ENCODER": "no-such-model"} if said == "no-such-model" else {}
    ran = sitasi(*given, folder=tmp_path, exit_code=exit_code, **environment)
    assert said in " ".join(ran.stderr.replace("│", "").split())
    if exit_code == 1:
        assert len(ran.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "exit_code"), [(("search", "tarif"), 0), (("show", "ffffffffffff"), 1), (("info", "--since", "now"), 2)]
)
def test_a_process_of_its_own_says_the_same(
    started: Run, sitasi: Run, filled: Archive, tmp_path: Path, words: tuple[str, ...], exit_code: int
) -> None:
    given: dict[str, Any] = {"folder": tmp_path, "exit_code": exit_code, "SITASI_ARCHIVE": str(filled.folder)}
    process, called = started(*words, **given), sitasi(*words, **given)
    assert (process.stdout, process.stderr) == (called.stdout, called.stderr)


@pytest.mark.cli
def test_help_is_quick_to_import() -> None:
    heavy = "torch gradio faiss sentence_transformers sqlalchemy tantivy rag".split()
    code = f"import sys, ui.cli.main; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.cli
def test_a_question_loads_only_what_it_needs(filled: Archive) -> None:
    unneeded = (
        "alembic asyncpg bs4 gradio httpx joblib lxml openai pandas psycopg py3langid rapidfuzz rich scipy sklearn "
        "torch sentence_transformers trafilatura transformers sqlalchemy.dialects.postgresql "
        "rag.doctor rag.followups rag.overview rag.generation rag.reading"
    ).split()
    ask = ["ask", "Berapa tarif feri Teluk Sagara?", "--archive", str(filled.folder)]
    code = (
        "import sys; from ui.cli.main import app; app(standalone_mode=False); "
        f"print('loaded:', *(name for name in {unneeded} if name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code, *ask], capture_output=True, text=True, check=True)
    assert "feri" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "loaded:"


def test_words_outside_of_ascii_survive_any_locale(started: Run, filled: Archive, tmp_path: Path) -> None:
    ran = started(
        "ask", "“Berapa” tarif — feri?", "--json", folder=tmp_path, LC_ALL="C", SITASI_ARCHIVE=str(filled.folder)
    )
    assert json.loads(ran.stdout)["question"] == "“Berapa” tarif — feri?"


def test_search_explains_itself(sitasi: Run, document: Load, stories: Path, tmp_path: Path) -> None:
    archive = ("--archive", "news")
    document("add", str(stories), *archive, folder=tmp_path)
    question = ("search", "What is the ferry tariff?", "--explain", "-k", "1", *archive)
    explanation = document(*question, folder=tmp_path)["hits"][0]["explanation"]
    assert {match["word"]: match["term"] for match in explanation["matches"]} == {"ferry": "feri", "tariff": "tarif"}
    assert "ferry → feri" in sitasi(*question, folder=tmp_path).stdout


def test_a_question_is_read_from_standard_input(document: Load, filled: Archive, tmp_path: Path) -> None:
    given: dict[str, Any] = {"folder": tmp_path, "SITASI_ARCHIVE": str(filled.folder)}
    asked = "Berapa tarif feri “Teluk Sagara”?"
    answer = document("ask", "-", stdin=f"{asked}\n".encode(), **given)
    assert (answer["question"], answer["answered"]) == (asked, True)
    assert document("search", "-", stdin=b"tarif\xff feri", **given)["question"] == "tarif\ufffd feri"


def test_articles_are_listed_as_they_are_filtered(document: Load, filled: Archive, tmp_path: Path) -> None:
    given: dict[str, Any] = {"folder": tmp_path, "SITASI_ARCHIVE": str(filled.folder)}

    def listed(*options: str) -> list[tuple[str, int]]:
        return [(row["published"], len(row["copies"])) for row in document("list", *options, **given)["articles"]]

    assert listed() == [("2025-01-20", 0), ("2024-06-08", 0), ("2023-09-02", 1), ("2023-09-02", 1)]
    assert listed("--since", "2024-01-01", "--until", "2024-12-31") == [("2024-06-08", 0)]
    assert listed("--publisher", "suara ara", "--publisher", "Quay Gazette") == [("2025-01-20", 0), ("2023-09-02", 1)]
    assert listed("--language", "en") == [("2025-01-20", 0)]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Suara", "the nearest are Suara Ara"),
        ("Kuay Gazete", "the nearest are Quay Gazette"),
        ("Nope", "see `sitasi list`"),
    ],
)
def test_a_publisher_that_there_is_not_is_told(
    sitasi: Run, filled: Archive, tmp_path: Path, name: str, nearest: str
) -> None:
    told = f"sitasi: there is no publisher '{name}' in {filled.folder}: {nearest}"
    for words in (("list",), ("search", "harga"), ("ask", "Berapa harga beras?")):
        options = ("--publisher", name, "--archive", str(filled.folder))
        assert sitasi(*words, *options, folder=tmp_path, exit_code=1).stderr.startswith(told)


def test_the_beginning_of_an_id_is_enough_where_no_other_has_it(
    sitasi: Run, document: Load, stories: Path, tmp_path: Path
) -> None:
    for number in range(20):  # twenty ids, so that several begin alike
        (stories / f"{number}.txt").write_text(f"Kapal nomor {number} berlayar ke pelabuhan Sagara.", encoding="utf-8")
    document("add", str(stories), "--archive", "news", folder=tmp_path)
    ids = [row["article_id"] for row in document("list", "--archive", "news", folder=tmp_path)["articles"]]
    common = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    for command in ("show", "remove"):
        refused = sitasi(command, common, "--archive", "news", "--json", folder=tmp_path, exit_code=1)
        assert refused.stderr.startswith(f"sitasi: '{common}' begins several ids (")
        assert len(refused.stderr.splitlines()) == 1
    length = next(size for size in range(1, 13) if sum(one.startswith(ids[0][:size]) for one in ids) == 1)
    assert document("show", ids[0][:length], "--archive", "news", folder=tmp_path)["article_id"] == ids[0]
    assert document("remove", ids[0][:length], "--archive", "news", folder=tmp_path)["removed"]["article_id"] == ids[0]
    assert "there is no article '%'" in sitasi("show", "%", "--archive", "news", folder=tmp_path, exit_code=1).stderr


@pytest.mark.cli
def test_a_server_is_started_answers_and_is_stopped(filled: Archive, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from ui.cli.main import main; main()", "serve"]
    options = ["--archive", str(filled.folder), "--port", str(port), "--model", "sagara"]
    environment = {**os.environ, "SITASI_JUDGE": "off", "SITASI_API_KEY": "kunci-arsip-7", "HOME": str(tmp_path)}
    running = subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert running.stdout
    said = running.stdout.readline()
    assert said.startswith(f"Sitasi is at http://127.0.0.1:{port}/v1 as the model sagara")
    asked = {"model": "sagara", "messages": [{"role": "user", "content": "Berapa tarif feri Teluk Sagara?"}]}
    address = f"http://127.0.0.1:{port}/v1/chat/completions"
    assert httpx.post(address, json=asked, timeout=60).status_code == 401
    answer = httpx.post(address, json=asked, timeout=60, headers={"Authorization": "Bearer kunci-arsip-7"})
    assert "Rp42.500" in answer.json()["choices"][0]["message"]["content"]
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (0, "", "")


def test_the_chat_opens_with_a_new_archive_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []
    monkeypatch.setattr("ui.chat.launch.launch", lambda asked, **_: opened.append(asked.archive.info().articles))
    call("chat", "--archive", "new", folder=tmp_path)
    assert opened == [0]
    call("chat", "--read-only", "--archive", "other", folder=tmp_path, exit_code=1)
    assert not (tmp_path / "other").exists()
