"""Whether two propositions speak of one event: places first, then days, kinds and parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from models.events.alikeness import tell_one_event
from models.events.event_words import PERSONAL, PLACE_BOUND, Kind
from models.events.keys import is_rare
from models.events.kinds import compatible
from models.events.names import shared
from models.events.places import REGION, STATE, TOWN, alike, width
from models.events.states import state_meant
from models.schema import EventMention


class Verdict(StrEnum):
    """One event, or what keeps two apart."""

    SAME = "same"
    DIFFERENT_EVENT = "different_event"
    DIFFERENT_PLACE = "different_place"
    DIFFERENT_TIME = "different_time"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How surely two mentions are one event (0 to 1), the verdict, and what decided it."""

    score: float
    verdict: Verdict
    why: str


#: Weight of each part in the score; parts that nothing is known of are left out.
_WEIGHTS = {"place": 0.4, "time": 0.25, "kind": 0.15, "names": 0.2}
#: Days apart up to which two statements of a day may mean one event: exact, or one of them inherited.
_EXACT, _INHERITED = 1, 3
#: Publications further apart than this hardly report one event, where neither states a day.
_FAR = 45
#: Agreement of places that needs no common name: a region, and between two stories a town.
_ONE_REGION, _ONE_TOWN = 0.8, 1.0
#: Share of common names: enough to outweigh another place, and the least without a common place.
_KNOWN, _FEW = 0.5, 0.35


def agreement(
    a: EventMention,
    b: EventMention,
    a_published: datetime | None,
    b_published: datetime | None,
    same_article: bool,
    one_story: bool | None = None,
) -> Agreement:
    """Whether two mentions are of one event. The order of the mentions makes no difference.

    Inside one article, and in two that tell one story, the mentions are one event unless something speaks against it.
    In two that tell two (`one_story` false; None: not known) what both take over from their articles is no evidence.
    """
    if one_story is None and a.profile is not None and b.profile is not None:
        one_story = tell_one_event(a.profile, b.profile)
    if same_article or one_story:
        return _in_one_story(a, b, same_article)
    if one_story is False and _own(a) <= _NO_EVIDENCE and _own(b) <= _NO_EVIDENCE:
        return Agreement(0.2, Verdict.DIFFERENT_EVENT, "their articles tell two stories")
    if a_published is None and b_published is None and not (a.days and b.days):
        return _undated(a, b)
    if not compatible(a.kind, b.kind):
        return Agreement(0.0, Verdict.DIFFERENT_EVENT, f"{' and '.join(sorted((a.kind, b.kind)))} are different events")
    place, where = _places(a.places, b.places)
    apart = one_story is False
    names, who = _names(_telling(a.parties), _telling(b.parties)) if apart else _names(a.parties, b.parties)
    if place == 0.0 and (_place_decides(a, b) or (names or 0.0) < _KNOWN):
        return Agreement(0.05, Verdict.DIFFERENT_PLACE, where)
    time, when = _times(a, b, a_published, b_published)
    if time == 0.0:
        return Agreement(0.1, Verdict.DIFFERENT_TIME, when)
    parts = {"place": place, "time": time, "kind": 1.0 if a.kind == b.kind else 0.7, "names": names}
    known = {part: value for part, value in parts.items() if value is not None}
    score = sum(_WEIGHTS[part] * value for part, value in known.items()) / sum(_WEIGHTS[part] for part in known)
    why = "; ".join(part for part in (where, when, who) if part)
    if (place is None or place < (_ONE_TOWN if apart else _ONE_REGION) or _persons_decide(a, b)) and (
        names or 0.0
    ) < _FEW:
        return Agreement(min(score, 0.3), Verdict.DIFFERENT_EVENT, who or "neither a common place nor a common name")
    return Agreement(score, Verdict.SAME, why)


def _telling(parties: tuple[str, ...]) -> tuple[str, ...]:
    """Names of somebody in particular: two stories have their ministries in common as a matter of course."""
    return tuple(name for name in parties if is_rare(name))


#: What alone does not say which event it is ("on Monday").
_NO_EVIDENCE = frozenset({"days"})


def _own(mention: EventMention) -> set[str]:
    """The parts that a mention states itself; an article's main event is what the article as a whole tells."""
    if mention.profile is not None:
        return set()
    stated = {"places": mention.places, "parties": mention.parties, "days": mention.days}
    return {part for part, value in stated.items() if value and part not in mention.inherited}


