"""Counts against counts: whether two ranges of one unit and scope can both hold."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from models.pairing.parties import same_camp
from models.pairing.words import stem
from models.schema import Candidate, Figure, PropositionRecord

_PEOPLE = frozenset(
    """people person persons civilians civilian residents resident dead deaths death fatalities victims bodies arrests
    detentions injuries""".split()
)
#: Words for one unit.
_UNITS = {
    "dead": "killed",
    "died": "killed",
    "deaths": "killed",
    "injured": "wounded",
    "hurt": "wounded",
    "arrested": "detained",
}
_SHARE = stem("percent")


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures count the same thing: the same unit, and scopes that do not name different groups."""
    if _unit(a) != _unit(b):
        return False
    first, second = (a.scope or "people").lower(), (b.scope or "people").lower()
    if first in _PEOPLE and second in _PEOPLE:
        return True
    return stem(first) == stem(second) or first in second or second in first


def _unit(figure: Figure) -> str:
    return stem(_UNITS.get(figure.unit.lower(), figure.unit.lower()))


def disjoint(a: Figure, b: Figure) -> bool:
    """Whether no number fits both ranges."""
    high_a = a.high if a.high is not None else float("inf")
    high_b = b.high if b.high is not None else float("inf")
    return high_a < b.low or high_b < a.low


def clashing(candidate: Candidate) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of comparable figures that cannot both hold."""
    claim, denial = candidate.claim.proposition, candidate.denial.proposition
    if any(holds(candidate.claim) is not holds(candidate.denial) for holds in (_only_a_part, _more_than_one_kind)):
        return
    for a in claim.figures:
        for b in denial.figures:
            if not (comparable(a, b) and disjoint(a, b) and _counts(a) and _counts(b)):
                continue
            if not _agreed(a, denial.figures) and not _agreed(b, claim.figures):
                yield a, b


def rival_counts(candidate: Candidate) -> bool:
    """Whether two assertions that exclude each other do so over a count.

    What the model finds contradictory need not count in one word: "63 were detained", "190 people were taken away".
    """
    if any(clashing(candidate)):
        return True
    claim, denial = candidate.claim.proposition.figures, candidate.denial.proposition.figures
    if len(claim) != 1 or len(denial) != 1:
        return False
    a, b = claim[0], denial[0]
    return _of_people(a) and _of_people(b) and disjoint(a, b) and _counts(a) and _counts(b)


def _of_people(figure: Figure) -> bool:
    return bool({figure.unit.lower(), (figure.scope or "").lower()} & _PEOPLE)


def bound_denied(candidate: Candidate) -> bool:
    """Whether a denied bound ("the crowd did not exceed 3,000") leaves no room for a figure that is claimed."""
    for bound in candidate.denial.proposition.figures:
        if bound.high is None and _counts(bound):
            at_most = bound.model_copy(update={"low": 0.0, "high": bound.low})
            if any(a.high is not None and disjoint(a, at_most) for a in candidate.claim.proposition.figures):
                return True
    return False


def _agreed(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether the other side gives this very number too: then what else it counts is another thing."""
    return any(comparable(figure, other) and not disjoint(figure, other) for other in others)


def _counts(figure: Figure) -> bool:
    """Whether a figure is a count: "one" mostly points at somebody ("every one of them", "the second one")."""
    return figure.high is None or figure.high > 1 or figure.low == 0


#: A part of the dead or wounded is no toll of its own: "three of the dead were children", "including two policemen".
_PART = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|most|many|half|each) (?:\w+ )?"
    r"of (?:the|those|its|their|them|these)\b|\bamong the (?:dead|wounded|victims|injured)\b",
    re.IGNORECASE,
)


def _only_a_part(record: PropositionRecord) -> bool:
    return _PART.match(record.proposition.text) is not None or "mong the dead" in record.proposition.text


#: A count of several fates at once: "31 dead or missing" is no other toll than "nine dead".
_FATES = r"(?:dead|killed|died|deaths?|missing|untraced|unaccounted for|wounded|injured|hurt)"
_KINDS = re.compile(rf"\b{_FATES} (?:or|and/or) (?:\w+ )?{_FATES}\b|\bcasualties\b", re.IGNORECASE)


def _more_than_one_kind(record: PropositionRecord) -> bool:
    return _KINDS.search(record.proposition.text) is not None


#: A toll told as having grown brings the smaller one up to date, whoever gave it.
_GROWN = re.compile(r"\b(?:rose|risen|rises|climbed|climbs|grown|grew|increased|jumped) (?:again )?to\b", re.IGNORECASE)


def is_update(candidate: Candidate, a: Figure, b: Figure) -> bool:
    """Whether the later figure only brings the earlier one up to date: spoken later, and higher.

    Tolls rise as bodies are found, and a toll that "rose to 14" leaves the lower one behind. Two sides of a conflict
    that give two tolls are no update, whenever they speak.
    """
    for own, other, record in ((a, b, candidate.claim), (b, a, candidate.denial)):
        if own.low > other.low and _GROWN.search(record.proposition.text):
            return True
    if _SHARE in (_unit(a), _unit(b)):
        return False  # nothing is added to a share, as it is to a toll
    earlier, later = _time(candidate.claim), _time(candidate.denial)
    if earlier is None or later is None or earlier == later:
        return False
    first, second = (a, b) if earlier < later else (b, a)
    opposed = bool(_camp(candidate.claim) and _camp(candidate.denial)) and not same_camp(
        candidate.claim, candidate.denial
    )
    return second.low > first.low and not opposed


def _time(record: PropositionRecord) -> datetime | None:
    return record.asserted_at.at if record.asserted_at else record.published_at


def _camp(record: PropositionRecord) -> str | None:
    return record.actor.camp if record.actor else None
