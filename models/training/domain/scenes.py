"""Who, where and when: fillers for the slots of several topics. A, B and D are always different parties."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.grammar import Scene
from models.training.domain.names import Part
from models.training.domain.words import Actor, Names, Noun, listed

#: A kind of attack and the wider word it falls under.
ATTACKS = tuple(
    (Noun(kind), Noun(wider))
    for kind, wider in (
        ("drone strike", "strike"),
        ("missile strike", "strike"),
        ("air strike", "strike"),
        ("rocket attack", "attack"),
        ("car bomb attack", "attack"),
        ("suicide bombing", "bombing"),
        ("drone attack", "attack"),
        ("artillery attack", "attack"),
        ("mortar attack", "attack"),
        ("night raid", "raid"),
        ("armed raid", "raid"),
        ("cross-border raid", "raid"),
        ("ground assault", "assault"),
        ("missile attack", "attack"),
        ("cluster-bomb attack", "attack"),
        ("surprise attack", "attack"),
    )
)
_DAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONTHS = listed("January February March April May June July August September October November December")


def dates(rng: Random) -> tuple[str, str]:
    """Two dates that differ and are of one kind."""
    draw = rng.random()
    if draw < 0.4:
        one, two = rng.sample(_DAYS, 2)
        return f"on {one}", f"on {two}"
    if draw < 0.75:
        month = rng.choice(_MONTHS)
        first, second = rng.sample(range(1, 29), 2)
        return f"on {first} {month}", f"on {second} {month}"
    first_month, second_month = rng.sample(_MONTHS, 2)
    return f"in {first_month}", f"in {second_month}"


def conflict(rng: Random, part: Part) -> Scene:
    """Forces A, B, D, their states SA, SB, SD, places P, Q, an attack e with its wider word w, dates d, f."""
    cast = names.cast(rng, part)
    kind, wider = rng.choice(ATTACKS)
    day, other = dates(rng)
    scene: dict[str, str | Names] = {
        "P": cast.places[0],
        "Q": cast.places[1],
        "e": kind,
        "w": wider,
        "d": day,
        "f": other,
    }
    for slot, camp in zip("ABD", cast.camps, strict=True):
        scene[slot] = camp.forces
        scene["S" + slot] = camp.state
    return scene


def table(rng: Random, part: Part) -> Scene:
    """States A, B, D at the table, an accord e with its wider word w, another accord x, a mediator M."""
    cast = names.cast(rng, part, group_share=0.0)
    kind, wider = rng.choice(ACCORDS)
    other = rng.choice([noun for noun, _ in ACCORDS if noun != kind])
    day, later = dates(rng)
    scene: dict[str, str | Names] = {
        "e": kind,
        "w": wider,
        "x": other,
        "d": day,
        "f": later,
        "P": cast.places[0],
        "Q": cast.places[1],
        "M": rng.choice(MEDIATORS[part]),
    }
    for slot, camp in zip("ABD", cast.camps, strict=True):
        scene[slot] = camp.state
    return scene


ACCORDS = tuple(
    (Noun(kind), Noun(wider))
    for kind, wider in (
        ("ceasefire agreement", "agreement"),
        ("prisoner exchange agreement", "agreement"),
        ("peace treaty", "treaty"),
        ("border treaty", "treaty"),
        ("trade deal", "deal"),
        ("gas supply contract", "contract"),
        ("arms deal", "deal"),
        ("water-sharing agreement", "agreement"),
        ("extradition treaty", "treaty"),
        ("grain export deal", "deal"),
        ("fishing accord", "accord"),
        ("military cooperation pact", "pact"),
        ("nuclear accord", "accord"),
    )
)
MEDIATORS: dict[Part, tuple[Actor, ...]] = {
    "train": (
        Actor("the United Nations"),
        Actor("the African Union"),
        Actor("Qatar"),
        Actor("Switzerland"),
        Actor("Oman"),
        Actor("the European Union"),
        Actor("the Red Cross"),
    ),
    "dev": (Actor("Norway"), Actor("ASEAN"), Actor("the Arab League")),
}