#: How much a difference weighs by how many of the two take it from their articles instead of stating it; from `_ENOUGH`
#: on two mentions of one story are two events.
_DIFFERS = (1.0, 0.5, 0.2)
_KIND_DIFFERS, _ENOUGH = 0.5, 1.0
#: The most that two mentions of one story score where something of weight differs.
DOUBTED = 0.4
#: Days between a stated date and the date of the story from which the stated one is clearly another time.
_OTHER_TIME = 3


def _in_one_story(a: EventMention, b: EventMention, same_article: bool) -> Agreement:
    """One event by default: what differs must be stated, or several things must differ at once."""
    if Kind.SECURITY_OPERATION in (a.kind, b.kind) and not compatible(a.kind, b.kind):
        return Agreement(0.0, Verdict.DIFFERENT_EVENT, "the answer to an event is not the event")
    against: list[tuple[float, Verdict, str]] = []
    place, where = _places(a.places, b.places)
    if place == 0.0:
        assumed = _assumed(a, b, "places")
        weight = _DIFFERS[assumed if assumed or _place_decides(a, b) else 1]
        against.append((weight, Verdict.DIFFERENT_PLACE, where))
    if a.days is not None and b.days is not None:
        gap = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days, 0)
        assumed = _assumed(a, b, "days")
        if gap > (_OTHER_TIME if assumed else _EXACT):
            # a date of another year is no slip of what an article was taken to tell
            weight = _DIFFERS[0 if gap > _FAR and assumed < 2 else assumed]
            against.append((weight, Verdict.DIFFERENT_TIME, f"{gap} days apart"))
    if not compatible(a.kind, b.kind):
        kinds = " and ".join(sorted((a.kind, b.kind)))
        against.append((_KIND_DIFFERS, Verdict.DIFFERENT_EVENT, f"{kinds} are different events"))
    doubt = sum(weight for weight, _, _ in against)
    if doubt >= _ENOUGH:
        strongest = max(against, key=lambda item: item[0])
        return Agreement(0.1, strongest[1], "; ".join(why for _, _, why in against))
    names, who = _names(a.parties, b.parties)
    known = [value for value in (place, names) if value]
    score = max(0.5, sum(known) / len(known) if known else 0.5) - 0.4 * doubt
    if doubt > _DIFFERS[2]:
        score = min(score, DOUBTED)
    told = "same article" if same_article else "one story"
    return Agreement(score, Verdict.SAME, "; ".join(part for part in (told, where, who) if part))


def _assumed(a: EventMention, b: EventMention, part: str) -> int:
    """How many of the two take a part from their articles instead of stating it, as an article's main event does."""
    return sum(part in mention.inherited or mention.profile is not None for mention in (a, b))


#: Share of common names that makes two undated events one: with a common town, with kinds that agree, and with none.
_BESIDE_TOWN, _BY_NAMES, _WHATEVER_KIND = 0.2, 0.45, 0.55


def _undated(a: EventMention, b: EventMention) -> Agreement:
    """As `agreement`, where nothing says when: a town sees many events, so it is names that tell them apart."""
    place, where = _places(a.places, b.places)
    names, who = _names(a.parties, b.parties)
    share = 0.0 if names is None else names
    alike_kinds = compatible(a.kind, b.kind)
    score = 0.6 * share + 0.4 * (place if place is not None else 0.5)
    if alike_kinds:
        in_town = place == 1.0 and (names is None or share >= _BESIDE_TOWN)
        in_area = place is not None and place >= 0.8 and share >= _FEW
        if share >= _BY_NAMES or in_town or in_area:
            return Agreement(score, Verdict.SAME, "; ".join(part for part in (where, who) if part))
    elif share >= _WHATEVER_KIND:
        return Agreement(score, Verdict.SAME, who)
    if place == 0.0:
        return Agreement(min(score, 0.3), Verdict.DIFFERENT_PLACE, where)
    return Agreement(min(score, 0.3), Verdict.DIFFERENT_EVENT, who or "neither a common place nor a common name")


def _place_decides(a: EventMention, b: EventMention) -> bool:
    """Whether another place makes another event: not for what happens to persons wherever they are."""
    return a.kind in PLACE_BOUND and b.kind in PLACE_BOUND


