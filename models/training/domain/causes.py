"""What caused it, and what was damaged."""

from __future__ import annotations

from random import Random

from models.training.domain.grammar import Scene, topic
from models.training.domain.names import Part
from models.training.domain.scenes import conflict
from models.training.domain.words import Noun

_SITES = (
    "power station",
    "oil depot",
    "railway bridge",
    "hospital",
    "school",
    "apartment block",
    "chemical plant",
    "dam",
    "container terminal",
    "market",
    "gas pipeline",
    "warehouse",
    "air base",
    "grain silo",
    "radio tower",
    "refinery",
    "theatre",
    "bus station",
)
_TROUBLES = ("explosion at", "fire at", "blast at", "collapse of", "destruction of")
_CAUSES = {
    "train": (
        "a technical fault",
        "sabotage",
        "a gas leak",
        "lightning",
        "human error",
        "an earthquake",
        "shelling by {A}",
        "shelling by {B}",
        "a drone of {A}",
        "a drone of {B}",
        "an air strike by {A}",
        "a missile of {B}",
    ),
    "dev": ("a design flaw", "arson", "a stray shell of {A}", "a mine laid by {B}", "a thunderstorm"),
}


def _accident(rng: Random, part: Part) -> Scene:
    """Trouble t and site s at one place, u and r at another; causes c and k exclude each other."""
    scene = dict(conflict(rng, part))
    one, two = (str(rng.choice(place.plain)) for place in (scene["P"], scene["Q"]) if not isinstance(place, str))
    site, trouble = Noun(rng.choice(_SITES)), rng.choice(_TROUBLES)
    parties = {
        slot: str(value.plain[0]) for slot, value in scene.items() if slot in "AB" and not isinstance(value, str)
    }
    first, second = rng.sample(_CAUSES[part], 2)
    while first.split()[:2] == second.split()[:2] and "{" not in first:
        first, second = rng.sample(_CAUSES[part], 2)
    return scene | {
        "t": f"the {trouble} the {site} in {one}",
        "u": f"the {trouble} the {site} in {two}",
        "c": first.format(**parties),
        "k": second.format(**parties),
        "s": f"the {site} in {one}",
        "r": f"the {site} in {two}",
    }


CAUSES = topic(
    "cause",
    _accident,
    {
        "caused": """
            {t} was caused by {c}
            {c} caused {t}
            the cause of {t} was {c}
            {t} was due to {c}
            {t} was the result of {c}
            {c} led to {t}
            there is no doubt that {c} caused {t}
            it cannot be denied that {t} was caused by {c}
            {t} happened because of {c}
            it was {c} that brought about {t}
            pre: nothing but {c} caused {t}
            pre: {t} had no other cause than {c}
            dev: {t} stemmed from {c}
            dev: {c} was what triggered {t}
            dev: {t} would not have happened but for {c}
        """,
        "not_caused": """
            {t} was not caused by {c}
            {c} did not cause {t}
            the cause of {t} was not {c}
            pre: {c} had nothing to do with {t}
            {t} had another cause than {c}
            {c} is ruled out as the cause of {t}
            dev: {t} never stemmed from {c}
            dev: something other than {c} triggered {t}
        """,
        "possible": """
            {c} may have caused {t}
            pre: investigators are looking into {c} as a possible cause of {t}
            {c} is among the possible causes of {t}
            {c} cannot be ruled out as the cause of {t}
            dev: {t} could have stemmed from {c}
            dev: {c} has not been excluded as the trigger of {t}
        """,
        "unknown": """
            the cause of {t} is unknown
            it is not known what caused {t}
            nobody knows the cause of {t}
            the cause of {t} remains to be established
            dev: what triggered {t} is a mystery
            dev: there is no explanation yet for {t}
        """,
        "happened": """
            {t} did happen
            {t} was a real event
            {t} was not an invention
            dev: {t} did occur
            dev: {t} was no fiction
        """,
    },
    """
    E *
    C caused <-> not_caused, caused[c=k]
    E caused[c=k] -> not_caused
    N not_caused -> caused[c=k], not_caused[c=k]
    N possible <-> caused
    N possible -> not_caused, caused[c=k], possible[c=k], not_caused[c=k]
    E caused, not_caused -> happened
    N unknown -> not_caused, possible
    N caused -> unknown[t=u]
    N not_caused -> unknown
    N happened -> caused, not_caused, unknown
    N *[t=u]
    """,
)

DAMAGE = topic(
    "damage",
    _accident,
    {
        "destroyed": """
            {s} was destroyed
            {s} was completely destroyed
            {s} was reduced to rubble
            the destruction of {s} was complete
            nothing was left of {s}
            no part of {s} was left standing
            dev: {s} was flattened
            dev: {s} lay in ruins
            dev: not a wall of {s} was left standing
        """,
        "damaged": """
            {s} was damaged
            {s} suffered damage
            there was damage to {s}
            pre: {s} was hit and damaged
            {s} did not come through undamaged
            {s} was not left undamaged
            dev: {s} sustained damage
            dev: {s} did not stay whole
        """,
        "slight": """
            {s} suffered only slight damage
            {s} was only slightly damaged
            the damage to {s} was minor
            {s} was damaged, but not seriously
            dev: {s} got away with light damage
            dev: {s} sustained damage of no great extent
        """,
        "intact": """
            {s} was not damaged
            {s} is intact
            {s} is undamaged
            there was no damage to {s}
            {s} suffered no damage at all
            {s} came through unscathed
            pre: nothing happened to {s}
            dev: {s} is in one piece
            dev: {s} sustained no damage whatever
        """,
        "works": """
            {s} is working as usual
            {s} remains in operation
            {s} is operating normally
            pre: work at {s} has not been interrupted
            dev: {s} runs as before
            dev: {s} has not ceased to operate
        """,
        "closed": """
            {s} is out of service
            {s} has been shut down
            {s} no longer operates
            {s} does not work
            dev: {s} has ceased to operate
            dev: {s} cannot be used at present
        """,
        "repair": """
            workers are repairing the damage to {s}
            the damage to {s} has not yet been fully repaired
            dev: repair crews are at work on the damage to {s}
            dev: the damage to {s} has not been put right so far
        """,
    },
    """
    E * except repair
    E destroyed -> damaged
    N damaged -> destroyed, slight, closed, works
    C destroyed <-> intact, slight, works
    E slight -> damaged
    C slight <-> intact
    C damaged <-> intact
    C works <-> closed
    N works -> damaged, intact
    N closed -> damaged, destroyed, intact
    N intact -> works, closed
    N slight -> works, closed
    N repair -> closed, works, destroyed
    N damaged -> repair
    C repair <-> intact
    N *[s=r]
    """,
)
