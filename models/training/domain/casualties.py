"""Counts of dead and wounded: exact ones, bounds, rough ones, and who they were."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.grammar import Scene, topic
from models.training.domain.names import Part
from models.training.domain.scenes import ATTACKS, dates
from models.training.domain.words import number

_TROUBLES = (
    "the {e} on {P}",
    "the explosion in {P}",
    "the clashes in {P}",
    "the fighting in {P}",
    "the shelling of {P}",
    "the crash near {P}",
    "the fire in {P}",
)


def _casualties(rng: Random, part: Part) -> Scene:
    """l < n < h; k of n; x and y for one and another trouble; d and f are dates."""
    cast = names.cast(rng, part)
    low = rng.choice((rng.randint(4, 9), rng.randint(5, 19), rng.randint(20, 110), rng.randint(110, 400)))
    middle = low + max(1, round(low * rng.uniform(0.15, 0.9)))
    high = middle + max(2, round(middle * rng.uniform(0.15, 0.9)))
    kind = rng.choice(ATTACKS)[0]
    pattern = rng.choice(_TROUBLES)
    one, two = (str(place.plain[0]) for place in cast.places)
    day, other = dates(rng)
    return {
        "l": number(low),
        "n": number(middle),
        "h": number(high),
        "k": number(rng.randint(2, low - 1)),
        "x": pattern.format(e=kind, P=one),
        "y": pattern.format(e=kind, P=two),
        "d": day,
        "f": other,
    }


COUNTS = topic(
    "casualties",
    _casualties,
    {
        "killed": """
            {n} people were killed in {x}
            {n} people died in {x}
            {x} killed {n} people
            {x} claimed {n} lives
            {x} left {n} people dead
            the death toll of {x} is {n}
            the number of people killed in {x} is {n}
            {n} people did not survive {x}
            {n} people lost their lives in {x}, no more and no fewer
            dev: {n} people perished in {x}
            dev: {x} cost {n} people their lives
            dev: {n} people did not live through {x}
        """,
        "killed_min": """
            at least {n} people were killed in {x}
            {x} left at least {n} people dead
            {n} or more people died in {x}
            the death toll of {x} is at least {n}
            not fewer than {n} people were killed in {x}
            no fewer than {n} people died in {x}
            dev: a minimum of {n} people perished in {x}
            dev: no less than {n} people lost their lives in {x}
        """,
        "killed_more": """
            more than {n} people were killed in {x}
            over {n} people died in {x}
            {x} claimed more than {n} lives
            the dead of {x} number not {n} but more than that
            dev: upwards of {n} people, and not {n}, perished in {x}
            dev: in excess of {n} people lost their lives in {x}
        """,
        "killed_fewer": """
            fewer than {n} people were killed in {x}
            the death toll of {x} is below {n}
            {x} killed fewer than {n} people
            {x} did not kill as many as {n} people
            {x} did not claim {n} lives but fewer
            dev: under {n} people perished in {x}
            dev: the dead of {x} do not add up to {n}
        """,
        "killed_max": """
            no more than {n} people were killed in {x}
            at most {n} people were killed in {x}
            the death toll of {x} does not exceed {n}
            {n} people at most died in {x}
            dev: a maximum of {n} people perished in {x}
            dev: {x} did not kill more than {n} people
        """,
        "nobody": """
            no one was killed in {x}
            nobody died in {x}
            there were no deaths in {x}
            {x} caused no deaths
            everyone survived {x}
            {x} claimed not a single life
            {x} did not kill anyone
            all who were caught up in {x} survived
            dev: not one person perished in {x}
            dev: {x} passed without loss of life
            dev: everybody came out of {x} alive
        """,
        "some": """
            there were deaths in {x}
            people were killed in {x}
            {x} claimed lives
            {x} was deadly
            not everyone survived {x}
            {x} did not pass without deaths
            dev: {x} proved fatal for some
            dev: not all of those caught up in {x} lived
        """,
        "wounded": """
            {k} people were wounded in {x}
            {x} wounded {k} people
            {k} people were injured in {x}
            {x} left {k} people injured
            {k} people were hurt in {x}
            {k} people did not come out of {x} unhurt but were injured
            dev: {k} people suffered injuries in {x}
            dev: the number of people hurt in {x} is {k}
            dev: {k} people did not escape injury in {x}
            dev: pre: {x} injured {k} people, none of them by accident
        """,
        "unhurt": """
            no one was wounded in {x}
            nobody was injured in {x}
            {x} left no one injured
            there were no injuries in {x}
            all those in the area of {x} were left uninjured
            dev: not one person suffered injuries in {x}
            dev: {x} left all people in the area unharmed
        """,
        "both": """
            {n} people were killed and {k} injured in {x}
            {x} left {n} people dead and {k} injured
            {x} killed {n} people and injured {k} others
            {x} was not without victims: {n} dead and {k} injured
            dev: {n} people perished and {k} suffered injuries in {x}
            dev: {x} spared nobody: {n} people perished and {k} were hurt
        """,
        "civilians": """
            all {n} people killed in {x} were civilians
            the {n} dead of {x} were all civilians
            only civilians, {n} in number, were killed in {x}
            none of the {n} people killed in {x} was a soldier; all were civilians
            {x} killed {n} civilians and nobody else
            dev: every one of the {n} victims of {x} who died was a civilian
            dev: {x} cost {n} lives, each of them a civilian and not one a soldier
        """,
        "soldiers": """
            all {n} people killed in {x} were soldiers
            the {n} dead of {x} were all members of the military
            only soldiers, {n} in number, were killed in {x}
            none of the {n} people killed in {x} was a civilian; all were soldiers
            dev: every one of the {n} victims of {x} who died was a soldier
            dev: {x} cost {n} lives, each of them a soldier and not one a civilian
        """,
        "some_soldiers": """
            there were soldiers among the dead of {x}
            soldiers were killed in {x}
            not all of those who died in {x} were civilians, as some were soldiers
            dev: members of the army perished in {x}
            dev: {x} did not spare soldiers, some of whom lost their lives
        """,
        "no_children": """
            no children were killed in {x}
            all children survived {x}
            {x} did not kill any child
            there were no children among the dead of {x}
            dev: not one child perished in {x}
            dev: every child came out of {x} alive
        """,
        "children": """
            {k} children were killed in {x}
            {k} children died in {x}
            {x} claimed the lives of {k} children
            {k} children did not survive {x}
            dev: {k} children perished in {x}
            dev: {k} children did not live through {x}
        """,
        "including": """
            {n} people, including {k} children, were killed in {x}
            {x} killed {n} people, {k} of them children
            {k} children were among the {n} people who died in {x}
            the {n} people who did not survive {x} included {k} children
            dev: {n} people perished in {x}, {k} children among them
            dev: {x} spared not even children, {k} of whom were among the {n} dead
        """,
        "stood": """
            the death toll of {x} stood at {n} {d}
            {d} the death toll of {x} was {n}
            the number of dead of {x} was put at {n} {d}
            the death toll of {x} stood at {n} {d}, no higher and no lower
            dev: the count of the dead of {x} was {n} {d}
            dev: the count of the dead of {x} was {n} {d} and not more
        """,
        "not_stood": """
            the death toll of {x} did not stand at {n} {d}
            {d} the death toll of {x} was not {n}
            the death toll of {x} differed from {n} {d}
            dev: the count of the dead of {x} was other than {n} {d}
            dev: the count of the dead of {x} was not {n} {d}
        """,
        "range": """
            between {l} and {h} people were killed in {x}
            {l} to {h} people died in {x}
            the death toll of {x} lies between {l} and {h}
            pre: it is not known exactly how many died in {x}, but the number is between {l} and {h}
            dev: anywhere from {l} to {h} people perished in {x}
            dev: the count of the dead of {x} is somewhere from {l} to {h}
            dev: pre: {x} cost between {l} and {h} lives, and nobody has the exact number
        """,
    },
    """
    E *
    C killed <-> killed[n=h], killed[n=l], nobody
    E killed -> killed_min, killed_min[n=l], killed_more[n=l], killed_fewer[n=h], killed_max, killed_max[n=h]
    E killed -> some, range
    C killed <-> killed_min[n=h], killed_more, killed_more[n=h]
    C killed <-> killed_fewer, killed_fewer[n=l], killed_max[n=l]
    N killed_min -> killed, killed[n=h], killed_min[n=h], killed_more, wounded, killed_max
    E killed_min -> killed_min[n=l], killed_more[n=l], some
    C killed_min <-> killed[n=l], killed_fewer[n=l], killed_max[n=l], nobody, killed_fewer
    N killed_more -> killed[n=h], killed_min[n=h]
    E killed_more -> killed_min, killed_min[n=l], some
    N killed_fewer -> killed[n=l], nobody, killed_min[n=l], wounded
    N killed_max -> killed, killed[n=l], nobody, some
    E killed_max -> killed_max[n=h], killed_fewer[n=h]
    C killed_max <-> killed_more, killed_min[n=h]
    E nobody -> killed_fewer, killed_max, no_children
    C nobody <-> some, both, civilians, soldiers, children, including, range
    N nobody <-> wounded, unhurt
    N some -> killed, wounded, killed_min, some_soldiers, children, no_children, civilians
    N killed <-> wounded
    N killed <-> unhurt
    N killed -> civilians, soldiers, children, no_children, including, some_soldiers
    N wounded -> some, unhurt[x=y], nobody
    C wounded <-> unhurt
    E both -> killed, wounded, some, killed_min[n=l]
    C both <-> unhurt, both[n=h], killed[n=h]
    N both -> civilians, children, killed[x=y]
    C civilians <-> soldiers, some_soldiers
    E civilians -> killed, killed_min, some
    E soldiers -> some_soldiers, killed, some
    E soldiers -> no_children
    N some_soldiers -> soldiers, killed, wounded
    C children <-> no_children
    E including -> killed, children, some, killed_min[n=l]
    C including <-> no_children, killed[n=h], soldiers
    N children -> killed, including, wounded, civilians
    N no_children -> nobody, children[x=y], killed
    N range -> killed, wounded
    E range -> killed_min[n=l], killed_max[n=h], some
    C range <-> killed_more[n=h], killed_fewer[n=l]
    C stood <-> stood[n=h], not_stood
    E stood[n=h] -> not_stood
    N stood -> stood[n=h;d=f], not_stood[d=f], wounded
    N stood[n=h;d=f] -> stood
    N not_stood -> stood[n=h], stood[d=f]
    N *[x=y]
    """,
)
