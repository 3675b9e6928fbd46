"""When something happened that can happen only once, and whether it did."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.grammar import Scene, topic
from models.training.domain.names import Part
from models.training.domain.scenes import dates

_OCCASIONS = {
    "train": (
        "assassination of {who}",
        "vote on the {adj} budget",
        "opening of the {town} summit",
        "launch of the {adj} satellite",
        "arrest of {who}",
        "resignation of {who}",
        "sinking of the ferry off {town}",
        "funeral of {who}",
        "coup in {land}",
        "hostage exchange near {town}",
        "signing of the {town} accord",
    ),
    "dev": ("burial of {who}", "release of {who}", "derailment at {town}", "referendum in {land}"),
}


def _occasion(rng: Random, part: Part) -> Scene:
    """An event o that happens once (another one: u), dates d and f, places P and Q."""
    cast = names.cast(rng, part)
    words = [
        {
            "who": names.person(rng, part),
            "land": land.name,
            "adj": land.adjective,
            "town": names.town_name(rng, part),
        }
        for land in (names.country(rng, part), names.country(rng, part))
    ]
    occasion = rng.choice(_OCCASIONS[part])
    day, other = dates(rng)
    return {
        "o": f"the {occasion.format(**words[0])}",
        "u": f"the {occasion.format(**words[1])}",
        "d": day,
        "f": other,
        "P": cast.places[0],
        "Q": cast.places[1],
    }


DATES = topic(
    "date",
    _occasion,
    {
        "when": """
            {o} took place {d}
            {o} happened {d}
            it was {d} that {o} took place
            {o} did not happen at any other time than {d}
            dev: {o} occurred {d}
            dev: {o} came about {d}
            dev: {o} occurred {d} and no later
        """,
        "not_when": """
            {o} did not take place {d}
            {o} never took place {d}
            dev: {o} did not occur {d}
            dev: {o} never occurred {d}
        """,
        "other_time": """
            {o} took place at another time than {d}
            it was not {d} that {o} took place
            {o} did happen, but not {d}
            dev: {o} did occur, though not {d}
            dev: {o} occurred at a time other than {d}
        """,
        "happened": """
            {o} took place
            {o} happened
            {o} was not an invention but really happened
            dev: {o} occurred
            dev: {o} did occur and was no fiction
        """,
        "never": """
            {o} never took place
            {o} did not happen
            there was no such thing as {o}
            {o} is an invention
            the account of {o} was made up
            dev: {o} never occurred
            dev: {o} is pure fiction
        """,
        "planned": """
            {o} is planned and has not taken place yet
            {o} is still to come
            {o} lies in the future
            dev: {o} is yet to occur
            dev: {o} has not occurred so far but will
        """,
    },
    """
    E *
    E when -> happened
    C when <-> when[d=f], not_when, never
    E when[d=f] -> not_when, other_time
    E other_time -> not_when, happened
    N not_when -> other_time
    N other_time -> when[d=f]
    C other_time <-> when, never, planned
    E never -> not_when
    N not_when -> never, when[d=f], not_when[d=f]
    N happened -> when, not_when
    C happened <-> never, planned
    C planned <-> when
    N *[o=u]
    """,
)
