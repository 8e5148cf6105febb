from dataclasses import replace
from pathlib import Path

import pytest

from rag import Archive, Settings
from rag.doctor import HealthCheck, examine
from tests.endpoint import Reply, ScriptedModel


def of(subject: str, settings: Settings) -> HealthCheck:
    return next(one for one in examine(settings) if one.subject == subject)


def test_all_is_there_and_nothing_is_contacted_by_default(filled: Archive, model: ScriptedModel) -> None:
    findings = examine(replace(filled.settings, archive=filled.folder))
    assert [(one.subject, one.healthy) for one in findings] == [
        ("archive", True),
        ("encoder", True),
        ("judge", True),
        ("language model", True),
    ]
    assert "4 articles" in findings[0].said
    assert "nothing is sent" in findings[-1].said
    assert model.headers == []


@pytest.mark.parametrize(
    ("settings", "subject", "said"),
    [
        (Settings(archive=Path("no-such-folder")), "archive", "sitasi add"),
        (Settings(encoder="no-such-encoder"), "encoder", "no-such-encoder"),
        (Settings(judge="no-such-judge"), "judge", "no-such-judge"),
    ],
)
def test_what_is_missing_is_named(settings: Settings, subject: str, said: str) -> None:
    finding = of(subject, settings)
    assert not finding.healthy
    assert said in finding.said


def test_an_empty_and_a_damaged_archive(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "empty") as archive:
        assert "no articles yet" in of("archive", replace(archive.settings, archive=archive.folder)).said
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "archive.db").write_bytes(b"no database" * 200)
    assert not of("archive", Settings(archive=tmp_path / "broken")).healthy


def test_a_model_that_answers(model: ScriptedModel) -> None:
    model.says("ready")
    finding = of("language model", Settings(llm=model.llm()))
    assert finding.healthy
    assert f"scripted at 127.0.0.1:{model.port} answers" in finding.said


def test_a_model_that_is_not_there_is_told_with_those_that_are(model: ScriptedModel) -> None:
    model.says(Reply(status=404))
    finding = of("language model", Settings(llm=model.llm(model="other")))
    assert not finding.healthy
    assert finding.said.endswith("It offers: scripted")


def test_nobody_at_the_address() -> None:
    finding = of("language model", Settings(llm=ScriptedModel(9).llm()))
    assert (finding.healthy, "nothing answers there" in finding.said) == (False, True)
