"""Stories with open places become examples; questions become what people type."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch

from embeddings.judge import BUNDLED_JUDGE_FOLDER
from embeddings.language import Language
from embeddings.training.judge.examples.example import ReadingExample, StanceLabel
from embeddings.training.judge.examples.scenarios import (
    FilledScenario,
    Scenario,
    filled,
    read_scenarios,
    scenario_groups,
    story_groups,
)
from embeddings.training.judge.examples.typing_noise import as_typed, mashed, sometimes_typed
from embeddings.training.judge.export import export_network, read_exported

ROW = {
    "slots": {"town": ["Ori", "Lumen"], "n": [12, 13], "m": [12, 13]},
    "title": {"id": "Tarif feri {town} naik", "en": "{town} ferry fares rise"},
    "text": {
        "id": ["Tarif feri {town} naik menjadi Rp{n}.000.", "Kapalnya dicat biru."],
        "en": ["The {town} ferry now costs Rp{n},000.", "Its hull was painted blue."],
    },
    "claims": [
        {"id": "Apakah tarif feri {town} Rp{m}.000?", "en": "Is it Rp{m},000?", "stance": "refutes", "by": [0]},
        {"id": "Apakah feri {town} gratis?", "en": "Is the {town} ferry free?", "stance": "refutes", "by": [0, -1]},
    ],
    "asked": [
        {"id": "Berapa tarifnya?", "en": "How much?", "answer": {"id": "Rp{n}.000", "en": "Rp{n},000"}, "in": [0]},
        {"id": "Siapa nakhodanya?", "en": "Who is its captain?", "answer": None},
    ],
}
SCENARIO: Scenario = ROW


STRANGER = {
    "slots": {"who": ["Rana", "Kita"]},
    "title": {"id": "Museum {who} dibuka", "en": "{who} museum opens"},
    "text": {"id": ["Museum {who} dibuka pada Sabtu."], "en": ["The {who} museum opened on Saturday."]},
    "claims": [],
    "asked": [],
}
OTHER = filled(STRANGER, Random(0))


def _examples(story: FilledScenario, stranger: FilledScenario, random: Random) -> Iterator[ReadingExample]:
    return chain.from_iterable(story_groups(story, stranger, random, dev=True))


def test_places_are_filled_alike_in_both_languages_and_numbers_differ() -> None:
    story = filled(SCENARIO, Random(1))
    (n,) = {text[0].split("Rp")[1][:2] for text in story.sentences.values()}
    (m,) = {story.claims[0][language].split("Rp")[1][:2] for language in Language}
    assert {n, m} == {"12", "13"}
    assert "{" not in "".join(text for language in Language for text in story.sentences[language])


def test_a_claim_is_told_only_where_its_window_tells_it() -> None:
    read = [
        (one.second, one.stance)
        for seed in range(40)
        for one in _examples(filled(SCENARIO, Random(seed)), OTHER, Random(seed))
        if one.stance is not None and "Rp1" in one.first
    ]
    assert {stance for _, stance in read} == {StanceLabel.REFUTES, StanceLabel.NEITHER}
    assert all((stance is StanceLabel.REFUTES) == ("Rp" in text) for text, stance in read)


def test_claims_that_a_window_decides_stand_together_over_it() -> None:
    groups = [
        group
        for seed in range(9)
        for group in story_groups(filled(SCENARIO, Random(seed)), OTHER, Random(seed), dev=True)
    ]
    alone = [group for group in groups if all(one.relevant is None for one in group)]
    told = [group for group in alone if StanceLabel.REFUTES in {one.stance for one in group}]
    assert len(told) == 18
    assert all(len({one.second for one in group}) == 1 for group in told)
    assert {len(group) for group in told} == {2}


def test_an_answer_is_marked_behind_the_title_and_a_question_without_one_is_answered_nowhere() -> None:
    stories = [filled(SCENARIO, Random(seed)) for seed in range(9)]
    asked = [one for story in stories for one in _examples(story, story, Random(3)) if one.stance is None]
    marked = [one.second[start:end] for one in asked for start, end in one.answers or ()]
    assert len(marked) == 9
    assert all(answer[:2] == "Rp" and answer[4:] in {".000", ",000"} for answer in marked)
    assert {one.answers for one in asked if "captain" in one.first or "nakhoda" in one.first} == {()}


def test_beside_what_was_before_only_what_is_now_answers() -> None:
    wide: Scenario = {**ROW, "slots": {"town": ["Ori", "Lumen"], "n": [14, 90], "m": [12, 13]}}
    stories = [filled(wide, Random(seed)) for seed in range(40)]
    asked = [
        one for number, story in enumerate(stories) for one in _examples(story, OTHER, Random(number)) if one.answers
    ]
    both = [one for one in asked if len(re.findall(r"Rp\d\d", one.second)) == 2]
    assert len(both) > 9
    now = [story.values["n"] for story in stories]
    for one in both:
        ((start, end),) = one.answers or ()
        assert one.second[start + 2 : end - 4] in now
        assert one.relevant


def test_another_story_is_not_about_it_and_answers_nothing() -> None:
    groups = [
        group
        for seed in range(20)
        for group in story_groups(filled(SCENARIO, Random(seed)), OTHER, Random(seed), dev=True)
        if any(one.relevant is False for one in group)
    ]
    assert len(groups) > 40
    for own, strange in groups:
        assert "useum" in strange.second
        assert (own.first, strange.relevant) == (strange.first, False)
        assert (strange.stance, strange.answers) in {(StanceLabel.NEITHER, None), (None, ())}
    assert {own.relevant for own, _ in groups} == {True, None}


def test_our_scenarios_fill_in_both_languages() -> None:
    scenarios = read_scenarios()
    assert len(scenarios) > 300
    for scenario in scenarios:
        story = filled(scenario, Random(5))
        first, second = (story.sentences[language] for language in Language)
        assert len(first) == len(second)
        assert "{" not in "".join((*first, *second, *story.title.values()))
        assert all(-1 <= place < len(first) for claim in story.claims for place in claim["by"])
        assert all(bool(claim["by"]) == (claim["stance"] != "neither") for claim in story.claims)


@pytest.mark.slow
def test_every_tenth_scenario_is_held_out_whole() -> None:
    made = list(chain.from_iterable(scenario_groups(Random(7))))
    assert 0.01 < sum(one.dev for one in made) / len(made) < 0.1
    assert {StanceLabel.SUPPORTS, StanceLabel.REFUTES, StanceLabel.OPEN, StanceLabel.NEITHER} <= {
        one.stance for one in made
    }


def test_a_question_is_typed_in_many_ways_that_stay_near_it() -> None:
    question = "Berapa tarif kapal ke Pulau Sembira?"
    typed = [as_typed(question, Language.INDONESIAN, Random(seed)) for seed in range(200)]
    assert typed == [as_typed(question, Language.INDONESIAN, Random(seed)) for seed in range(200)]
    assert len(set(typed)) > 150
    shares = [len(get_close_matches(question.lower(), [one.lower()], cutoff=0.4)) for one in typed]
    assert sum(shares) > 190
    changed = sum(sometimes_typed(question, Random(seed)) != question for seed in range(1000))
    assert 200 < changed < 400


def test_letters_that_are_no_words_stand_beside_each_other_on_a_keyboard() -> None:
    rows = [set("qwertyuiop"), set("asdfghjkl"), set("zxcvbnm")]
    words = [word for seed in range(50) for word in mashed(Random(seed)).split()]
    assert all(any(set(word) <= row for row in rows) and len(word) >= 3 for word in words)


def test_a_judge_is_read_back_from_its_folder(tmp_path: Path) -> None:
    network = read_exported(BUNDLED_JUDGE_FOLDER).eval()
    tokens = torch.tensor([[1, 200, 300, 2, 400, 500, 600, 2]])
    sides = torch.tensor([[0, 0, 0, 0, 1, 1, 1, 1]])
    with torch.no_grad():
        once = network(tokens, sides, torch.ones_like(tokens))
    export_network(tmp_path / "model.onnx", network)
    (tmp_path / "config.json").write_bytes((BUNDLED_JUDGE_FOLDER / "config.json").read_bytes())
    again = read_exported(tmp_path).eval()
    with torch.no_grad():
        twice = again(tokens, sides, torch.ones_like(tokens))
    assert np.allclose(once.stance.numpy(), twice.stance.numpy(), atol=0.05)
    assert np.allclose(once.relevance.numpy(), twice.relevance.numpy(), atol=0.05)
