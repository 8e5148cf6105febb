import sys
from pathlib import Path

import pytest

from embeddings.errors import SettingsError
from rag.index import LocalPlace, index_place


def test_an_index_is_kept_here_unless_a_setting_says_otherwise(tmp_path: Path) -> None:
    assert isinstance(index_place("local", folder=tmp_path), LocalPlace)


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("rag.index.milvus")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(SettingsError) as refused:
        index_place("milvus://reader:s3cret@milvus.example/news", folder=tmp_path)
    assert "pip install 'sitasi[milvus]'" in str(refused.value)
    assert "s3cret" not in str(refused.value)
