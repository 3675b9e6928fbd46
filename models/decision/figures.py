"""Counts against counts: whether two ranges of one unit and scope can both hold."""

import re
from collections.abc import Iterator
from datetime import datetime

from models.pairing.parties import same_camp
from models.pairing.words import stem
from models.schema import Candidate, Figure, PropositionRecord

_PEOPLE = frozenset(
    "people person persons civilians civilian residents resident dead deaths death fatalities victims bodies".split()
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
    if _only_a_part(candidate.claim) is not _only_a_part(candidate.denial):
        return
    for a in candidate.claim.proposition.figures:
        for b in candidate.denial.proposition.figures:
            if comparable(a, b) and disjoint(a, b) and _counts(a) and _counts(b):
                yield a, b


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


def is_update(candidate: Candidate, a: Figure, b: Figure) -> bool:
    """Whether the later figure only brings the earlier one up to date: spoken later, and higher.

    Tolls rise as bodies are found. Two sides of a conflict that give two tolls are no update, whenever they speak.
    """
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
