import ast
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest

import embeddings.errors
from embeddings.errors import SettingsError, SitasiError
from embeddings.language import Language
from rag import Archive
from ui.cli.indonesian import SENTENCES
from ui.cli.language import language_of

Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(embeddings.errors.__file__).parents[1]
NEVER_PRINTED = ("embeddings/training", "eval/tuning", "rag/adapters", "ui/chat", "eval/mixed.py")
ERRORS = {
    name
    for name in embeddings.errors.__all__
    if issubclass(getattr(embeddings.errors, name), SitasiError) and name not in {"DatasetInvalid", "EndpointError"}
}
SAID = {"tell": 0, "told": 0, "BadParameter": 0, "Rejection": 1, "Notice": 1, **dict.fromkeys(ERRORS, 0)}
"""Who says something → which argument it is."""
PUT_TOGETHER = {
    "{}",  # an error of somebody below, told on
    "{} {}",  # the name of an address, and what is wrong with it
    "{}{}",  # what the doctor found, which stays in English
    "{}: {} ({} problems): see sitasi verify",
    "{} holds no articles yet: add some with sitasi add PATH",
    "{}; see docs/adding.md",  # both of its forms are known whole
}


def wordings() -> Iterator[tuple[str, str]]:
    """Yield everything that a command may say, with gaps for what differs, and where it stands."""
    for path in sorted(
        path for package in ("embeddings", "rag", "eval", "ui") for path in (ROOT / package).rglob("*.py")
    ):
        place = path.relative_to(ROOT).as_posix()
        if place.startswith(NEVER_PRINTED) and place != "ui/chat/launch.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SAID and len(node.args) > SAID[name]:
                    yield from ((wording, f"{place}:{node.lineno}") for wording in written(node.args[SAID[name]]))


def written(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in parts)
        case ast.IfExp(body=first, orelse=second):
            yield from written(first)
            yield from written(second)


def test_all_that_a_command_may_say_is_known_in_indonesian() -> None:
    found = dict(wordings())
    assert len(found) > 250
    assert {wording: place for wording, place in found.items() if wording not in SENTENCES.keys() | PUT_TOGETHER} == {}


def test_a_translation_leaves_no_gap_out() -> None:
    for wording, said in SENTENCES.items():
        gaps = [name for _, _, name, _ in Formatter().parse(said) if name is not None]
        if wording != "the {} is longer than {} MB; split it into articles":
            assert len(gaps) == wording.count("{}"), wording
            assert gaps == [""] * len(gaps) or sorted(map(int, gaps)) == list(range(len(gaps))), wording


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.ENGLISH),
        ({"LANG": "id_ID.UTF-8"}, Language.INDONESIAN),
        ({"LANG": "id"}, Language.INDONESIAN),
        ({"LANG": "idx_XX"}, Language.ENGLISH),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "C.UTF-8"}, Language.ENGLISH),
        ({"LANG": "en_US", "LC_MESSAGES": "id_ID"}, Language.INDONESIAN),
        ({"LC_ALL": "en_US", "SITASI_LANGUAGE": "id"}, Language.INDONESIAN),
        ({"LC_ALL": "id_ID", "SITASI_LANGUAGE": "en"}, Language.ENGLISH),
    ],
)
def test_the_language_is_that_of_the_setting_or_the_terminal(environment: dict[str, str], language: Language) -> None:
    assert language_of(environment) is language


def test_a_language_that_there_is_not_is_refused(sitasi: Run, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SITASI_LANGUAGE is 'fr': choose id or en"):
        language_of({"SITASI_LANGUAGE": "fr"})
    assert "choose id or en" in sitasi("list", folder=tmp_path, exit_code=1, SITASI_LANGUAGE="fr").stderr


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("info", "--archive", "nowhere"), 1, "sitasi: tidak ada arsip di nowhere: buatlah dengan `sitasi add PATH"),
        (("add", "nowhere.txt"), 1, "ditolak nowhere.txt: berkas atau folder itu tidak ada; periksa jalurnya"),
        (("add", "empty.txt"), 1, "empty.txt: kosong"),
        (("show", "ffff"), 1, "sitasi: tidak ada artikel 'ffff' di "),
        (("search", "x", "--since", "2025-13-01"), 2, "'2025-13-01' bukan tanggal: tulislah seperti 2025-12-31"),
        (("search", "x", "-k", "0"), 2, "Nilai '-k' / '--top-k' tidak sah: harus 1 atau lebih"),
        (("search", "x", "-k", "banyak"), 2, "harus bilangan bulat"),
        (("ask",), 2, "Argumen 'QUESTION' belum ada."),
        (("ask", " "), 2, "kosong: bertanyalah dalam bahasa Indonesia atau Inggris"),
        (("ask", "-"), 2, "kosong: bertanyalah dalam bahasa Indonesia atau Inggris"),
        (("dance",), 2, "Tidak ada perintah 'dance'."),
        (("list", "--nope"), 2, "Tidak ada opsi --nope"),
        (("list", "--since"), 2, "Opsi '--since' memerlukan nilai."),
        (("list", "berlebih"), 2, "Ada argumen berlebih (berlebih)"),
        (("search", "x", "--publisher", "Suara"), 1, "sitasi: tidak ada penerbit 'Suara' di "),
    ],
)
def test_mistakes_are_told_in_the_language_of_the_terminal(
    sitasi: Run, filled: Archive, tmp_path: Path, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    (tmp_path / "empty.txt").touch()
    environment = {"LANG": "id_ID.UTF-8", "SITASI_ARCHIVE": str(filled.folder)}
    ran = sitasi(*words, folder=tmp_path, exit_code=exit_code, **environment)
    assert said in " ".join((ran.stdout + ran.stderr).replace("│", "").split())


def test_what_is_done_is_told_in_the_language_of_the_terminal(sitasi: Run, stories: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SITASI_LANGUAGE=id\nSITASI_ARCHIVE=news\n", encoding="utf-8")
    assert sitasi("add", str(stories), folder=tmp_path).stdout == "4 ditambahkan, 0 digantikan, 0 tetap\n"
    assert sitasi("verify", folder=tmp_path).stdout == "Arsip utuh.\n"
    assert sitasi("export", "out.jsonl", folder=tmp_path).stdout == "4 artikel dan 0 pertanyaan ditulis ke out.jsonl.\n"
    assert "(salinan: " in sitasi("list", folder=tmp_path).stdout
