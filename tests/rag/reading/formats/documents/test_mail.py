"""Mails, mailboxes and pages saved as one file: their text, subject, day and address."""

import base64
import gzip
import mailbox
import pickle
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from rag.reading.formats import file_parts
from rag.reading.input.limits import MAX_LINE_BYTES, MAX_MESSAGE_BYTES
from rag.types import Article, DateCertainty, Rejection
from tests.rag.reading.formats.files_read import TODAY, article, body, error, read

STORY = "Kapal pemadam itu tiba di pelabuhan kecil kemarin sore, kata syahbandar."
OTHER = "Nelayan menyambutnya dengan perahu hias dari tiga kampung."
PAGE = f"<html><head><title>Judul halaman</title></head><body><p>{STORY}</p><p>{OTHER}</p></body></html>"


def mail(text: str = f"{STORY}\n\n{OTHER}\n", subject: str = "Kapal tiba – “Sagara”", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Redaksi Kabar Muara <redaksi@muara.example>"
    message["Date"] = "Tue, 04 Mar 2025 23:30:00 +0700"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


class TestMail:
    def test_its_text_subject_and_day_are_an_article(self, tmp_path: Path) -> None:
        path = tmp_path / "a.eml"
        found = article(path, mail().as_bytes())
        assert (found.source, found.title, body(found)) == (
            str(path.resolve()),
            "Kapal tiba – “Sagara”",
            [STORY, OTHER],
        )
        assert (found.published, found.certainty) == (date(2025, 3, 4), DateCertainty.STATED)

    def test_the_text_is_read_where_there_is_a_page_too_and_attachments_are_not(self, tmp_path: Path) -> None:
        message = mail()
        message.add_alternative(PAGE.replace(STORY, "Bukan ini yang dibaca dari surat itu."), subtype="html")
        message.add_attachment("Lampiran ini bukan berita surat itu.", filename="a.txt")
        assert body(article(tmp_path / "a.eml", message.as_bytes())) == [STORY, OTHER]

    def test_a_page_alone_is_read_like_one(self, tmp_path: Path) -> None:
        message = mail()
        message.set_content(PAGE, subtype="html")
        found = article(tmp_path / "a.eml", message.as_bytes())
        assert (found.title, found.published, body(found)) == (
            "Kapal tiba – “Sagara”",
            date(2025, 3, 4),
            [STORY, OTHER],
        )

    def test_an_empty_text_gives_way_to_the_page(self, tmp_path: Path) -> None:
        message = mail("\n")
        message.add_alternative(PAGE, subtype="html")
        assert body(article(tmp_path / "a.eml", message.as_bytes())) == [STORY, OTHER]

    @pytest.mark.parametrize(
        ("encoding", "stated"),
        [("utf-8", "utf-8"), ("utf-8", "x-tak-dikenal"), ("cp1252", "windows-1252"), ("cp1252", "x-tak-dikenal")],
    )
    @pytest.mark.parametrize("packed", [lambda text: text, base64.encodebytes], ids=["8bit", "base64"])
    def test_it_is_decoded_as_it_states_or_as_a_page_would_be(
        self, tmp_path: Path, encoding: str, stated: str, packed: Callable[[bytes], bytes]
    ) -> None:
        how = b"8bit" if packed(b"a") == b"a" else b"base64"
        text = f"“{STORY}” – café."
        head = b"Content-Type: text/plain; charset=" + stated.encode() + b"\nContent-Transfer-Encoding: " + how
        assert article(tmp_path / "a.eml", head + b"\n\n" + packed(text.encode(encoding))).text == text

    @pytest.mark.parametrize(
        "subject", ["=?x-apa?q?Kapal_tiba?=", "=?utf-8?b?S2FwYWwgdGliYQ==?=", "Kapal\n tiba", "=?utf-8?q?Kapal?= tiba"]
    )
    def test_a_subject_is_read_however_it_is_written(self, tmp_path: Path, subject: str) -> None:
        assert article(tmp_path / "a.eml", f"Subject: {subject}\n\n{STORY}\n".encode()).title == "Kapal tiba"

    @pytest.mark.parametrize(
        "day", ["kapan-kapan", "Tue, 99 Mar 2025 00:00:00 +0000", "Fri, 04 Mar 2033 00:00:00 +0000", ""]
    )
    def test_a_date_that_cannot_be_is_none(self, tmp_path: Path, day: str) -> None:
        assert article(tmp_path / "a.eml", f"Subject: Kapal\nDate: {day}\n\n{STORY}\n".encode()).published is None

    def test_a_mail_may_be_packed(self, tmp_path: Path) -> None:
        assert body(article(tmp_path / "a.eml.gz", gzip.compress(mail().as_bytes()))) == [STORY, OTHER]

    def test_what_is_no_text_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "a.eml"
        assert error(path, b" \n") == "is empty"
        assert "larger than 50 MB" in error(path, b"a" * (MAX_MESSAGE_BYTES + 1))
        assert "no text" in error(path, b"Content-Type: image/png\n\n\x89PNG")
        assert "not in the encoding" in error(
            path, b"Content-Type: text/plain; charset=utf-8\n\nAda pasar \xc3\xa9 \xff."
        )
        assert "NUL" in error(path, b"Subject: a\n\n" + b"A\0d\0a\0 pasar." * 9)

    @pytest.mark.parametrize("kind", ["plain", "html"])
    def test_a_sentence_with_a_bad_byte_is_never_quoted_and_one_nul_is_left_out(
        self, tmp_path: Path, kind: str
    ) -> None:
        text = f"{STORY} Kapal “Sagara” bu*a lagi. {OTHER}"
        message = mail(text if kind == "plain" else PAGE.replace(STORY, text).replace(f"<p>{OTHER}</p>", ""))
        content = message.as_bytes(policy=message.policy.clone(cte_type="8bit"))
        content = content.replace(b"text/plain", b"text/" + kind.encode())
        found = article(tmp_path / "a.eml", content.replace(b"*", b"\xff").replace(b"Nelayan", b"Nela\0yan"))
        assert "bu\ufffda" in found.text
        assert body(found) == [STORY, OTHER]

    @pytest.mark.parametrize("kind", ["plain", "html"])
    def test_a_mail_of_universal_time_is_of_the_day_of_the_outlet(self, tmp_path: Path, kind: str) -> None:
        text = STORY if kind == "plain" else PAGE
        head = f"Date: Tue, 04 Mar 2025 23:30:00 +0000\nContent-Type: text/{kind}; charset=utf-8\n\n"
        found = article(tmp_path / "a.eml", (head + text).encode())
        assert (found.published, found.certainty) == (date(2025, 3, 5), DateCertainty.STATED)
        assert found.title == (None if kind == "plain" else "Judul halaman"), "without a subject"

    def test_parts_in_parts_are_refused_before_they_are_parsed(self, tmp_path: Path) -> None:
        nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5_000))
        assert "than any mail" in error(tmp_path / "a.eml", nested.encode() + b"\n" * 900_000)
        quoted = b'Content-Type: text/plain; a="' + b";" * 1_000_000 + b"\n\nAda.\n"
        assert "than any mail" in error(tmp_path / "a.eml", quoted)
        assert "than any mail" in error(tmp_path / "a.eml", b"Subject: a\n\n" + b"\n" * 2_100_000)
        within = b"Content-Type: message/rfc822\n\n" * 5_000 + b"\nAda.\n"
        assert "save its text as a file" in error(tmp_path / "a.eml", within)

    def test_a_fault_at_its_head_is_said(self, tmp_path: Path) -> None:
        head = 'Content-Type: multipart/mixed; boundary="b"; a*=x; a*1=y'
        assert error(tmp_path / "a.eml", f"{head}\n\n--b\n\n{STORY}\n".encode()).startswith("is not a valid mail")

    def test_a_mail_that_was_passed_on_is_read(self, tmp_path: Path) -> None:
        outer = MIMEMultipart()
        outer["Subject"] = "Terusan"
        outer.attach(MIMEMessage(mail()))
        assert body(article(tmp_path / "a.eml", outer.as_bytes())) == [STORY, OTHER]


