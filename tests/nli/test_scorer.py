"""The judge: labels by name and never by position, and a clear word where a model cannot judge."""

import shutil
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from models.errors import InputError, ModelError
from models.nli.calibration import FILE as CALIBRATION
from models.nli.calibration import read_calibration
from models.nli.model import label_order
from models.nli.ranges import FILE as RANGES
from models.nli.scorer import SHIPPED, NliScorer
from models.vocabulary import NliLabel

PAIRS = [
    ("The army captured the town of Ostrel.", "The town of Ostrel was captured by the army."),
    ("The army captured the town of Ostrel.", "The town of Ostrel is still held by the rebels."),
    ("The army captured the town of Ostrel.", "The minister visited a school in Vard."),
]


@pytest.fixture(scope="module")
def shipped() -> NliScorer:
    return NliScorer()


def relabelled(folder: Path, order: list[int], permute_weights: bool) -> str:
    """The shipped model with its labels in another order, its output rows moved along or not."""
    model = AutoModelForSequenceClassification.from_pretrained(SHIPPED, dtype=torch.float32)
    names = [model.config.id2label[i] for i in range(3)]
    model.config.id2label = {new: names[old] for new, old in enumerate(order)}
    model.config.label2id = {name: i for i, name in model.config.id2label.items()}
    if permute_weights:
        with torch.no_grad():
            model.classifier.weight.copy_(model.classifier.weight[order].clone())
            model.classifier.bias.copy_(model.classifier.bias[order].clone())
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(SHIPPED).save_pretrained(folder)
    if (SHIPPED / RANGES).is_file():
        shutil.copy(SHIPPED / RANGES, folder / RANGES)
    if found := read_calibration(SHIPPED):  # what is added to a label belongs to the output that bore it
        shift = found.shift if permute_weights else tuple(found.shift[old] for old in order)
        (folder / CALIBRATION).write_text(found.model_copy(update={"shift": shift}).model_dump_json(), encoding="utf-8")
    return str(folder)


def test_a_paraphrase_a_conflict_and_another_matter_are_told_apart(shipped: NliScorer) -> None:
    same, against, other = shipped.score(PAIRS)
    assert same.entailment > 0.6
    assert against.contradiction > 0.6
    assert max(other.entailment, other.contradiction) < 0.5


def test_probabilities_sum_to_one(shipped: NliScorer) -> None:
    for scores in shipped.score(PAIRS):
        assert scores.entailment + scores.neutral + scores.contradiction == pytest.approx(1, abs=1e-6)


def test_scores_do_not_depend_on_the_batch(shipped: NliScorer) -> None:
    alone = [shipped.score([pair])[0] for pair in PAIRS]
    for one, together in zip(alone, shipped.score(PAIRS), strict=True):
        assert one.contradiction == pytest.approx(together.contradiction, abs=2e-2)


def test_permuted_labels_with_permuted_weights_judge_the_same(shipped: NliScorer, tmp_path: Path) -> None:
    moved = NliScorer(relabelled(tmp_path, [2, 0, 1], permute_weights=True))
    for mine, theirs in zip(shipped.score(PAIRS), moved.score(PAIRS), strict=True):
        assert theirs.entailment == pytest.approx(mine.entailment, abs=1e-3)
        assert theirs.contradiction == pytest.approx(mine.contradiction, abs=1e-3)


def test_inverted_labels_judge_the_other_way_round(shipped: NliScorer, tmp_path: Path) -> None:
    inverted = NliScorer(relabelled(tmp_path, [2, 1, 0], permute_weights=False))
    mine, theirs = shipped.score(PAIRS[1:2])[0], inverted.score(PAIRS[1:2])[0]
    assert theirs.entailment == pytest.approx(mine.contradiction, abs=1e-3)
    assert inverted.fingerprint != shipped.fingerprint


def test_label_order_is_read_by_name() -> None:
    order = label_order({0: "CONTRADICTION", 1: "neutral", 2: "Entailment"}, "any")
    assert order == {NliLabel.ENTAILMENT: 2, NliLabel.NEUTRAL: 1, NliLabel.CONTRADICTION: 0}


@pytest.mark.parametrize("labels", [{0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "positive", 1: "negative"}])
def test_a_model_without_the_three_labels_is_refused(labels: dict[int, str]) -> None:
    with pytest.raises(ModelError, match="not a three-way NLI model"):
        label_order(labels, "sentiment-model")


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        NliScorer(str(tmp_path / "nothing-here"))


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(SHIPPED, folder)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1000])
    with pytest.raises(ModelError, match="differ"):
        NliScorer(str(folder))


@pytest.mark.parametrize("pair", [("", "The town fell."), ("The town fell.", "   ")])
def test_an_empty_text_is_refused_and_never_labelled(shipped: NliScorer, pair: tuple[str, str]) -> None:
    with pytest.raises(InputError, match="nothing to judge"):
        shipped.score([pair])


def test_other_scripts_and_emoji_give_probabilities(shipped: NliScorer) -> None:
    for scores in shipped.score([("🚀🔥" * 20, "The bridge was taken."), ("Мэр отрицает это 🚫", "市长否认")]):
        assert 0 <= scores.contradiction <= 1


def test_without_similarity_the_probabilities_are_the_same(shipped: NliScorer) -> None:
    for full, bare in zip(shipped.score(PAIRS), shipped.probabilities(PAIRS), strict=True):
        assert (full.entailment, full.neutral) == (bare.entailment, bare.neutral)
        assert bare.similarity == 0
