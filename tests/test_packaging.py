"""The wheel alone, in an empty virtual environment, finds and answers; what else is published says what is so."""

import ast
import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # it ships no types
from packaging.requirements import Requirement

from rag import ServerAddress
from rag.settings.archive_address import placed
from rag.settings.index_address import milvus_address

ROOT = Path(__file__).parents[1]

PACKAGES = {"embeddings", "rag", "ui", "eval"}

LIMIT = 100_000_000
"""Bytes that package indexes take of one file."""

PROGRAM = """
from rag import Archive, Assistant, Retriever

archive = Archive.open("my-archive")
archive.add("stories/")
hits = Retriever(archive).retrieve("Berapa tarif feri Teluk Sagara?", top_k=5)
answer = Assistant(archive).ask("Berapa tarif feri Teluk Sagara?")
print(hits[0].passage.article.label, answer.verdict, answer.citations[0].quote, sep="|")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("sitasi-*.whl"))


@pytest.fixture(scope="module")
def empty_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs' folder of a virtual environment that holds the wheel and what it asks for, no more."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    programs = folder / "bin"
    pip = (sys.executable, "-m", "pip", "--python", str(programs / "python"), "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, "install", "--no-index", "--no-deps", str(wheel)], check=True, capture_output=True)
    [site] = folder.glob("lib/python*/site-packages")
    [installed] = metadata.distributions(path=[str(site)])
    for one in needed(installed).values():
        link(one, site)
    return programs


def needed(distribution: metadata.Distribution) -> dict[str, metadata.Distribution]:
    """Return by name what a distribution asks for, and what that asks for, as it is installed here."""
    found: dict[str, metadata.Distribution] = {}
    seen: set[str] = set()
    waiting: list[tuple[metadata.Distribution, set[str]]] = [(distribution, set())]
    while waiting:
        asking, extras = waiting.pop()
        for requirement in map(Requirement, asking.requires or ()):
            if str(requirement) not in seen and applies(requirement, extras):
                seen.add(str(requirement))
                one = metadata.distribution(requirement.name)
                assert requirement.specifier.contains(one.version, prereleases=True), requirement
                found[one.name] = one
                waiting.append((one, requirement.extras))
    return found


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Return whether a requirement counts on this system, with these extras."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})


def link(distribution: metadata.Distribution, site: Path) -> None:
    """Put the files of an installed distribution into an environment, but for its commands."""
    for file in distribution.files or ():
        if ".." not in file.parts:
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            (site / file).symlink_to(str(file.locate()))


def test_the_wheel_holds_what_ships_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES
    for package in PACKAGES:
        assert f"{package}/py.typed" in names
    assert "embeddings/models/bilingual-static/model.safetensors" in names
    assert "embeddings/models/SHA256SUMS" in names
    assert "rag/archive/migrations/versions/0001_first.py" in names
    assert {"ui/locales/english.toml", "ui/locales/indonesian.toml"} <= set(names)
    assert [name for name in names if name.startswith(("embeddings/training", "eval/tuning"))] == []
    assert wheel.stat().st_size < LIMIT


def test_what_the_wheel_imports_of_ours_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        modules = {name: opened.read(name) for name in opened.namelist() if name.endswith(".py")}
    there = {module_of(name) for name in modules}
    for name, source in modules.items():
        for imported in imports(source):
            if imported.split(".")[0] in PACKAGES:
                assert imported in there, f"{name} imports {imported}"


def module_of(name: str) -> str:
    """Name the module of a file."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(source: bytes) -> Iterator[str]:
    """Name the modules that a file asks for, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_wheel_tells_its_licence_and_authors(empty_environment: Path) -> None:
    [site] = empty_environment.parent.glob("lib/python*/site-packages")
    [installed] = [one for one in metadata.distributions(path=[str(site)]) if one.name == "sitasi"]
    assert (installed.metadata["License-Expression"], installed.metadata["Author"]) == (
        "Apache-2.0",
        "The Sitasi authors",
    )
    licences = {Path(str(file)).name: file for file in installed.files or () if "licenses" in file.parts}
    assert "Version 2.0, January 2004" in licences["LICENSE"].read_text()
    cards = ROOT / "embeddings" / "models"
    for card in cards.glob("*/README.md"):
        assert card.parent.name in licences["NOTICE"].read_text()


def test_the_readmes_program_runs_from_the_wheel(empty_environment: Path, stories: Path) -> None:
    ran = subprocess.run(
        [empty_environment / "python", "-c", PROGRAM],
        cwd=stories.parent,
        env={"PATH": os.environ["PATH"]},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    title, verdict, quote = ran.stdout.strip().split("|")
    assert (title, verdict) == ("Tarif Feri Teluk Sagara Naik Bulan Depan", "None")
    assert "Rp42.500" in quote


def test_the_command_runs_from_the_wheel(empty_environment: Path, stories: Path) -> None:
    def sitasi(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(empty_environment / "sitasi"), *words]
        return subprocess.run(command, cwd=stories.parent, check=True, capture_output=True, text=True)

    assert json.loads(sitasi("add", "stories", "--json").stdout)["added"] == 4
    assert "14 March 2025" in sitasi("ask", "When will the bridge at Old Quay open?").stdout
    assert "7860" in sitasi("chat", "--help").stdout


def test_the_addresses_of_the_composition_are_taken_and_name_its_services() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    settings = services["chat"]["environment"]
    archive = placed(settings["SITASI_ARCHIVE"].replace("${POSTGRES_PASSWORD:?name one}", "secret"))
    index = milvus_address(settings["SITASI_INDEX"])
    assert isinstance(archive, ServerAddress)
    assert index
    database = archive.reveal()
    assert (database.host, index.uri) == ("postgres", "http://milvus:19530")
    assert {"postgres", "milvus"} == services["chat"]["depends_on"].keys() == services.keys() - {"chat"}
    server = services["postgres"]["environment"]
    assert (database.username, database.database) == (server["POSTGRES_USER"], server["POSTGRES_DB"])


def test_the_image_copies_what_is_there_and_what_docker_may_see() -> None:
    seen = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"}
    copied: set[str] = set()
    for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines():
        if line.startswith("COPY "):
            copied.update(line.split()[1:-1])
    assert copied == seen
    assert all((ROOT / name).exists() for name in copied)
    assert copied >= PACKAGES
