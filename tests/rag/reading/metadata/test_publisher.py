"""Which outlet a dateline names."""

import pytest

from rag.reading.metadata.publisher import find_owner, find_publisher


@pytest.mark.parametrize(
    ("paragraph", "publisher"),
    [
        ("Kabarkota.com, Solo - Pasar dibuka.", "Kabarkota.com"),
        ("KABARKOTA.COM, SOLO -- Pasar dibuka.", "KABARKOTA.COM"),
        ("Kabar.ID – Pasar dibuka.", "Kabar.ID"),
        ("SOLO, Kabarkota.co.id - Pasar dibuka.", "Kabarkota.co.id"),
        ("Solo, WARTA – Pasar dibuka.", "WARTA"),
        ("Solo, WKN Indonesia -- Pasar dibuka.", "WKN Indonesia"),
        ("Jakarta, WKN Indonesia --", "WKN Indonesia"),
        ("Solo (KAWAT) - Pasar dibuka.", "KAWAT"),
        ("OSLO, March 5 (Kawat) - The market opened.", "Kawat"),
        ("SAN JOSE, Costa Rica (KW) — The market opened.", "KW"),
        ("BEIJING - Pasar dibuka.", None),
        ("Bandung, Jawa Barat - Pasar dibuka.", None),
        ("JAKARTA, INDONESIA - Pasar dibuka.", None),
        ("Yogyakarta, DIY - Pasar dibuka.", None),
        ("Washington, DC - The market opened.", None),
        ("Dubai (UAE) - The market opened.", None),
        ("Solo (Senin) - Pasar dibuka.", None),
        ("Pasar dibuka kemarin - dan warga senang.", None),
        ("Menurut Kabarkota.com, pasar dibuka - kemarin.", None),
    ],
)
def test_a_dateline_names_its_outlet_or_none(paragraph: str, publisher: str | None) -> None:
    assert find_publisher([paragraph]) == publisher


def test_the_dateline_may_follow_a_deck() -> None:
    assert find_publisher(["Pasar ramai.", "Kabar.ID - Pasar dibuka."]) == "Kabar.ID"


@pytest.mark.parametrize(
    ("foot", "owner"),
    [
        ("(abc)\n\n© 2026 Kabar Kota. Hak cipta dilindungi.", "Kabar Kota"),
        ("Copyright © 2019-2024 The Quay Gazette | All rights reserved", "The Quay Gazette"),
        ("Copyright 2024, Warta", "Warta"),
        ("© 2026", None),
        ("Hak cipta dilindungi.", None),
        ("Ia membahas copyright 2024 dengan hakim.", None),
    ],
)
def test_a_copyright_line_names_its_owner_or_none(foot: str, owner: str | None) -> None:
    assert find_owner(foot) == owner
