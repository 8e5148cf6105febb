"""What a page states of itself: its day, by its own clock, and its title, without its outlet."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.types import Article, DateCertainty

TODAY = date(2026, 11, 20)
STORY = (
    "<p>Warga Kampung Anyar mengungsi setelah sungai itu meluap pada malam hari.</p>"
    "<p>Petugas membuka dapur umum di balai desa untuk tiga ratus orang.</p>"
)
ENGLISH = (
    "<p>The river fell on Thursday morning and people went back to their houses in the valley.</p>"
    "<p>Officials said that the kitchen at the village hall would stay open for two more days.</p>"
)
H1 = "<h1>Banjir surut</h1>"
MARCH_7 = '<time datetime="2025-03-07T10:00:00+07:00">hari ini</time>'
LATE = "2025-03-05T23:30:00Z"
"""In universal time; in Indonesia it is the 6th."""


def read(
    tmp_path: Path, *, head: str = "", heading: str = H1, below: str = "", story: str = STORY, foot: str = ""
) -> Article:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head>{head}</head><body><article>{heading}{below}{story}</article>{foot}</body></html>")
    [found] = read_file(path, today=TODAY)
    assert isinstance(found, Article), found
    return found


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def news(**fields: object) -> Mapping[str, object]:
    return {"@type": "NewsArticle", **fields}


@pytest.mark.parametrize(
    "name",
    [
        'name="publish_date"',
        'property="og:published_time"',
        'name="dc.date"',
        'name="DC.Date"',
        'property="bt:pubDate"',
        'property="article:published"',
        'name="published_date"',
        'itemprop="datePublished"',
    ],
)
@pytest.mark.parametrize(
    "value", ["2025-03-03", "2025-03-03T08:00:00+07:00", "20250303T080000Z", "Mon, 03 Mar 2025 08:00:00 +0700"]
)
def test_elements_of_the_head_state_the_day(tmp_path: Path, name: str, value: str) -> None:
    found = read(tmp_path, head=f'<meta property="x" content="y"><meta {name} content="{value}">')
    assert (found.published, found.certainty) == (date(2025, 3, 3), DateCertainty.STATED)


@pytest.mark.parametrize("value", ["20250303T080000Z", "2025-03-03 08:00:00 +0700", "2025-03-03", "1740963600"])
@pytest.mark.parametrize("graph", [False, True])
def test_linked_data_state_the_day(tmp_path: Path, value: str, graph: bool) -> None:
    data: object = news(datePublished=value)
    if graph:
        data = {"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, data]}
    assert read(tmp_path, head=linked(data)).published == date(2025, 3, 3)


@pytest.mark.parametrize("value", ["06/03/2025 06:30", "Kamis, 6 Maret 2025 06:30 WIB", "1741217400"])
def test_an_indonesian_page_writes_the_day_first(tmp_path: Path, value: str) -> None:
    head = f'<meta name="pubdate" content="2031-01-01"><meta name="publish_date" content="{value}">'
    assert read(tmp_path, head=head).published == date(2025, 3, 6)


@pytest.mark.parametrize(
    "script",
    [
        f'//<![CDATA[\n{{"@type": "NewsArticle", "datePublished": "{LATE}"}}\n//]]>',
        f'{{"@type": "NewsArticle", "datePublished": "{LATE}",}}',
        f'[{{"@type": "WebPage"}}, {{"@type": "NewsArticle", "datePublished": "{LATE}"}},]',
    ],
)
def test_linked_data_may_be_written_badly(tmp_path: Path, script: str) -> None:
    assert read(tmp_path, head=f'<script type="application/ld+json">{script}</script>').published == date(2025, 3, 6)


@pytest.mark.parametrize(
    "below",
    [
        MARCH_7,
        MARCH_7.replace("<time", '<time class="byline"'),
        MARCH_7.replace("<time", '<time class="meta"'),
        f'<div class="byline">Oleh Rina {MARCH_7}</div>',
        f"<p>Sungai di lembah itu kini surut.</p><div>{MARCH_7}</div>",
        f'<div>Diperbarui <time datetime="2025-03-09">9 Mar</time></div><div>Terbit {MARCH_7}</div>',
        f'<time itemprop="dateModified" datetime="2025-03-09">9 Mar</time>{MARCH_7}',
        "<div>Jumat malam (7/3/2025)</div>",
        "<div>Jumat, 7 Maret 2025 | 10.00 WIB</div>",
    ],
)
def test_the_lines_below_the_headline_state_the_day(tmp_path: Path, below: str) -> None:
    assert read(tmp_path, below=below).published == date(2025, 3, 7)


def test_a_time_is_found_above_the_headline_and_without_one(tmp_path: Path) -> None:
    assert read(tmp_path, heading=MARCH_7 + H1).published == date(2025, 3, 7)
    assert read(tmp_path, heading="", below=MARCH_7).published == date(2025, 3, 7)


@pytest.mark.parametrize(
    "foot",
    [
        f"<aside>{MARCH_7}</aside>",
        f'<div><h3>Terkini</h3><article><a href="/x">Harga beras naik lagi di pasar kota</a>{MARCH_7}</article></div>',
        f'<ul><li><a href="/x">Harga beras naik lagi di pasar kota</a>{MARCH_7}</li></ul>',
        f"<footer>{MARCH_7}</footer>",
    ],
)
def test_the_time_of_another_story_is_not_the_day(tmp_path: Path, foot: str) -> None:
    assert read(tmp_path, foot=foot).published is None
    assert read(tmp_path, below=foot).published is None


def test_a_time_that_is_only_an_update_is_not_the_day(tmp_path: Path) -> None:
    assert read(tmp_path, below=f"<div>Diperbarui {MARCH_7}</div>").published is None


@pytest.mark.parametrize("place", ["head", "below"])
@pytest.mark.parametrize(
    ("story", "mark", "day"),
    [
        (STORY, "", 6),
        (STORY, "<div>Kamis (6/3), 06.30 WITA</div>", 6),
        (ENGLISH, "<div>06:30 WIB</div>", 6),
        (ENGLISH, linked(news(inLanguage="id-ID")), 6),
        (ENGLISH, "", 5),
        (ENGLISH, linked(news(inLanguage="en")), 5),
    ],
)
def test_an_indonesian_outlet_dates_by_its_own_clock(
    tmp_path: Path, place: str, story: str, mark: str, day: int
) -> None:
    head = f'<meta property="article:published_time" content="{LATE}">' if place == "head" else ""
    below = f'<time datetime="{LATE}">x</time>' if place == "below" else ""
    assert read(tmp_path, head=head, below=below + mark, story=story).published == date(2025, 3, day)


@pytest.mark.parametrize("offset", ["+07:00", "-05:00", "+09:00"])
def test_a_stated_clock_holds(tmp_path: Path, offset: str) -> None:
    head = linked(news(datePublished=f"2025-03-05T23:30:00{offset}"))
    assert read(tmp_path, head=head).published == date(2025, 3, 5)


SITE = '<meta property="og:site_name" content="Kabar Lembah">'


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        ("<title>Banjir surut - Kabar Lembah</title>", ""),
        ("<title>Banjir surut | Kabar Lembah</title>", ""),
        ("<title>Banjir surut – kabarlembah.example</title>", ""),
        (f"<title>Banjir surut - Kabar Lembah</title>{SITE}", ""),
        (f"<title>Kabar Lembah: Banjir surut</title>{SITE}", ""),
        ("<title>Banjir surut | Daerah | Kabar Lembah</title>", ""),
        ("<title>Banjir surut - Kabar Lembah</title>", "<h1>Kabar Lembah</h1>"),
        ("<title>Banjir surut - Kabar Lembah</title>", "<h1>Kabar Lembah</h1><h1>Banjir surut</h1>"),
        ("<title>Kabar Lembah</title>", H1),
        ("", H1),
        ('<title>x</title><meta property="og:title" content="Banjir surut - Kabar Lembah">', ""),
        (f"<title>Kabar Lembah</title>{linked(news(headline='Banjir surut', publisher={'name': 'Kabar Lembah'}))}", ""),
    ],
)
def test_a_title_is_the_headline_without_the_outlet(tmp_path: Path, head: str, heading: str) -> None:
    assert read(tmp_path, head=head, heading=heading).title == "Banjir surut"


@pytest.mark.parametrize("title", ["Banjir Surut: Warga Pulang", "Banjir surut - warga pulang", "Banjir surut"])
def test_what_names_no_outlet_stays(tmp_path: Path, title: str) -> None:
    assert read(tmp_path, head=f"<title>{title}</title>", heading="").title == title


def test_a_dash_inside_a_headline_stays(tmp_path: Path) -> None:
    head = "<title>Duel Solo - Medan | Kabar Lembah</title>"
    assert read(tmp_path, head=head, heading="<h1>Duel Solo - Medan</h1>").title == "Duel Solo - Medan"
    assert read(tmp_path, head=f"<title>Duel Solo - Medan</title>{SITE}", heading="").title == "Duel Solo - Medan"


@pytest.mark.parametrize("heading", ["", "<h1>Banjir Lembah: kabar terkini</h1>"])
def test_the_headline_of_a_live_blogs_update_is_not_the_title(tmp_path: Path, heading: str) -> None:
    update = {"@type": "BlogPosting", "headline": "Jembatan putus"}
    live = {"@type": "LiveBlogPosting", "headline": "Banjir Lembah: kabar terkini", "liveBlogUpdate": [update]}
    for data in (live, [update, live]):
        assert read(tmp_path, head=linked(data), heading=heading).title == "Banjir Lembah: kabar terkini"


@pytest.mark.parametrize("script", ["[" * 9_000, "{", '{"@type": 7, "@graph": {"@type": ["NewsArticle"]}}', "5"])
def test_linked_data_that_say_nothing_hurt_nobody(tmp_path: Path, script: str) -> None:
    assert read(tmp_path, head=f'<script type="application/ld+json">{script}</script>').title == "Banjir surut"