def _persons_decide(a: EventMention, b: EventMention) -> bool:
    return a.kind in PERSONAL and b.kind in PERSONAL and "parties" not in (*a.inherited, *b.inherited)


#: The propositions of a batch speak of few events, and the same two are compared again and again.
_REMEMBERED = 1 << 14


@lru_cache(maxsize=_REMEMBERED)
def _places(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float | None, str]:
    """Agreement of places: 1 for a common town, 0 for different ones, None where one side names none."""
    if not a or not b:
        return None, ""
    towns, regions, states = (
        ([p for p in a if width(p) == limit], [p for p in b if width(p) == limit]) for limit in (TOWN, REGION, STATE)
    )
    common = _common(a, b)
    if any(width(p) == TOWN for p in common):
        return 1.0, f"both in {_listed(common)}"
    lone = [[t for t in side if not any(alike(t, p) for p in common)] for side in towns]
    if common:
        if lone[0] and lone[1]:
            return 0.0, f"{_listed(lone[0], lone[1])} are different places in {_listed(common)}"
        return 0.85, f"both in {_listed(common)}"
    finer = [[*towns[0], *regions[0]], [*towns[1], *regions[1]]]
    if (towns[0] and not towns[1] and regions[1]) or (towns[1] and not towns[0] and regions[0]):
        return 0.3, f"nothing says whether {_listed(*finer)} lie in one another"
    if finer[0] and finer[1]:
        return 0.0, f"{_listed(finer[0], finer[1])} are different places"
    if set(states[0]) & set(states[1]):
        return 0.5, f"both in {_listed(sorted(set(states[0]) & set(states[1])))}"
    if states[0] and states[1]:
        return 0.0, f"{_listed(states[0], states[1])} are different places"
    return None, ""


def _common(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """Places of both, states apart, in a town's or region's wider spelling; the order of the sides makes no
    difference.
    """
    pairs = [(p, q) for p in a for q in b if width(p) != STATE and width(q) != STATE and alike(p, q)]
    return sorted({max(pair, key=lambda place: (width(place), place)) for pair in pairs})


def _listed(*sides: Sequence[str]) -> str:
    return " and ".join(sorted(", ".join(sorted(side)[:2]) for side in sides))


def _times(
    a: EventMention, b: EventMention, a_published: datetime | None, b_published: datetime | None
) -> tuple[float | None, str]:
    """Agreement of days: 1 where they overlap, 0 where they are clearly apart, None where too little is known."""
    if a.days is not None and b.days is not None:
        gap = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days, 0)
        inherited = "days" in a.inherited or "days" in b.inherited
        if gap <= (_INHERITED if inherited else _EXACT):
            return (1.0 if gap == 0 else 0.8) - (0.1 if inherited else 0.0), ""
        return 0.0, f"{gap} days apart"
    if a_published is None or b_published is None:
        return None, ""
    stated, other = (a.days, b_published) if a.days is not None else (b.days, a_published)
    if stated is not None:
        ahead, behind = (stated[0] - other.date()).days, (other.date() - stated[1]).days
        if ahead > 1 or behind > _FAR:
            return 0.0, f"{max(ahead, behind)} days from the other article"
        return (0.7 if behind <= 7 else 0.4), ""
    apart = abs((a_published.date() - b_published.date()).days)
    if apart > _FAR:
        return 0.0, f"published {apart} days apart"
    return max(0.2, 0.8 - 0.04 * apart), ""


@lru_cache(maxsize=_REMEMBERED)
def _names(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float | None, str]:
    """Share of the names that both know, the first names weighing most; None where one side knows none."""
    if not a or not b:
        return None, ""
    both = sorted({*shared(a, b), *shared(b, a)})
    if not both:
        return 0.0, f"no name of {_listed(a[:2], b[:2])} in common"
    mass = sum(_mass(side, both) for side in (a, b)) / sum(_mass(side, side) for side in (a, b))
    # a state alone is little: it acts in many events
    few = 1.0 if any(state_meant(name) is None for name in both) else 0.5
    return few * mass, f"both name {', '.join(both[:2])}"


def _mass(names: Sequence[str], counted: Sequence[str]) -> float:
    """Weight of the names that count: by rank, states least."""
    return sum((0.3 if state_meant(name) else 1.0) / (1 + rank) for rank, name in enumerate(names) if name in counted)
