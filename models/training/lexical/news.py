"""Pairs from the table of `actions`: a thing in other words, its opposite, a denial of either, something beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from models.training.domain import names
from models.training.domain.frames import finish, led, tail
from models.training.domain.names import Part
from models.training.domain.scenes import dates
from models.training.domain.words import Actor, has_negation
from models.training.lexical.actions import ACTIONS, SUBJECTS, Action

_DEV_EVERY = 12
_DENIALS = {
    "train": (
        "it is not true that {s}",
        "it is false that {s}",
        "it is wrong to say that {s}",
        "the report that {s} is untrue",
    ),
    "dev": ("there is no truth in the claim that {s}",),
}
_NEVER_FITS = re.compile(r"(?:did not|failed|stayed|remained|kept|is|are|has|have|had|will|hardly|refrained|never)\b")
_WHERE = {"T": ("in", "of", "near"), "E": ("in", "near"), "C": ("in", "from")}


@dataclass(frozen=True)
class ActionPair:
    """One pair and which action it turns on."""

    premise: str
    hypothesis: str
    label: str
    family: str


def _agreeing(actor: Actor, wording: str) -> str:
    """The wording behind its subject, its verb in the subject's number."""
    plural = actor.plural
    swaps = (("was ", "were "), ("has ", "have "), ("is ", "are "), ("does ", "do ")) if plural else ()
    for one, many in swaps:
        if wording.startswith(one):
            return f"{actor} {many}{wording.removeprefix(one)}"
    return f"{actor} {wording}"


def _subject(kind: str, rng: Random, part: Part) -> Actor:
    if kind == "W":
        return names.person(rng, part)
    if kind == "F":
        return names.firm(rng, part)
    if kind in "GS":
        cast = names.cast(rng, part, group_share=0.4 if kind == "G" else 0.0)
        camp = rng.choice(cast.camps)
        chosen = rng.choice((camp.forces if kind == "G" else camp.state).plain)
        return chosen if isinstance(chosen, Actor) else Actor(chosen)
    town = names.town_name(rng, part)
    noun = rng.choice(SUBJECTS[kind])
    return Actor(f"{noun} {rng.choice(_WHERE[kind])} {town}", plural=kind == "C")


def _denied(actor: Actor, wording: str, rng: Random, part: Part) -> str:
    plain = _agreeing(actor, wording)
    if part == "train" and rng.random() < 0.4 and not _NEVER_FITS.match(wording) and not has_negation(wording):
        return _agreeing(actor, re.sub(r"^(was|were|)\s*", lambda m: f"{m[1]} never ".lstrip(), wording, count=1))
    return rng.choice(_DENIALS[part]).format(s=plain)


def _wordings(action: Action, label: str, denied: tuple[bool, bool], rng: Random) -> tuple[str, str] | None:
    """A wording for each side such that, with the sides denied as asked, the pair has the label."""
    same, opposite = (action.same, action.opposite) if rng.random() < 0.65 else (action.opposite, action.same)
    alike = rng.sample(action.same, 2)
    one, other = rng.choice(same), rng.choice(opposite)
    if label == "neutral":
        sides = [rng.choice(same), rng.choice(action.beside)]
        rng.shuffle(sides)
        return sides[0], sides[1]
    if denied == (False, False):
        return (alike[0], alike[1]) if label == "entailment" else (one, other)
    if denied == (False, True):
        return (one, other) if label == "entailment" else (alike[0], alike[1])
    if denied == (True, True):
        return (alike[0], alike[1]) if label == "entailment" else None
    return None if label == "entailment" else (alike[0], alike[1])


def _pair(action: Action, rng: Random, part: Part) -> tuple[str, str, str] | None:
    label = rng.choice(("entailment", "neutral", "contradiction"))
    wordings = None
    while wordings is None:
        denied = rng.choices(((False, False), (False, True), (True, False), (True, True)), (0.5, 0.2, 0.15, 0.15))[0]
        wordings = _wordings(action, label, denied, rng)
    actor = _subject(action.subject, rng, part)
    another = actor
    if label == "neutral" and rng.random() < 0.35:
        # The same matter of another party: neither follows nor is excluded, whatever is said.
        wordings = (rng.choice(action.same), rng.choice((*action.same, *action.opposite)))
        another = _subject(action.subject, rng, part)
        if str(another) == str(actor):
            return None
    day = f" {dates(rng)[0]}" if rng.random() < 0.25 else ""
    sentences = [
        _denied(who, wording + day, rng, part) if no else _agreeing(who, wording + day)
        for who, wording, no in zip((actor, another), wordings, denied, strict=True)
    ]
    draw = rng.random()
    if draw < 0.12:
        sentences[0] = f"{sentences[0]}, {tail(rng, part)}"
    elif draw < 0.22:
        sentences[0] = led(rng, part, sentences[0])
    premise, hypothesis = (finish(sentence) for sentence in sentences)
    return (premise, hypothesis, label) if premise != hypothesis else None


def from_actions(seed: int, count: int, part: Part) -> Iterator[ActionPair]:
    """`count` distinct pairs; every twelfth action is kept for dev."""
    rng = Random(f"{seed}/{part}/actions")
    actions = [action for place, action in enumerate(ACTIONS) if (place % _DEV_EVERY == 5) == (part == "dev")]
    seen: set[tuple[str, str]] = set()
    while len(seen) < count:
        action = rng.choice(actions)
        pair = _pair(action, rng, part)
        if pair is not None and pair[:2] not in seen:
            seen.add(pair[:2])
            yield ActionPair(*pair, family=f"action {action.same[0]}")
