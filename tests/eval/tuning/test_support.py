import json
from pathlib import Path

import pytest

from eval.tuning.support import main
from rag import Archive


def test_it_prints_a_weight_for_each_signal(
    filled: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sentences = [
        {"article": "feri.txt", "sentence": "Warga boleh membayar tarif lama sampai akhir Juni.", "supported": True},
        {"article": "feri.txt", "sentence": "Gunung itu meletus pada tahun 1998.", "supported": False},
    ]
    path = tmp_path / "sentences.jsonl"
    path.write_text("\n".join(map(json.dumps, sentences)), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["support", str(filled.folder), str(path), "--judge", "off"])
    main()
    weights = json.loads(capsys.readouterr().out)
    assert weights["likeness"] > 0
    assert weights.keys() > {"base", "supports", "refutes", "named"}
