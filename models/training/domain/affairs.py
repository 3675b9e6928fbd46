"""Accounts of one affair that cannot both be so: fights, crowds, courts, polls, firms, diplomacy, disasters."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.disputes import disputes
from models.training.domain.grammar import Scene
from models.training.domain.names import Part
from models.training.domain.scenes import conflict, dates


def _affair(rng: Random, part: Part) -> Scene:
    """People A, B and D, firms F and G, a party U, towns P and Q, dates d and f."""
    people = [names.person(rng, part) for _ in range(3)]
    day, other = dates(rng)
    return {
        **dict(zip("ABD", people, strict=True)),
        "F": names.firm(rng, part),
        "G": names.firm(rng, part),
        "U": names.party(rng, part, names.country(rng, part)),
        "P": names.place(rng, part),
        "Q": names.place(rng, part),
        "d": day,
        "f": other,
    }


def _business(rng: Random, part: Part) -> Scene:
    """The same with firms in the place of A, B and D."""
    firms = [names.firm(rng, part) for _ in range(3)]
    return {**_affair(rng, part), **dict(zip("ABD", firms, strict=True))}


def _states(rng: Random, part: Part) -> Scene:
    """The same with governments in the place of A, B and D."""
    cast = names.cast(rng, part, group_share=0.0)
    return {**_affair(rng, part), **{slot: camp.state for slot, camp in zip("ABD", cast.camps, strict=True)}}


GROUND = disputes("ground", conflict)
FIRE = disputes("fire", conflict)
STREET = disputes("street", _affair)

JUSTICE = disputes("justice", _affair)

#: Who is dead in one town is not alive in another, so here another place does not make a pair neutral.
FATE = disputes("fate", _affair, elsewhere=False)

SUPPLY = disputes("supply", _business)

DIPLOMACY = disputes("diplomacy", _states)

RESCUE = disputes("rescue", _affair)
