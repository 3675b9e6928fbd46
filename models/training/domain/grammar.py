"""A topic is a table: meanings with their phrasings, and how one meaning bears on another.

Phrasings, one a line; a line that begins with `dev:` is used for dev pairs alone, all others for train pairs
alone:

    {A} carried out the {e} on {P}
    dev: the {e} on {P} was executed by {A}

All phrasings of one meaning say the same thing, so any two of them entail each other. A line marked `pre:`
(after `dev:`, if both) says a little more than its meaning, and so stands in premises only. Relations, one a
line:

    E did -> attacked                    premise, hypothesis
    C did <-> not_did, did[A=B]          both directions; two hypotheses; slot A filled with B there
    E * except told, hope                phrasings of one meaning entail each other; two are too loose
    N *[P=Q]                             every other hypothesis, said of another place, is neutral

A direction that is not written down is never generated: silence in the table means that nobody vouched for a
label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from models.training.domain.names import Part
from models.training.domain.words import Names, has_negation

Label = Literal["entailment", "neutral", "contradiction"]
LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction")
_LETTER: dict[str, Label] = {"E": "entailment", "N": "neutral", "C": "contradiction"}
_SIDE = re.compile(r"(\w+)(?:\[([^\]]*)\])?$")

Scene = Mapping[str, "str | Names"]


@dataclass(frozen=True)
class Phrasing:
    """One surface pattern of a meaning."""

    family: str
    text: str
    part: Part
    negated: bool
    premise_only: bool = False


@dataclass(frozen=True)
class Side:
    """A meaning, with slots exchanged: `did[A=B]`."""

    meaning: str
    swaps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Relation:
    """A vouched label for one ordered pair of meanings."""

    label: Label
    premise: Side
    hypothesis: Side
    weight: float = 1.0


@dataclass(frozen=True)
class Topic:
    """A family of pairs: what can be said, how it is labelled, and who and what fills the slots."""

    name: str
    scene: Callable[[Random, Part], Scene]
    meanings: Mapping[str, tuple[Phrasing, ...]]
    relations: tuple[Relation, ...] = field(repr=False)


def _phrasings(topic: str, meaning: str, block: str) -> tuple[Phrasing, ...]:
    found = []
    for line in block.strip().splitlines():
        text = line.strip()
        part: Part = "dev" if text.startswith("dev:") else "train"
        text = text.removeprefix("dev:").strip()
        premise_only = text.startswith("pre:")
        text = text.removeprefix("pre:").strip()
        if text:
            found.append(Phrasing(f"{topic}/{meaning}: {text}", text, part, has_negation(text), premise_only))
    return tuple(found)


def _side(text: str) -> Side:
    match = _SIDE.match(text.strip())
    if match is None:
        raise ValueError(f"not a side of a relation: {text!r}")
    swaps = tuple(
        (slot.strip(), filler.strip())
        for slot, _, filler in (swap.partition("=") for swap in (match[2] or "").split(";") if swap)
    )
    return Side(match[1], swaps)


def _split(text: str) -> list[Side]:
    return [_side(item) for item in text.split(",")]


def _uses(meaning: tuple[Phrasing, ...], slot: str) -> bool:
    """True when every phrasing of the meaning has the slot."""
    return all(re.search(r"\{" + slot + r"[.}]", phrasing.text) for phrasing in meaning)


def _elsewhere(
    swap: tuple[str, str], known: list[Relation], meanings: Mapping[str, tuple[Phrasing, ...]]
) -> list[Relation]:
    """Neutral twins of the other relations: the hypothesis speaks of another place, date or event."""
    slot, filler = swap
    twins = []
    for relation in known:
        touched = {name for side in (relation.premise, relation.hypothesis) for pair in side.swaps for name in pair}
        if relation.label == "neutral" or touched & {slot, filler}:
            continue
        if _uses(meanings[relation.premise.meaning], slot) and _uses(meanings[relation.hypothesis.meaning], slot):
            hypothesis = Side(relation.hypothesis.meaning, (*relation.hypothesis.swaps, swap))
            twins.append(Relation("neutral", relation.premise, hypothesis))
    return twins


def topic(name: str, scene: Callable[[Random, Part], Scene], meanings: Mapping[str, str], relations: str) -> Topic:
    """Read the tables of a topic."""
    phrasings = {key: _phrasings(name, key, block) for key, block in meanings.items()}
    known: list[Relation] = []
    twins: list[Relation] = []
    for line in relations.strip().splitlines():
        letter, _, rest = line.split("#")[0].strip().partition(" ")
        if not letter:
            continue
        label = _LETTER[letter]
        if rest.split()[0] == "*":
            loose = re.findall(r"\w+", rest.partition("except")[2])
            known += [Relation(label, Side(key), Side(key)) for key in phrasings if key not in loose]
        elif rest.startswith("*["):
            twins += _elsewhere(_side("x" + rest[1:]).swaps[0], known, phrasings)
        else:
            left, arrow, right = re.split(r"\s*(<->|->)\s*", rest)
            for one in _split(left):
                for two in _split(right):
                    known.append(Relation(label, one, two))
                    if arrow == "<->" and one != two:
                        known.append(Relation(label, two, one))
    for relation in known:
        for side in (relation.premise, relation.hypothesis):
            if side.meaning not in phrasings:
                raise ValueError(f"{name}: no meaning {side.meaning!r}")
    # Twins are many; together they weigh as much as the neutral relations written by hand.
    by_hand = sum(1 for relation in known if relation.label == "neutral") or 1
    twins = [Relation(t.label, t.premise, t.hypothesis, by_hand / len(twins)) for t in twins]
    return Topic(name, scene, phrasings, (*known, *twins))
