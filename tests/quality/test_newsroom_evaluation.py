"""The detector against an annotated newsroom of three articles."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import ablation
from benchmarks.quality.funnel import losses
from benchmarks.quality.gold import articles_for, load_gold
from benchmarks.quality.matching import Standing, judge_rows
from benchmarks.quality.newsroom import evaluate, measure
from benchmarks.quality.pipeline import Detected, detect
from benchmarks.quality.reading import actor_is
from models.errors import EvaluationError
from models.schema import Actor, Refusal
from models.vocabulary import Relation

from .tiny import ARTICLES, GOLD, JUDGING, EqualityScorer, PatternReader


@pytest.fixture
def detected() -> Detected:
    return detect(ARTICLES, PatternReader(), EqualityScorer(), JUDGING)


def test_rows_stand_for_the_pairs_whose_contents_they_quote(detected: Detected) -> None:
    judged = judge_rows(detected.rows(), GOLD, detected.text_of())
    stands = {item.standing: item.conflict or item.trap for item in judged}
    assert stands == {Standing.CONFLICT: GOLD.conflicts[0], Standing.TRAP: GOLD.traps[0]}


def test_the_trap_is_the_one_false_row(detected: Detected) -> None:
    report = measure(detected, GOLD)
    assert report.value("precision, flag") == 0.5
    assert report.value("recall, flag") == pytest.approx(1 / 6)
    assert report.value("traps sprung, flag") == 0.5
    assert report.value("claimant and denier the right way round") == 1.0
    assert report.value("exclusive as annotated") == 1.0


def test_statements_and_sources_are_measured_beside(detected: Detected) -> None:
    report = measure(detected, GOLD)
    assert report.value("statements read") == pytest.approx(6 / 7)
    assert report.value("sources right on statements read") == 1.0
    assert report.value("actors right on statements read") == 1.0


def test_each_missed_conflict_is_lost_at_its_stage(detected: Detected) -> None:
    lost = {loss.conflict: (loss.stage, loss.sides) for loss in losses(detected, GOLD, {"K1"})}
    assert lost == {
        "K2": ("statement not read", "a"),
        "K3": ("proposition not standalone", "a"),
        "K4": ("scored but dropped", ""),
        "K5": ("not a candidate: same_speaker", ""),
        "K6": ("not a candidate: never met", ""),
    }


def test_right_pair_under_the_wrong_relation_counts_only_relation_aside() -> None:
    mislabelled = GOLD.conflicts[0].model_copy(update={"relation": Relation.CONTRADICTION})
    gold = GOLD.model_copy(update={"conflicts": (mislabelled,)})
    report = evaluate(ARTICLES, gold, PatternReader(), EqualityScorer(), judging=JUDGING)
    assert report.value("recall, flag") == 0.0
    assert report.value("recall relation aside, flag") == 1.0
    assert report.subjects == {"reader": "pattern", "nli": "equality"}


def test_constant_scores_lose_what_the_real_ones_keep(detected: Detected) -> None:
    report = ablation.measure(detected, GOLD)
    assert report.value("precision of polarity and content, real") == 0.5
    assert report.value("precision of polarity and content, constant entailment") < 0.5
    assert report.value("conflicts found by them, constant neutral") == 0.0


def test_shuffling_keeps_the_scores_and_moves_them(detected: Detected) -> None:
    mixed = ablation.shuffled(detected.scores, seed=1)
    assert sorted(map(repr, mixed.values())) == sorted(map(repr, detected.scores.values()))
    assert mixed != detected.scores


def test_gold_is_read_from_its_file_and_checked_against_the_articles(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(GOLD.model_dump_json(), encoding="utf-8")
    assert load_gold(path) == GOLD
    read = [*ARTICLES, Refusal(where="x", reason="empty")]
    assert articles_for(GOLD, read) == list(ARTICLES)
    with pytest.raises(EvaluationError, match="was not read"):
        articles_for(GOLD, ARTICLES[:1])
    shifted = [item.model_copy(update={"text": f" {item.text}"}) for item in ARTICLES]
    with pytest.raises(EvaluationError, match="does not fit"):
        articles_for(GOLD, shifted)


def test_gold_that_pairs_unknown_statements_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    held = GOLD.model_dump(mode="json")
    held["traps"][0]["a"] = "S99"
    path.write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(EvaluationError, match="S99"):
        load_gold(path)


@pytest.mark.parametrize(
    ("resolved", "name", "same"),
    [
        (Actor(name="Okoro"), "Dana Okoro", True),
        (Actor(name="Kremlin"), "the Kremlin", True),
        (Actor(name="Dana Okoro", aliases=("the minister",)), "minister", True),
        (Actor(name="Dana Okoro"), "Dana Voss", False),
        (None, "Dana Okoro", False),
    ],
)
def test_an_actor_goes_by_a_shorter_or_longer_name(resolved: Actor | None, name: str, same: bool) -> None:
    assert actor_is(resolved, name) is same