class TestMailbox:
    def test_each_mail_is_an_article(self, tmp_path: Path) -> None:
        path = tmp_path / "a.mbox"
        box = mailbox.mbox(path)
        box.add(mail(Message_ID="<a1@muara.example>").as_bytes())
        box.add(mail(f"{OTHER}\n\nFrom the sea it came, at 10:30 in 2025.\n\n{STORY}", "Dua").as_bytes())
        box.close()
        first, second = read(path, path.read_bytes())
        assert (first.source, second.source) == (f"{path.resolve()}#<a1@muara.example>", f"{path.resolve()}#2")
        assert body(first) == [STORY, OTHER]
        assert body(second) == [OTHER, "From the sea it came, at 10:30 in 2025.", STORY], "a quoted From is no mark"

    def test_an_unquoted_from_splits_no_mail(self, tmp_path: Path) -> None:
        begin = "From Monday 3 March 2025 at 10:30 the port is open.\n\nFrom here on, at 10:30 in 2025"
        text = f"{STORY}\n\n{begin}\n\n{OTHER}\n"
        box = f"From rina@muara.example Mon Mar  3 10:00:00 2025\nSubject: Satu\n\n{text}\n"
        found = read(tmp_path / "a.mbox", (box + box.replace("Satu", "Dua")).encode())
        assert [one.title for one in found if isinstance(one, Article)] == ["Satu", "Dua"]
        assert all(body(one)[-1] == OTHER for one in found)

    def test_what_is_broken_keeps_no_other_out(self, tmp_path: Path) -> None:
        path = tmp_path / "a.mbox"
        begin = "From rina@muara.example Mon Mar  3 10:00:00 2025\nSubject: a\n"
        mails = [
            f"\n{STORY}\n\n",
            "Content-Type: image/png\n\nabc\n\n",
            f"\n{'a' * 99}\n" * (MAX_LINE_BYTES // 99) + "\n",
            "\n\n",
        ]
        found = read(path, "".join(begin + one for one in [*mails, f"\n{OTHER}\n"]).encode())
        assert [body(found[0]), body(found[-1])] == [[STORY], [OTHER]]
        rejected = [one for one in found if isinstance(one, Rejection)]
        assert [one.source for one in rejected] == [f"{path.resolve()}, mail {number}" for number in (2, 3, 4)]
        for one, reason in zip(rejected, ("no text", "larger than 20 MB", "no story"), strict=True):
            assert reason in one.error

    @pytest.mark.parametrize(
        "content", [b"", b" \n", b"ab\0cd" * 99, STORY.encode(), b"From " * 9, b"From a" * 4_000_000]
    )
    def test_what_is_no_mailbox_says_so(self, tmp_path: Path, content: bytes) -> None:
        assert "no mailbox" in error(tmp_path / "a.mbox", content)

    def test_each_part_can_be_read_in_another_process(self, tmp_path: Path) -> None:
        path = tmp_path / "a.mbox"
        path.write_bytes(b"From r@m.example Mon Mar  3 10:00:00 2025\n" + mail().as_bytes())
        [part] = [pickle.loads(pickle.dumps(part)) for part in file_parts(path)]  # noqa: S301, written here
        assert [body(one) for one in part.articles(TODAY)] == [[STORY, OTHER]]


def web_archive(page: bytes, location: str, *, charset: str = "utf-8", **headers: str) -> bytes:
    archive = MIMEMultipart("related", type="text/html")
    archive["From"] = "<Saved by a browser>"
    archive["Subject"] = "Judul arsip"
    archive["Date"] = "Sun, 09 Nov 2025 08:00:00 -0000"
    for name, value in headers.items():
        archive[name.replace("_", "-")] = value
    part = MIMEText("", "html", "utf-8")
    part.set_param("charset", charset)
    part.set_payload(base64.encodebytes(page).decode())
    part["Content-Location"] = location
    archive.attach(part)
    frame = MIMEText("<html><body><p>Iklan yang tidak dibaca siapa pun hari ini.</p></body></html>", "html", "utf-8")
    frame["Content-Location"] = "cid:frame@mhtml.example"
    archive.attach(frame)
    return archive.as_bytes()


class TestWebArchive:
    @pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.MHTML"])
    def test_its_page_is_read_under_its_address(self, tmp_path: Path, name: str) -> None:
        address = "https://muara.example/kapal?id=7"
        found = article(tmp_path / name, web_archive(PAGE.encode(), address, Snapshot_Content_Location=f"{address}#a"))
        assert (found.source, found.title, body(found)) == (address, "Judul halaman", [STORY, OTHER])
        assert found.published is None, "its date is that on which it was saved"

    def test_the_address_of_its_page_serves_too(self, tmp_path: Path) -> None:
        found = article(tmp_path / "a.mht", web_archive(PAGE.encode(), "https://muara.example/kapal?utm_source=a"))
        assert found.source == "https://muara.example/kapal"

    @pytest.mark.parametrize("location", ["file:///home/rina/a.html", "cid:a", "", "https://a:b@muara.example/"])
    def test_another_address_is_none(self, tmp_path: Path, location: str) -> None:
        path = tmp_path / "a.mht"
        assert article(path, web_archive(PAGE.encode(), location)).source == str(path.resolve())

    @pytest.mark.parametrize("charset", ["windows-1252", "x-tak-dikenal", "iso-8859-1"])
    def test_its_page_is_decoded_as_pages_are(self, tmp_path: Path, charset: str) -> None:
        page = PAGE.replace(STORY, f"“{STORY}”").encode("cp1252")
        assert body(article(tmp_path / "a.mhtml", web_archive(page, "cid:a", charset=charset))) == [f"“{STORY}”", OTHER]

    def test_without_a_page_it_says_so(self, tmp_path: Path) -> None:
        assert "holds no page" in error(tmp_path / "a.mhtml", b"Content-Type: image/png\n\nabc")
        assert "no story" in error(tmp_path / "a.mhtml", web_archive(b"<html><body><nav>Beranda</nav></body>", "cid:a"))
