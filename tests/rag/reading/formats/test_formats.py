"""Each format's files become articles; what cannot be read says why in one line."""

import json
import os
import zlib
from datetime import date
from pathlib import Path

import pytest

from embeddings.language import Language
from rag.reading import FORMATS, read_file
from rag.reading.formats.page_files import PAGE_ENDINGS
from rag.reading.input.limits import MAX_ARTICLE_CHARACTERS, MAX_ARTICLE_LINES, MAX_FILE_BYTES, MAX_LINE_BYTES
from rag.types import Article, DateCertainty, Rejection
from tests.rag.reading.formats.files_read import article, body, error, read

DOCUMENTS = (".docx", ".odt", ".pdf", ".epub", ".xlsx")
COLLECTIONS = (".eml", ".mbox", ".mhtml", ".mht", ".zip", ".warc", ".wacz", ".xml", ".rss", ".atom", ".parquet")
OTHERS = (*DOCUMENTS, *COLLECTIONS)
"""What they say of other bytes stands in their own tests."""
TABLES = (".csv", ".tsv")
TEXTS = [one for one in FORMATS if one not in OTHERS]
STORY = "Waduk itu penuh untuk pertama kalinya sejak lima tahun. Petani di hilir bersyukur."
OTHER = "Air akan cukup sampai bulan Agustus, kata pengelola."


def test_text_is_kept_exactly_as_it_came(tmp_path: Path) -> None:
    text = f"Waduk Penuh Air Lagi\r\n\r\nSenin, 3 Maret 2025\r\n{STORY}\r\n<b>{OTHER}</b>\r\n"
    found = article(tmp_path / "a.txt", b"\xef\xbb\xbf" + text.encode())
    assert found.text == text
    assert found.source == str((tmp_path / "a.txt").resolve())
    assert (found.title, found.language) == ("Waduk Penuh Air Lagi", Language.INDONESIAN)
    assert (found.published, found.certainty) == (date(2025, 3, 3), DateCertainty.STATED)
    assert body(found)[0] == STORY


def test_an_english_text_without_a_date_says_so(tmp_path: Path) -> None:
    found = article(tmp_path / "a.TXT", "The reservoir is full for the first time in years.")
    assert (found.language, found.published, found.certainty) == (Language.ENGLISH, None, DateCertainty.UNKNOWN)
    assert (found.title, found.publisher) == (None, None)


def test_markdown_states_itself_in_front_matter(tmp_path: Path) -> None:
    found = article(
        tmp_path / "a.md",
        "---\ntitle: Waduk Penuh\npublisher: Kabar Kota\ndate: 2024-02-01\nurl: https://kota.example/waduk\n---\n"
        f"\n# Waduk Penuh\n\n![waduk](a.jpg)\n\n{STORY}\n\n## Petani senang ##\n\nYang ditanam **tahun ini** ialah:\n\n"
        f"- padi\n2. jagung\n\n---\n\n```\nkode program\n```\n\n> {OTHER}\n",
    )
    assert body(found) == [STORY, "Petani senang", "Yang ditanam **tahun ini** ialah:", "padi", "jagung", OTHER]
    assert found.text.startswith("\n# Waduk") or found.text.startswith("# Waduk")
    assert (found.source, found.title) == ("https://kota.example/waduk", "Waduk Penuh")
    assert (found.publisher, found.published, found.certainty) == ("Kabar Kota", date(2024, 2, 1), DateCertainty.STATED)


def test_markdown_without_front_matter_has_its_first_heading_as_title(tmp_path: Path) -> None:
    found = article(tmp_path / "a.md", f"# Waduk *Penuh*\n\n{STORY}\n")
    assert (found.title, body(found)) == ("Waduk *Penuh*", [STORY])
    assert found.source == str((tmp_path / "a.md").resolve())


