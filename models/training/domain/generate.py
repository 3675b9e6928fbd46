"""Draw labelled pairs from the topics.

    python -m models.training.domain.generate --count 120000 --part train -o pairs.jsonl.gz

How a pair is drawn: a topic; then which of its two sides may hold a negation word; then, with the same
chances whatever the first two were, a label; then a relation, two phrasings, and names. So neither the topic
nor the words "not", "no", "never" of a phrasing can tell the label.

How train and dev are kept apart: by phrasing (each line of a topic's tables belongs to one part, see
`grammar`), by names (`names`, `real`) and by the clauses around them (`frames`). What a relation says is
shared: dev asks whether a relation learnt on some phrasings is recognised on others.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from string import Formatter

from models.training.domain.frames import finish, hedged, led, tail
from models.training.domain.grammar import LABELS, Label, Phrasing, Relation, Scene, Side, Topic
from models.training.domain.names import Part
from models.training.domain.topics import TOPICS
from models.training.domain.words import Names, has_negation
from models.training.mixture import write_rows

Pattern = tuple[bool, bool]
#: How often a negation word is in the phrasing of (premise, hypothesis).
_PATTERNS: dict[Pattern, float] = {
    (False, False): 0.5,
    (True, False): 0.17,
    (False, True): 0.17,
    (True, True): 0.16,
}
_TAIL_SHARE = 0.12
_LEAD_SHARE = 0.08
_HEDGE_SHARE = 0.03
_SAME_NAME_SHARE = 0.7
_TRIES = 20
_OPEN = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")


@dataclass(frozen=True)
class DomainPair:
    """One training pair; `family` is the topic it was drawn from, `relation` what was paired with what."""

    premise: str
    hypothesis: str
    label: Label
    family: str
    relation: str
    source: str = "domain"


@dataclass(frozen=True)
class _Option:
    """One relation with the phrasings that show a given pattern of negation."""

    relation: Relation
    premises: tuple[Phrasing, ...]
    hypotheses: tuple[Phrasing, ...]


@dataclass(frozen=True)
class _Menu:
    """The options for one topic, pattern and label, with running weights."""

    options: tuple[_Option, ...]
    weights: tuple[float, ...]


def _phrasings(topic: Topic, side: Side, part: Part, negated: bool) -> tuple[Phrasing, ...]:
    return tuple(p for p in topic.meanings[side.meaning] if p.part == part and p.negated == negated)


def _options(topic: Topic, part: Part, pattern: Pattern, label: Label) -> Iterator[_Option]:
    for relation in topic.relations:
        if relation.label == label:
            premises = _phrasings(topic, relation.premise, part, pattern[0])
            hypotheses = tuple(
                p for p in _phrasings(topic, relation.hypothesis, part, pattern[1]) if not p.premise_only
            )
            itself = relation.premise == relation.hypothesis and premises == hypotheses
            if premises and hypotheses and not (itself and len(premises) == 1):
                yield _Option(relation, premises, hypotheses)


def _menu(topic: Topic, part: Part, pattern: Pattern, label: Label) -> _Menu:
    options = tuple(_options(topic, part, pattern, label))
    # A relation of few phrasings is drawn less often, or its sentences would be seen again and again.
    weights = [o.relation.weight * min(1.0, (len(o.premises) * len(o.hypotheses)) ** 0.5 / 3) for o in options]
    return _Menu(options, tuple(accumulate(weights)))


@cache
def _menus(part: Part) -> dict[str, dict[Pattern, dict[Label, _Menu]]]:
    """For each topic the patterns that all three labels can show, so that none of them hints at a label."""
    found: dict[str, dict[Pattern, dict[Label, _Menu]]] = {}
    for topic in TOPICS:
        for pattern in _PATTERNS:
            menus: dict[Label, _Menu] = {label: _menu(topic, part, pattern, label) for label in LABELS}
            if all(menu.options for menu in menus.values()):
                found.setdefault(topic.name, {})[pattern] = menus
    return found


def families(part: Part) -> tuple[str, ...]:
    """Every template family of a part, as "topic/meaning: surface pattern". Train and dev share none."""
    found = (p.family for topic in TOPICS for ps in topic.meanings.values() for p in ps if p.part == part)
    return tuple(dict.fromkeys(found))


@cache
def _slots(text: str) -> frozenset[str]:
    return frozenset(name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name)


def _choose(value: str | Names, rng: Random, seen: dict[int, str], as_premise: bool) -> str:
    """A name for one side; mostly the one that the other side used."""
    if isinstance(value, str):
        return value
    key = id(value)
    if key in seen and rng.random() < _SAME_NAME_SHARE:
        return seen[key]
    if as_premise and value.rich and rng.random() < 0.15:
        return rng.choice(value.rich)
    return seen.setdefault(key, rng.choice(value.plain))


def wording(text: str, rng: Random) -> str:
    """One of the wordings that a phrasing leaves open: "(laid|put) down arms"."""
    return _OPEN.sub(lambda found: rng.choice(found[1].split("|")), text)


def _render(phrasing: Phrasing, side: Side, scene: Scene, rng: Random, seen: dict[int, str], as_premise: bool) -> str:
    swaps = dict(side.swaps)
    # One name per thing and sentence, and agreement goes by the name that was chosen.
    filled = {
        slot: _choose(scene[swaps.get(slot, slot)], rng, seen, as_premise) for slot in sorted(_slots(phrasing.text))
    }
    return wording(phrasing.text, rng).format_map(filled)


def _name(side: Side) -> str:
    swaps = ";".join(f"{slot}={filler}" for slot, filler in side.swaps)
    return f"{side.meaning}[{swaps}]" if swaps else side.meaning


def _sentences(rng: Random, part: Part, topic: Topic, option: _Option) -> tuple[str, str]:
    relation = option.relation
    first, second = rng.choice(option.premises), rng.choice(option.hypotheses)
    scene = topic.scene(rng, part)
    seen: dict[int, str] = {}
    # The hypothesis goes first: a premise may then add to its names ("the Dawn Movement, a rebel group,").
    hypothesis = _render(second, relation.hypothesis, scene, rng, seen, as_premise=False)
    premise = _render(first, relation.premise, scene, rng, seen, as_premise=True)
    if rng.random() < _TAIL_SHARE:
        premise = f"{premise}, {tail(rng, part)}"
    elif rng.random() < _LEAD_SHARE:
        premise = led(rng, part, premise)
    elif rng.random() < _HEDGE_SHARE:
        # On both sides: a hedge on the premise alone would turn an entailment into something weaker.
        premise, hypothesis = hedged(rng, part, premise, hypothesis)
    return finish(premise), finish(hypothesis)


def _draw(rng: Random, part: Part, topic: Topic, seen: set[tuple[str, str]]) -> DomainPair | None:
    """A new pair. An old one, or twice the same sentence, is drawn again with its label kept."""
    menus = _menus(part)[topic.name]
    patterns = list(menus)
    pattern = rng.choices(patterns, [_PATTERNS[p] for p in patterns])[0]
    label = rng.choice(LABELS)
    menu = menus[pattern][label]
    for _ in range(_TRIES):
        option = rng.choices(menu.options, cum_weights=menu.weights)[0]
        premise, hypothesis = _sentences(rng, part, topic, option)
        if premise != hypothesis and (premise, hypothesis) not in seen:
            seen.add((premise, hypothesis))
            name = f"{_name(option.relation.premise)} -> {_name(option.relation.hypothesis)}"
            return DomainPair(premise, hypothesis, label, topic.name, name)
    return None


def generate(seed: int, count: int, part: Part) -> Iterator[DomainPair]:
    """`count` distinct pairs, the same ones for the same seed."""
    rng = Random(f"{seed}/{part}")
    topics = [topic for topic in TOPICS if topic.name in _menus(part)]
    seen: set[tuple[str, str]] = set()
    while len(seen) < count:
        pair = _draw(rng, part, rng.choice(topics), seen)
        if pair is not None:
            yield pair


def report(pairs: Iterable[DomainPair]) -> str:
    """Label balance, and the share of pairs with a negation word on each side per label."""
    labels: Counter[str] = Counter()
    premises: Counter[str] = Counter()
    hypotheses: Counter[str] = Counter()
    for pair in pairs:
        labels[pair.label] += 1
        premises[pair.label] += has_negation(pair.premise)
        hypotheses[pair.label] += has_negation(pair.hypothesis)
    total = sum(labels.values()) or 1
    lines = [f"{total} pairs"]
    for label in LABELS:
        own = labels[label] or 1
        lines.append(
            f"{label:14} {labels[label] / total:6.1%}   negation word in premise "
            f"{premises[label] / own:6.1%}, in hypothesis {hypotheses[label] / own:6.1%}"
        )
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Write pairs as gzipped JSON lines and say how balanced they are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=120_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=("train", "dev"), default="train")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    pairs = list(generate(options.seed, options.count, options.part))
    write_rows(options.output, map(asdict, pairs))
    print(report(pairs), file=sys.stderr)


if __name__ == "__main__":
    main()
