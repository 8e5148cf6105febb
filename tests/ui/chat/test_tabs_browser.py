"""The whole page: its tabs, and what is left of them where nothing may be changed."""

from pathlib import Path

from playwright.sync_api import expect

from rag import Archive, Assistant
from tests.serving import served
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask

FERRY = "Berapa tarif feri Sembira?"


def test_what_is_added_in_one_tab_is_answered_in_another(
    visit: Visit, serve: Serve, own: Archive, screenshot: Screenshot
) -> None:
    page = visit(serve(own))
    ask(page, FERRY)
    page.get_by_role("tab", name="Articles").click()
    expect(page.locator("#articles")).to_contain_text("1 article")
    page.get_by_text("Add articles").click()
    page.get_by_label("Text", exact=True).fill(
        "The pier at Old Quay is 310 metres long, harbour master Una Brill said on Monday."
    )
    page.get_by_label("Title (optional)").fill("Pier measured")
    page.locator("#articles-paste").click()
    expect(page.locator("#articles")).to_contain_text("2 articles")
    screenshot(page, "tab-articles")
    page.get_by_role("button", name="Tarif feri Sembira naik").click()
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("form.correcting")).to_be_visible()
    screenshot(page, "tab-correcting")
    page.get_by_role("tab", name="Measure").click()
    expect(page.locator("#measure")).to_be_visible()
    screenshot(page, "tab-measure")
    page.get_by_role("tab", name="Ask").click()
    expect(page.locator(".turn")).to_have_count(1)
    ask(page, "How long is the pier at Old Quay?")
    expect(page.locator(".turn").nth(1).locator(".quote")).to_contain_text("310 metres")


def test_every_tab_speaks_the_language_of_the_browser(
    visit: Visit, serve: Serve, own: Archive, tmp_path: Path, screenshot: Screenshot, accessible: Accessible
) -> None:
    page = visit(serve(own), width=390, height=844, dark=True, locale="id-ID")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.get_by_role("tab", name="Artikel").click()
    expect(page.locator("#articles .count")).to_have_text("1 artikel")
    expect(page.locator("#articles .entry .origin")).to_have_text("Kabar Sembira · 12 Juni 2024 · bahasa Indonesia")
    page.get_by_text("Tambah artikel").click()
    page.get_by_label("Tanggal, TTTT-BB-HH (opsional)").fill("12/6/2025")
    page.get_by_label("Teks", exact=True).fill("Dermaga Sembira panjangnya 310 meter, kata kepala pelabuhan.")
    page.get_by_role("button", name="Tambahkan teks ini").click()
    expect(page.locator("#articles-pasted")).to_contain_text("“12/6/2025” bukan tanggal")
    (tmp_path / "pier.txt").write_text("The pier at Old Quay is 310 metres long.\n", encoding="utf-8")
    page.locator("#articles-files input[type=file]").set_input_files(tmp_path / "pier.txt")
    expect(page.locator("#articles-uploaded .outcomes")).to_have_text("pier.txt ditambahkan")
    screenshot(page, "articles-id")
    accessible(page)
    page.get_by_role("button", name="Tarif feri Sembira naik").click()
    page.get_by_role("button", name="Hapus", exact=True).click()
    expect(page.get_by_role("group", name="Hapus")).to_contain_text("Berkas asalnya tetap ada.")
    screenshot(page, "articles-opened-id")
    accessible(page)
    page.get_by_role("button", name="Tutup", exact=True).click()

    page.get_by_role("tab", name="Mengukur").click()
    expect(page.locator("#measure")).to_contain_text("Belum ada: tambahkan berkas pertanyaan.")
    question = f"question,answers\n{FERRY},Rp42.500\n".encode()
    page.locator("#measure input[type=file]").set_input_files(
        {"name": "harian.csv", "mimeType": "text/csv", "buffer": question}
    )
    expect(page.locator("#measure-state")).to_have_text("harian.csv ditambahkan: 1 pertanyaan.")
    page.get_by_role("button", name="Jalankan").click()
    expect(page.locator("#measure-state")).to_contain_text("harian: 1 pertanyaan diajukan. Hasilnya disimpan")
    expect(page.get_by_role("region", name="Ukuran", exact=True)).to_contain_text("1,000")
    expect(page.get_by_role("button", name="Unduh laporan")).to_be_visible()
    screenshot(page, "measure-id")
    accessible(page)


def test_where_nothing_may_be_changed_nothing_is_offered(visit: Visit, own: Archive, screenshot: Screenshot) -> None:
    with served(Assistant(own), read_only=True) as app:
        page = visit(str(app.local_url))
        ask(page, FERRY)
        expect(page.locator(".source").first).to_be_visible()
        expect(page.locator(".judge")).to_have_count(0)
        assert page.get_by_role("tab").all_text_contents() == ["Ask", "Articles"]
        page.get_by_role("tab", name="Articles").click()
        page.locator("#articles .entry").first.click()
        expect(page.locator("#articles article h2")).to_contain_text("Tarif feri Sembira naik")
        expect(page.get_by_text("Add articles")).to_be_hidden()
        expect(page.get_by_role("button", name="Remove")).to_have_count(0)
        screenshot(page, "read-only")
        listened = {str(one["targets"]) for one in app.get_config_file()["dependencies"]}
        assert not any(event in target for target in listened for event in ("'remove'", "'upload'", "'mark'"))
