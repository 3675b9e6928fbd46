"""Pairs that turn on one word: what a change of it does to what is said."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from models.training.lexical.actions import ACTIONS
from models.training.lexical.frames import FRAMES, OPPOSED
from models.training.lexical.generate import DEV_KINDS, from_frames, main, plain, turned
from models.training.lexical.lexicon import KINDS, OPPOSITE
from models.training.lexical.news import from_actions
from models.training.lexical.substitute import changes, usable


def labels(sentence: str) -> set[tuple[str, str, str]]:
    """Every change of a sentence over a few draws."""
    return {(c.premise, c.hypothesis, c.label) for seed in range(30) for c in changes(sentence, Random(seed))}


def test_a_word_of_the_same_kind_contradicts() -> None:
    found = {hypothesis for _, hypothesis, label in labels("A boy plays the guitar.") if label == "contradiction"}
    assert "A girl plays the guitar." in found
    assert "A boy plays the violin." in found


def test_a_wider_word_follows_and_not_the_other_way_round() -> None:
    found = labels("The poodle sleeps on the grass.")
    assert ("The poodle sleeps on the grass.", "The dog sleeps on the grass.", "entailment") in found
    assert ("The dog sleeps on the grass.", "The poodle sleeps on the grass.", "neutral") in found


def test_a_colour_left_out_follows_and_the_article_agrees() -> None:
    found = labels("She bought a green umbrella today.")
    assert ("She bought a green umbrella today.", "She bought an umbrella today.", "entailment") in found
    assert ("She bought an umbrella today.", "She bought a green umbrella today.", "neutral") in found


@pytest.mark.parametrize(
    "sentence", ["The boy is not in the red car.", "Red or blue, a car is a car.", "Was it a boy or a girl?"]
)
def test_denials_choices_and_questions_are_left_alone(sentence: str) -> None:
    assert not usable(sentence)


def test_shades_of_one_colour_do_not_exclude_each_other() -> None:
    changed = {
        hypothesis for _, hypothesis, label in labels("He wears a gray coat at work.") if label == "contradiction"
    }
    assert changed
    assert not any("grey" in hypothesis for hypothesis in changed)


def test_frames_have_words_and_words_have_frames() -> None:
    assert set(FRAMES) == set(KINDS)
    assert set(OPPOSED) == set(OPPOSITE)
    assert all("{x" in frame for frames in (*FRAMES.values(), *OPPOSED.values()) for frame in frames)


def test_dev_kinds_and_actions_are_not_trained_on() -> None:
    train = {pair.family.split("/")[0] for pair in from_frames(1, 2_000, "train")}
    assert not train & set(DEV_KINDS)
    assert {pair.family.split("/")[0] for pair in from_frames(1, 500, "dev")} <= set(DEV_KINDS)
    trained = {pair.family for pair in from_actions(1, 4_000, "train")}
    assert not trained & {pair.family for pair in from_actions(1, 500, "dev")}


def test_no_wording_is_in_two_fields_of_an_action() -> None:
    for action in ACTIONS:
        wordings = (*action.same, *action.opposite, *action.beside)
        assert len(set(wordings)) == len(wordings)
        assert len(action.same) >= 2


def test_denial_words_do_not_tell_the_label_of_an_action() -> None:
    pairs = list(from_actions(5, 6_000, "train"))
    for side in ("premise", "hypothesis"):
        shares = []
        for label in ("entailment", "neutral", "contradiction"):
            own = [getattr(pair, side) for pair in pairs if pair.label == label]
            shares.append(
                sum("true that" in text or "false that" in text or " never " in text for text in own) / len(own)
            )
        assert max(shares) - min(shares) < 0.12


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(from_frames(3, 200, "train")) == list(from_frames(3, 200, "train"))
    assert list(from_actions(3, 200, "train")) == list(from_actions(3, 200, "train"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        {"premise": f"A man with {n} bags walks along the beach.", "hypothesis": h, "label": label, "source": "snli"}
        for n in range(2, 12)
        for h, label in (("A man walks.", "entailment"), (f"A woman with {n} bags runs.", "contradiction"))
    ]
    (tmp_path / "nli").mkdir()
    with gzip.open(tmp_path / "nli" / "train.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_a_sentence_entails_itself_and_strangers_are_neutral(data: Path) -> None:
    pairs = list(plain(data, 1, 5, 5))
    assert all(pair.premise == pair.hypothesis for pair in pairs if pair.label == "entailment")
    assert Counter(pair.label for pair in pairs) == {"entailment": 5, "neutral": 5}


def test_rows_turned_round(data: Path) -> None:
    pairs = turned(data, 1, 4)
    assert Counter(pair.label for pair in pairs) == {"contradiction": 4, "neutral": 2}
    assert all(pair.premise == "A man walks." for pair in pairs if pair.label == "neutral")


def test_the_command_writes_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "pairs.jsonl.gz"
    main(["--count", "60", "--part", "dev", "-o", str(target)])
    with gzip.open(target, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len(rows) == 60
    assert {row["source"] for row in rows} == {"lexical"}
    assert "contradiction" in capsys.readouterr().err
