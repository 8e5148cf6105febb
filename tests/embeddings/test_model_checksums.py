"""What ships is what was made, byte for byte, and none of it is a pickle."""

import ast
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import embeddings.terms.lexicon
from embeddings import encoder as encoders
from embeddings.encoder import BUNDLED_FOLDER, QUALITY, QUALITY_FOLDER, load_encoder
from embeddings.errors import ModelError
from embeddings.judge import BUNDLED_JUDGE_FOLDER, load_judge
from embeddings.judge import judge as judges
from embeddings.model_checksums import SUMS, check_shipped, shipped_sums
from embeddings.model_files import MODELS
from embeddings.terms.lexicon import LEXICON_FOLDER, load_lexicon
from tests.soak import count

ROOT = Path(__file__).parents[2]
PLAIN = {".gz", ".json", ".md", ".onnx", ".safetensors"}
"""Arrays, graphs of products, tables and text: nothing that runs when it is opened."""


def test_every_file_that_ships_is_listed_and_is_what_the_list_says() -> None:
    shipped = {path.relative_to(MODELS).as_posix() for path in MODELS.rglob("*") if path.is_file()}
    assert set(shipped_sums()) == {name for name in shipped if not name.endswith(".md")} - {SUMS.name}
    for folder in MODELS.iterdir():
        if folder.is_dir():
            check_shipped(folder)


LOADED: dict[Path, tuple[object, str, Callable[[], object]]] = {
    BUNDLED_FOLDER: (encoders, "BUNDLED_FOLDER", load_encoder),
    QUALITY_FOLDER: (encoders, "QUALITY_FOLDER", lambda: load_encoder(QUALITY)),
    BUNDLED_JUDGE_FOLDER: (judges, "BUNDLED_JUDGE_FOLDER", load_judge),
    LEXICON_FOLDER: (embeddings.terms.lexicon, "LEXICON_FOLDER", load_lexicon.__wrapped__),
}


@pytest.mark.parametrize("folder", LOADED, ids=lambda folder: folder.name)
def test_a_model_with_one_changed_bit_is_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, load = LOADED[folder]
    copy = shutil.copytree(folder, tmp_path / folder.name)
    monkeypatch.setattr(module, name, copy)
    chance = random.Random(4)
    files = sorted(path for path in copy.rglob("*") if path.is_file() and path.suffix != ".md")
    for number in range(max(len(files), count(0, 100))):
        path = files[number % len(files)]
        with path.open("r+b") as file:
            place = chance.randrange(path.stat().st_size)
            file.seek(place)
            was = file.read(1)
            file.seek(place)
            file.write(bytes([was[0] ^ 1 << chance.randrange(8)]))
        with pytest.raises(ModelError, match=rf"{path.name} is not the one that was shipped; install") as caught:
            load()
        assert "\n" not in str(caught.value)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(was)
    check_shipped(copy)


def test_without_its_list_no_shipped_model_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.model_checksums.SUMS", tmp_path / "SHA256SUMS")
    for content in (None, "no list"):
        if content:
            (tmp_path / "SHA256SUMS").write_text(content, encoding="utf-8")
        with pytest.raises(ModelError, match="install the package again"):
            shipped_sums.__wrapped__()


@pytest.mark.parametrize("load", [load_encoder, load_judge])
def test_weights_in_a_pickle_are_not_opened(load: Callable[[str], object], tmp_path: Path) -> None:
    (tmp_path / "model" / "2_Dense").mkdir(parents=True)
    (tmp_path / "model" / "model.safetensors").write_bytes(b"")
    pickled = tmp_path / "model" / "2_Dense" / "pytorch_model.bin"
    pickled.write_bytes(b"")
    with pytest.raises(ModelError, match=f"{pickled} is a pickle"):
        load(str(tmp_path / "model"))


def test_no_shipped_file_is_a_pickle() -> None:
    shipped = [path for path in MODELS.rglob("*") if path.is_file() and path != SUMS]
    assert {path.suffix for path in shipped} <= PLAIN


def test_no_code_reads_a_pickle() -> None:
    for package in ("embeddings", "rag", "eval", "ui", "examples"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                assert not _reads_a_pickle(node), f"{path}:{getattr(node, 'lineno', 0)}"


def _reads_a_pickle(node: ast.AST) -> bool:
    """Tell an import of what unpickles files, `torch.load`, and `np.load` that does not forbid pickles."""
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in _UNPICKLING for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        package = (node.module or "").split(".")[0]
        return package in _UNPICKLING and not (
            node.module == "joblib" and {alias.name for alias in node.names} <= {"Parallel", "delayed"}
        )
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    called = ast.unparse(node.func)
    forbids = any(word.arg == "allow_pickle" and ast.unparse(word.value) == "False" for word in node.keywords)
    return called in {"torch.load", "pd.read_pickle"} or (called in {"np.load", "np.save"} and not forbids)


_UNPICKLING = {"cPickle", "cloudpickle", "dill", "joblib", "marshal", "pickle", "shelve"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("import pickle", True),
        ("from joblib import load", True),
        ("from joblib import Parallel, load", True),
        ("from joblib import Parallel, delayed", False),
        ("import joblib", True),
        ("torch.load(path)", True),
        ("np.load(path)", True),
        ("np.load(path, allow_pickle=True)", True),
        ("np.load(path, allow_pickle=False)", False),
        ("json.load(file)", False),
    ],
)
def test_what_reads_a_pickle_is_recognised(line: str, told: bool) -> None:
    assert any(map(_reads_a_pickle, ast.walk(ast.parse(line)))) is told