ALIASES = "".join(f"a{n + 1}: &a{n + 1} [{f'*a{n},' * 10}]\n" for n in range(20))
"""A list of lists of lists, 10 to the power of 20 when it is written out."""


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [
        ("title: [a", "front matter is not valid YAML"),
        ("date: 2024-13-45", "front matter is not valid YAML"),
        ("run: !!python/name:os.system", "front matter is not valid YAML"),
        ("date: kapan-kapan", "the date 'kapan-kapan' cannot be read"),
        ("title: {a: b}", "'title' is not text"),
        ("title: 0x" + "f" * 9_999, "not valid YAML (it has a number of thousands of digits)"),
        ("date: 0x" + "f" * 9_999, "not valid YAML (it has a number of thousands of digits)"),
        (f"a0: &a0 [x]\n{ALIASES}date: *a20", "not valid YAML (it repeats a part, *a0)"),
    ],
)
def test_wrong_front_matter_is_said(tmp_path: Path, front_matter: str, message: str) -> None:
    assert message in error(tmp_path / "a.md", f"---\n{front_matter}\n---\n{STORY}\n")


PAGE = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Waduk Penuh | Situs</title>
{head}</head><body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/e">Ekonomi</a></li></ul></nav>
<article><h1>Waduk Penuh</h1><p>{story}</p><p>Baca juga: <a href="/x">Sungai meluap lagi</a></p>
<h2>Petani senang</h2><p>{other}</p></article>
<aside><h3>Terpopuler</h3><ul><li><a href="/c">Cuaca besok</a></li></ul></aside>
<footer><p>Hak cipta © 2019 Situs</p></footer></body></html>"""


def page(head: str = "") -> str:
    return PAGE.format(head=head, story=STORY, other=OTHER)


def test_a_page_gives_its_story_and_what_it_states(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Kabar Kota"><meta property="og:url" content="https://kota.example/w">'
        '<meta property="article:published_time" content="2024-03-05T08:00:00+07:00">'
        '<meta property="article:modified_time" content="2024-03-09T08:00:00+07:00">'
    )
    found = article(tmp_path / "a.html", page(head))
    assert body(found) == [STORY, "Petani senang", OTHER]
    assert (found.title, found.publisher) == ("Waduk Penuh", "Kabar Kota")
    assert found.source == str((tmp_path / "a.html").resolve()), "saved pages may state their outlet's front page"
    assert (found.published, found.certainty) == (date(2024, 3, 5), DateCertainty.STATED)


def test_linked_data_state_the_day_too(tmp_path: Path) -> None:
    data = {"@type": "NewsArticle", "datePublished": "2024-03-05", "publisher": {"name": "Kabar Kota"}}
    found = article(tmp_path / "a.htm", page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert found.published == date(2024, 3, 5)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2024-03-09T08:00:00+07:00">',
        '<meta name="description" content="Pada 2011-02-03 waduk kering.">',
        '<meta property="article:published_time" content="2031-03-05T08:00:00+07:00">',
    ],
)
def test_a_page_that_states_no_day_has_none(tmp_path: Path, head: str) -> None:
    found = article(tmp_path / "a.html", page(head))
    assert (found.published, found.certainty, found.publisher) == (None, DateCertainty.UNKNOWN, None)


def test_a_page_is_decoded_as_it_declares(tmp_path: Path) -> None:
    content = page().replace("utf-8", "windows-1252").replace("bersyukur", "“bersyukur”")
    assert "“bersyukur”" in article(tmp_path / "a.html", content.encode("cp1252")).text


def test_a_page_without_a_story_is_rejected(tmp_path: Path) -> None:
    assert "no story" in error(tmp_path / "a.html", "<html><body><nav><a href='/'>Beranda</a></nav></body></html>")


def test_each_line_of_json_is_an_article(tmp_path: Path) -> None:
    lines = [
        {"_id": "w1", "text": STORY, "title": "Waduk", "publisher": "Kabar", "published": "2024-05-06T07:08:09Z"},
        {"_id": 7, "body": "tanpa tanda akhir"},
        {"text": f"{STORY}\nBaca juga: Sungai\n{OTHER}", "url": "https://kota.example/1", "published": ""},
        {"text": "<p>Teks</p>", "title": None},
    ]
    path = tmp_path / "a.jsonl"
    first, second, third, fourth = read(path, "\n\n".join(json.dumps(line) for line in lines))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(third, Article)
    assert isinstance(fourth, Article)
    assert (first.source, first.title, first.publisher) == (f"{path.resolve()}#w1", "Waduk", "Kabar")
    assert (first.published, body(first)) == (date(2024, 5, 6), [STORY])
    assert (second.source, body(second)) == (f"{path.resolve()}#7", ["tanpa tanda akhir"])
    assert (third.source, third.published, body(third)) == ("https://kota.example/1", None, [STORY, OTHER])
    assert (fourth.source, body(fourth)) == (f"{path.resolve()}#7", ["<p>Teks</p>"]), "the seventh line"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{bad", "is not valid JSON"),
        ('{"a":' * 50_000, "nested too deeply"),
        ("[1]", "is not a JSON object"),
        ('{"title": "x"}', "neither 'text' nor 'body'"),
        ('{"text": 5}', "its story is not text"),
        ('{"text": "  "}', "its story is empty"),
        ('{"paragraphs": []}', "its story is empty"),
        ('{"paragraphs": ["Feri berlayar.", 5]}', "its story is not text"),
        ('{"text": "a\\u0000b"}', "NUL characters"),
        ('{"text": "a\\ud800b"}', "half a character"),
        ('{"text": "Ada.", "title": ["x"]}', "'title' is not text"),
        ('{"text": "Ada.", "published": "besok"}', "the date 'besok' cannot be read"),
        ('{"text": "ADVERTISEMENT"}', "no story found"),
        (b'{"text": "Pasar \xe2\x80\x9cbuka\xe2\x80\x9d \xff."}', "bytes that are not in the encoding"),
    ],
)
def test_a_broken_line_is_rejected_and_the_others_go_on(tmp_path: Path, line: str | bytes, message: str) -> None:
    path = tmp_path / "a.jsonl"
    raw = line if isinstance(line, bytes) else line.encode()
    before, rejected, after = read(path, b'{"text": "Satu."}\n' + raw + b'\n{"text": "Tiga."}\n')
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(rejected, Rejection)
    assert rejected.source == f"{path.resolve()}:2"
    assert message in rejected.error


def test_a_line_that_is_too_long_is_rejected_and_the_next_read(tmp_path: Path) -> None:
    long = json.dumps({"text": "x" * MAX_LINE_BYTES})
    rejected, after = read(tmp_path / "a.jsonl", long + '\n{"text": "Dua."}')
    assert isinstance(rejected, Rejection)
    assert "longer than 20 MB" in rejected.error
    assert isinstance(after, Article)


@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\r\n\t", "is empty"),
        (b"ab\0cd" * 99, "NUL bytes"),
        (bytes(range(256)) * 9, "NUL bytes"),
        (b"\1\0\2\0\3\0" * 99, "NUL bytes"),
        (zlib.compress(bytes(range(256)) * 99 + STORY.encode()) * 9, "no letters"),
    ],
)
def test_what_is_no_text_is_rejected_in_every_format(tmp_path: Path, suffix: str, content: bytes, message: str) -> None:
    path = tmp_path / f"a{suffix}"
    [rejected] = read(path, content)
    assert isinstance(rejected, Rejection)
    assert message in rejected.error


QUOTED = "Menteri berkata “harga beras turun” di Kafé Ñandú – mulai besok."


def written(suffix: str, story: str, head: str = "") -> str:
    if suffix in (".jsonl", ".json"):
        return json.dumps({"text": story}, ensure_ascii=False)
    if suffix in TABLES:
        return f'text;title\n"{story}";\n'
    return page(head).replace(STORY, story) if suffix in PAGE_ENDINGS else story


@pytest.mark.parametrize("suffix", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_is_read_whatever_it_is_written_in(tmp_path: Path, suffix: str, encoding: str) -> None:
    content = written(suffix, QUOTED).replace('<meta charset="utf-8">', "")
    assert QUOTED in body(article(tmp_path / f"a{suffix}", content.encode(encoding)))


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="utf-8">',
        '<meta charset="koi8-r"><meta charset="utf-8">',
        '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_wrong_charset_spoils_no_letter(tmp_path: Path, head: str, encoding: str) -> None:
    if "koi8" in head and encoding == "cp1252":
        pytest.skip("every byte is a letter there")
    content = written(".html", QUOTED).replace('<meta charset="utf-8">', head)
    assert QUOTED in body(article(tmp_path / "a.html", content.encode(encoding)))


def test_an_xml_declaration_states_the_encoding(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="windows-1251"?>' + written(".html", "Газета «Утро» вышла вчера в городе.")
    content = content.replace('<meta charset="utf-8">', "")
    assert "Газета «Утро» вышла вчера в городе." in body(article(tmp_path / "a.html", content.encode("cp1251")))


@pytest.mark.parametrize("suffix", TEXTS)
def test_one_nul_is_left_out(tmp_path: Path, suffix: str) -> None:
    content = written(suffix, QUOTED).encode().replace(b"beras", b"be\0ras")
    assert QUOTED in body(article(tmp_path / f"a{suffix}", content))


@pytest.mark.parametrize("suffix", TEXTS)
def test_a_sentence_with_a_bad_byte_is_never_quoted_and_the_others_are(tmp_path: Path, suffix: str) -> None:
    content = written(suffix, f"{QUOTED} Pasar buka lagi. {QUOTED}").encode().replace(b"buka", b"bu\xffa")
    found = article(tmp_path / f"a{suffix}", content)
    assert "Pasar bu\ufffda lagi." in found.text
    assert body(found)[:2] == [QUOTED, QUOTED]


def test_lines_of_one_file_may_be_in_several_encodings(tmp_path: Path) -> None:
    lines = [written(".jsonl", QUOTED).encode(encoding) for encoding in ("utf-8", "cp1252", "utf-8")]
    found = read(tmp_path / "a.jsonl", b"\n".join(lines))
    assert [body(one) for one in found if isinstance(one, Article)] == [[QUOTED]] * 3


def test_each_line_of_json_in_utf_16_is_an_article(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{QUOTED} {number}\u2028."}, ensure_ascii=False) for number in range(3)]
    path = tmp_path / "a.jsonl"
    found = read(path, "\r\n".join(lines).encode("utf-16"))
    assert [one.source for one in found] == [f"{path.resolve()}#{number}" for number in (1, 2, 3)]
    assert all(isinstance(one, Article) and QUOTED in one.text for one in found)


def test_what_is_too_large_is_rejected(tmp_path: Path) -> None:
    assert "larger than 20 MB" in error(tmp_path / "a.txt", b"a" * (MAX_FILE_BYTES + 1))
    assert "100,001 lines" in error(tmp_path / "c.txt", "a\n" * (MAX_ARTICLE_LINES + 1))
    assert "5,000,001 characters" in error(tmp_path / "b.txt", "a" * (MAX_ARTICLE_CHARACTERS + 1))


def test_a_menu_is_rejected(tmp_path: Path) -> None:
    assert "no story found" in error(tmp_path / "a.txt", "Home\nNews\nContact us\n")


def test_an_unknown_format_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text(STORY)
    [found] = read_file(tmp_path / "a.png")
    assert isinstance(found, Rejection)
    assert "must end in one of .txt, .md, .html, .htm, .jsonl" in found.error


def test_a_missing_file_is_rejected(tmp_path: Path) -> None:
    [rejected] = read_file(tmp_path / "a.txt")
    assert isinstance(rejected, Rejection)
    assert "No such file" in rejected.error


def test_a_file_that_may_not_be_read_is_rejected(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    [rejected] = read_file(path)
    assert isinstance(rejected, Rejection)
    assert "Permission denied" in rejected.error


@pytest.mark.parametrize(
    ("name", "modern"),
    [("a.doc", ".docx or .odt"), ("a.rtf", ".docx or .odt"), ("a.xls", ".xlsx or .csv"), ("a.ppt", ".pdf")],
)
def test_documents_of_old_programs_name_a_way(tmp_path: Path, name: str, modern: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    [told] = read_file(path)
    assert told == Rejection(
        str(path), f"files like {name!r} are not read; open it in LibreOffice and save it as {modern}"
    )
