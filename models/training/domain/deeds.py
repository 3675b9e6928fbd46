"""Topics made of single deeds: what somebody did, the opposite, the wider deed, and one that goes with it.

A deed is written as one string, its fields parted by `|`, the items of a field by `;`:

    tortured prisoners in {P} ; subjected prisoners in {P} to torture      what was done (past), synonyms
    | torture prisoners in {P} ; subject prisoners in {P} to torture       the same, infinitive
    | treated all prisoners in {P} humanely                                cannot both be so (or empty)
    | mistreated prisoners in {P}                                          follows, not the other way round
    | let visitors see the prison in {P}                                   says nothing about it

A deed that only one party can have done ("fired the first shot") ends in ` | !`. A deed belongs to one part
as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from models.training.domain.grammar import Scene, Topic, topic
from models.training.domain.names import Part

_DID = {
    "train": (
        *("{A} %s",) * 4,
        "it is a fact that {A} %s",
        "there is no doubt that {A} %s",
        "it cannot be denied that {A} %s",
        "it is not an invention that {A} %s",
        "pre: {A} %s, which surprised no one",
        "pre: {A} %s, although nobody had expected it",
        "pre: {A} %s, and that was no accident",
        "pre: {A} %s, and this was not kept secret",
        "pre: on a day without other news, {A} %s",
    ),
    "dev": (
        "what is certain is that {A} %s",
        "it is established that {A} %s",
        "it cannot be doubted that {A} %s",
        "pre: as had been feared, {A} %s",
        "pre: {A} %s, which did not go unnoticed",
    ),
}
_NEVER = {
    "train": (
        *("{A} never %s",) * 2,
        "it is false that {A} %s",
        "it is not true that {A} %s",
        "the claim that {A} %s is an invention",
        "it is wrong to say that {A} %s",
        "reports that {A} %s are made up",
    ),
    "dev": ("it is untrue that {A} %s", "the story that {A} %s is fabricated"),
}
_NOT = {"train": ("{A} did not %s",) * 4, "dev": ("at no time did {A} %s",)}
_PLAIN = {
    "train": (
        *("{A} %s",) * 5,
        "there is no doubt that {A} %s",
        "it cannot be denied that {A} %s",
        "pre: {A} %s, which surprised no one",
        "pre: {A} %s, and this was not kept secret",
    ),
    "dev": (
        "what is certain is that {A} %s",
        "it is established that {A} %s",
        "it cannot be doubted that {A} %s",
    ),
}


def _block(patterns: tuple[str, ...], items: list[str], part: Part) -> list[str]:
    mark = "dev: " if part == "dev" else ""
    return [f"{mark}{pattern % item}" for pattern in patterns for item in items]


def _tables(deeds: tuple[str, ...], part: Part, start: int) -> tuple[dict[str, str], list[str]]:
    meanings: dict[str, str] = {}
    relations: list[str] = []
    for index, text in enumerate(deeds, start):
        fields = [[item.strip() for item in field.split(";") if item.strip()] for field in text.split("|")]
        done, infinitive, opposite, wider, beside = fields[:5]
        did, never, against, general, other = (f"{key}{index}" for key in ("did", "not", "opp", "gen", "oth"))
        meanings[did] = "\n".join(_block(_DID[part], done, part))
        meanings[never] = "\n".join(_block(_NEVER[part], done, part) + _block(_NOT[part], infinitive, part))
        relations += [
            f"E {did} -> {did}",
            f"E {never} -> {never}",
            f"C {did} <-> {never}",
            f"N {never} -> {never}[A=B]",
        ]
        if "!" in text:
            relations += [f"C {did} -> {did}[A=B]", f"E {did} -> {never}[A=B]", f"N {never} -> {did}[A=B]"]
        else:
            relations += [f"N {did} -> {did}[A=B], {never}[A=B]", f"N {never} -> {did}[A=B]"]
        for key, items in ((against, opposite), (general, wider), (other, beside)):
            if items:
                meanings[key] = "\n".join(_block(_PLAIN[part], items, part))
        if opposite:
            relations += [f"C {did} <-> {against}", f"E {against} -> {never}", f"N {never} -> {against}"]
        if wider:
            relations += [f"E {did} -> {general}", f"N {general} -> {did}, {never}"]
        if beside:
            relations += [f"N {other} <-> {did}, {never}"]
    return meanings, relations


def deeds(name: str, scene: Callable[[Random, Part], Scene], train: tuple[str, ...], dev: tuple[str, ...]) -> Topic:
    """A topic of deeds; `scene` fills the slots, A and B being two parties, P and Q two places."""
    meanings, relations = _tables(train, "train", 0)
    more_meanings, more_relations = _tables(dev, "dev", len(train))
    return topic(name, scene, meanings | more_meanings, "\n".join([*relations, *more_relations, "N *[P=Q]"]))
