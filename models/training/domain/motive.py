"""What an operation was for."""

from __future__ import annotations

from random import Random

from models.training.domain.grammar import Scene, topic
from models.training.domain.names import Part
from models.training.domain.scenes import conflict
from models.training.domain.words import Noun

#: Purposes as infinitives; no two of them amount to the same.
_PURPOSES = {
    "train": (
        "to divert attention from {Q}",
        "to free prisoners",
        "to seize the oil fields",
        "to test the defences of {B}",
        "to destroy an ammunition depot",
        "to take revenge for the attack on {Q}",
        "to cut the supply lines of {B}",
        "to draw reserves away from {Q}",
        "to create a buffer zone",
        "to disrupt the coming election",
        "to spread panic among the population",
        "to capture a senior commander",
        "to force {B} to negotiate",
        "to weaken the bargaining position of {B}",
    ),
    "dev": (
        "to secure a river crossing",
        "to win territory for later talks with {B}",
        "to steal grain",
        "to punish {B} for an earlier strike",
        "to relieve the pressure on {Q}",
    ),
}
_OPERATIONS = {
    "train": ("raid", "offensive", "incursion", "assault", "operation", "attack"),
    "dev": ("push", "campaign", "foray"),
}


def _purpose(rng: Random, part: Part) -> Scene:
    """A conflict with an operation o, two purposes m and n of its own, and another place R."""
    scene = dict(conflict(rng, part))
    place, foe = scene["Q"], scene["SB"]
    town = place if isinstance(place, str) else place.plain[0]
    enemy = foe if isinstance(foe, str) else foe.plain[0]
    one, two = rng.sample(_PURPOSES[part], 2)
    scene |= {
        "o": Noun(rng.choice(_OPERATIONS[part])),
        "m": one.format(Q=town, B=enemy),
        "n": two.format(Q=town, B=enemy),
    }
    return scene


MOTIVE = topic(
    "motive",
    _purpose,
    {
        "goal": """
            the goal of the {o} in {P} was {m}
            the aim of the {o} in {P} was {m}
            the purpose of the {o} in {P} was {m}
            the {o} in {P} was meant {m}
            the {o} in {P} was intended {m}
            there is no doubt that the goal of the {o} in {P} was {m}
            it cannot be denied that the {o} in {P} was meant {m}
            pre: the objective of {A} in the {o} in {P} was {m}
            pre: {A} undertook the {o} in {P} in order {m}
            pre: the {o} in {P} had no other aim than {m}
            pre: nothing but the wish {m} was behind the {o} in {P}
            dev: the point of the {o} in {P} was {m}
            dev: the {o} in {P} was designed {m}
            dev: it cannot be doubted that the {o} in {P} was designed {m}
            dev: pre: the {o} in {P} had no purpose except {m}
        """,
        "not_goal": """
            the goal of the {o} in {P} was not {m}
            the {o} in {P} was not meant {m}
            the aim of the {o} in {P} was never {m}
            the {o} in {P} was not intended {m}
            the {o} in {P} had an entirely different aim than {m}
            it is wrong that the aim of the {o} in {P} was {m}
            dev: the {o} in {P} was never designed {m}
            dev: the point of the {o} in {P} was something other than {m}
        """,
        "sole": """
            the only aim of the {o} in {P} was {m}
            the {o} in {P} was meant solely {m}
            the sole purpose of the {o} in {P} was {m}
            the {o} in {P} had one aim only, and that was {m}
            the {o} in {P} was meant {m} and for nothing else
            dev: the one and only point of the {o} in {P} was {m}
            dev: the {o} in {P} was designed {m} and to do nothing else
        """,
        "also": """
            one of the aims of the {o} in {P} was {m}
            among other things, the {o} in {P} was meant {m}
            pre: the aims of the {o} in {P} included one, {m}, that was not made public
            dev: part of the point of the {o} in {P} was {m}
            dev: among its goals, the {o} in {P} was designed {m}
            dev: pre: among its goals, none of them small, the {o} in {P} was designed {m}
        """,
        "took_place": """
            {o.a} took place in {P}
            there was {o.a} in {P}
            {P} was not spared {o.a}
            dev: {o.a} was carried out in {P}
            dev: {P} did not escape {o.a}
        """,
        "succeeded": """
            the {o} in {P} was a success
            the {o} in {P} succeeded
            the {o} in {P} achieved its aim
            the {o} in {P} did not fail
            dev: the {o} in {P} worked out as intended
            dev: the {o} in {P} did not miss its target
        """,
        "failed": """
            the {o} in {P} was a failure
            the {o} in {P} failed
            the {o} in {P} missed its aim
            the {o} in {P} did not achieve its aim
            the {o} in {P} was not a success
            dev: the {o} in {P} came to naught
            dev: nothing was achieved by the {o} in {P}
        """,
    },
    """
    E *
    E sole -> goal, also
    N also -> sole, also[m=n]
    C goal <-> not_goal
    C goal <-> goal[m=n]
    C sole <-> sole[m=n], also[m=n], goal[m=n], not_goal
    C also <-> not_goal
    E sole -> not_goal[m=n]
    N not_goal -> goal[m=n], not_goal[m=n], also[m=n], failed
    N also -> not_goal[m=n]
    E goal -> took_place
    N took_place -> goal, sole, succeeded, failed, not_goal
    C succeeded <-> failed
    N goal -> succeeded, failed
    N failed -> goal, not_goal
    N succeeded -> goal, not_goal
    N *[P=Q]
    """,
)
