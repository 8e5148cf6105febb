import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.peers_plot import DARK, KINDS, LIGHT, SHOWN, drawing, main, peers_on
from embeddings.errors import ReadingError

DOCS = Path(__file__).parents[2] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


def page_of(names: list[str]) -> str:
    kinds = " | ".join(f"nDCG@10 {kind}" for kind in KINDS)
    rows = [f"| {name} | {10 + place}.4 | .{place}25 | .5 | .75 | 1.000 |" for place, name in enumerate(names)]
    table = [f"| who | p50 ms | {kinds} |", "|---|--:|--:|--:|--:|--:|", *rows]
    return "\n".join(["| not | this |", "<!-- bench: peers -->", "", *table, "", "<!-- end -->", "| nor | this |"])


def test_the_committed_plots_say_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["peers_plot", str(DOCS / "benchmarks.md"), "--out", str(tmp_path)])
    main()
    for name in ("peers-light.svg", "peers-dark.svg"):
        assert (tmp_path / name).read_text("utf-8") == (DOCS / name).read_text("utf-8"), "make bench draws it"


def test_every_share_and_time_is_drawn_to_scale() -> None:
    peers = peers_on(page_of(["somebody else", *SHOWN]))
    assert [one.name for one in peers] == list(SHOWN.values())
    assert [list(one.shares) for one in peers] == [
        [share, 0.5, 0.75, 1.0] for share in (0.125, 0.225, 0.325, 0.425, 0.525, 0.625)
    ]
    drawn = ElementTree.fromstring(drawing(peers, LIGHT))  # noqa: S314  # drawn here
    bars = [(one.get("fill"), int(one.get("width", ""))) for one in drawn.iter(f"{SVG}rect")]
    whole = bars[0][1]
    assert bars[:8:2] == [(LIGHT.track, whole)] * 4
    assert bars[1:8:2] == [(LIGHT.ours, round(whole * share)) for share in (0.125, 0.5, 0.75, 1)]
    assert {fill for fill, _ in bars[-7::2]} == {LIGHT.theirs}
    texts = [one.text for one in drawn.iter(f"{SVG}text")]
    assert texts[-6:] == [list(SHOWN.values())[-1], ".625", ".500", ".750", "1.000", "16 ms"]


def test_light_and_dark_differ_in_colours_alone() -> None:
    peers = peers_on(page_of(list(SHOWN)))
    dark = drawing(peers, DARK)
    for name in LIGHT.__dataclass_fields__:
        dark = dark.replace(getattr(DARK, name), getattr(LIGHT, name))
    assert dark == drawing(peers, LIGHT)


@pytest.mark.parametrize("page", ["", page_of(list(SHOWN)[1:])])
def test_a_page_without_a_contender_is_told(page: str) -> None:
    with pytest.raises(ReadingError, match=r"no row 'Sitasi' in its table of peers"):
        peers_on(page)
