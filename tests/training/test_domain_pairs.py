"""The pairs that the NLI model is trained on: what they say, and what must never give a label away."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from models.training.domain.generate import DomainPair, families, generate, main
from models.training.domain.grammar import LABELS, Side, Topic, topic
from models.training.domain.names import Part
from models.training.domain.topics import TOPICS
from models.training.domain.words import Actor, Noun, has_negation, number


@pytest.fixture(scope="module")
def train() -> list[DomainPair]:
    return list(generate(7, 12_000, "train"))


@pytest.fixture(scope="module")
def dev() -> list[DomainPair]:
    return list(generate(7, 4_000, "dev"))


def test_pairs_are_distinct_and_never_twice_the_same_sentence(train: list[DomainPair]) -> None:
    assert len({(pair.premise, pair.hypothesis) for pair in train}) == len(train)
    assert all(pair.premise != pair.hypothesis for pair in train)


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(generate(3, 300, "train")) == list(generate(3, 300, "train"))
    assert list(generate(3, 300, "train")) != list(generate(4, 300, "train"))


def test_train_and_dev_share_no_template_family() -> None:
    assert not set(families("train")) & set(families("dev"))
    # not even the same words filed under another topic
    patterns = {part: {family.partition(": ")[2] for family in families(part)} for part in ("train", "dev")}
    assert not patterns["train"] & patterns["dev"]


def test_train_and_dev_share_no_sentence(train: list[DomainPair], dev: list[DomainPair]) -> None:
    sentences = {sentence for pair in train for sentence in (pair.premise, pair.hypothesis)}
    assert not any(pair.premise in sentences or pair.hypothesis in sentences for pair in dev)


@pytest.mark.parametrize("part", ["train", "dev"])
def test_every_topic_has_all_labels(part: Part, train: list[DomainPair], dev: list[DomainPair]) -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for pair in train if part == "train" else dev:
        labels[pair.family].add(pair.label)
    assert labels == {topic.name: set(LABELS) for topic in TOPICS}


def test_labels_are_balanced(train: list[DomainPair]) -> None:
    counts = Counter(pair.label for pair in train)
    assert all(abs(counts[label] / len(train) - 1 / 3) < 0.03 for label in LABELS)


def test_negation_words_do_not_tell_the_label(train: list[DomainPair]) -> None:
    for side in ("premise", "hypothesis"):
        shares = [
            sum(has_negation(getattr(pair, side)) for pair in train if pair.label == label)
            / sum(pair.label == label for pair in train)
            for label in LABELS
        ]
        assert min(shares) > 0.25
        assert max(shares) - min(shares) < 0.06


def test_sentences_are_whole(train: list[DomainPair], dev: list[DomainPair]) -> None:
    for pair in (*train, *dev):
        for sentence in (pair.premise, pair.hypothesis):
            assert re.fullmatch(r"[A-Z0-9].*[^ ,.]\.", sentence), sentence
            assert not re.search(r"[{}]|  |,,|\ba [aeio]|\ban (?!hour)[^aeiou]", sentence), sentence
            assert 3 <= len(sentence.split()) <= 45, sentence


#: Relations as the grammar vouches for them: topic, relation, label. They read as the rules of annotation.
RULES = [
    ("responsibility", "did -> did", "entailment"),  # staged the raid: the raid was the work of
    ("responsibility", "did -> happened", "entailment"),
    ("responsibility", "happened -> did", "neutral"),
    ("responsibility", "did -> did[A=B]", "contradiction"),  # one attack, another author
    ("responsibility", "claimed -> did", "neutral"),  # who claims it need not have done it
    (
        "involvement",
        "did -> uninvolved[SA=SB]",
        "neutral",
    ),  # a legion did it: a state had nothing to do with it
    ("involvement", "uninvolved -> involved", "contradiction"),
    ("involvement", "involved -> ordered", "neutral"),
    ("involvement", "alone -> uninvolved[SA=SB]", "entailment"),
    ("occurrence", "quiet -> none", "entailment"),  # negation on both sides
    ("occurrence", "event -> none", "contradiction"),
    ("control", "captured -> lost[A=B]", "entailment"),
    ("control", "still_holds -> lost", "contradiction"),  # no negation word needed
    ("control", "not_took -> shelled", "neutral"),
    ("casualties", "killed_min -> killed[n=h]", "neutral"),  # at least 4: 6
    ("casualties", "killed -> killed_min[n=l]", "entailment"),  # 6: at least 4
    ("casualties", "killed -> killed[n=h]", "contradiction"),
    ("casualties", "killed -> wounded", "neutral"),
    ("casualties", "stood -> stood[n=h;d=f]", "neutral"),  # an update over time
    ("agreement", "talks -> not_signed", "neutral"),
    ("motive", "also -> also[m=n]", "neutral"),
    ("motive", "sole -> sole[m=n]", "contradiction"),
    ("date", "when -> when[d=f]", "contradiction"),
    ("duel", "defeated -> defeated[A=B;B=A]", "contradiction"),
    ("duel", "attacked -> attacked[A=B;B=A]", "neutral"),  # both may have attacked
    ("people", "bought -> independent[F=G;G=F]", "entailment"),
]


@pytest.mark.parametrize(("family", "relation", "label"), RULES)
def test_a_rule_of_annotation(family: str, relation: str, label: str) -> None:
    known = {
        f"{_side(r.premise)} -> {_side(r.hypothesis)}": r.label
        for one in TOPICS
        if one.name == family
        for r in one.relations
    }
    assert known[relation] == label


def _side(side: Side) -> str:
    meaning, swaps = side.meaning, side.swaps
    return f"{meaning}[{';'.join('='.join(swap) for swap in swaps)}]" if swaps else meaning


@pytest.mark.parametrize("one", TOPICS, ids=lambda one: one.name)
def test_no_ordered_pair_of_meanings_has_two_labels(one: Topic) -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for relation in one.relations:
        labels[f"{_side(relation.premise)} -> {_side(relation.hypothesis)}"].add(relation.label)
    assert not {key: found for key, found in labels.items() if len(found) > 1}


@pytest.mark.parametrize("one", TOPICS, ids=lambda one: one.name)
def test_contradiction_runs_both_ways(one: Topic) -> None:
    """Where A contradicts B with the same fillers, B may not entail A or be neutral to it."""
    labels = {(_side(r.premise), _side(r.hypothesis)): r.label for r in one.relations}
    for (premise, hypothesis), label in labels.items():
        if label == "contradiction":
            assert labels.get((hypothesis, premise), label) == label, (premise, hypothesis)


def test_a_topic_is_read_from_tables() -> None:
    small = topic(
        "weather",
        lambda rng, part: {"P": "Ostrel", "Q": "Belmar"},
        {
            "rain": "it rained in {P}\n dev: {P} saw rain",
            "dry": "it did not rain in {P}\n pre: {P} was dry all day",
        },
        "C rain <-> dry\nN *[P=Q]",
    )
    assert [phrasing.part for phrasing in small.meanings["rain"]] == ["train", "dev"]
    assert [phrasing.premise_only for phrasing in small.meanings["dry"]] == [False, True]
    assert Counter(relation.label for relation in small.relations) == {"contradiction": 2, "neutral": 2}


def test_a_relation_must_name_known_meanings() -> None:
    with pytest.raises(ValueError, match="no meaning 'snow'"):
        topic("weather", lambda rng, part: {}, {"rain": "it rained"}, "C rain -> snow")


def test_words_agree() -> None:
    assert (Noun("attack").a, Noun("unit").a, Noun("raid").a) == ("an attack", "a unit", "a raid")
    assert (Actor("the Varan army").was, Actor("Varan forces", plural=True).was) == ("was", "were")
    assert (Actor("Varan forces", plural=True).of, Actor("Vara").of) == ("Varan forces'", "Vara's")
    assert (number(6).plain, number(1200).plain) == (("six",), ("1,200",))


def test_the_command_writes_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "pairs.jsonl.gz"
    main(["--count", "50", "--part", "dev", "-o", str(target)])
    with gzip.open(target, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len(rows) == 50
    assert {"premise", "hypothesis", "label", "source", "family"} <= set(rows[0])
    assert {row["source"] for row in rows} == {"domain"}
    assert "negation word in premise" in capsys.readouterr().err
