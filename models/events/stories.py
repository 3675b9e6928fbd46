"""Which of many articles tell one event: those that agree on average with all that is told of it.

Two short reports of one event often share little; a third shares much with either. So articles are joined in order of
how surely they tell one event, and a group takes in another only if their articles agree in the mean.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from models.events.alikeness import Matrix, log_odds
from models.schema import Profile

Flags = NDArray[np.bool_]
#: Mean log odds from which two groups of articles tell one event: of our own look-alikes, one pair in twenty is joined.
ENOUGH = 0.8
#: Publications further apart than this tell two stories, whatever they share.
LONGEST = timedelta(days=10)
#: Log odds of what cannot be one story.
_NEVER = -20.0


def stories(profiles: Sequence[Profile], published: Sequence[datetime | None]) -> list[int]:
    """The number of each article's story; equal numbers mean one event. Articles without terms stay alone.

    Which number a story has means nothing. The order of the articles makes no difference but for ties.
    """
    scores = log_odds(profiles)
    scores[_too_far_apart(published)] = _NEVER
    np.fill_diagonal(scores, _NEVER)
    numbers = list(range(len(profiles)))
    for component in _components(scores >= ENOUGH):
        for group in _joined(scores[np.ix_(component, component)]):
            members = [component[place] for place in group]
            for member in members:
                numbers[member] = members[0]
    return numbers


def _too_far_apart(published: Sequence[datetime | None]) -> Flags:
    days = np.array([np.nan if at is None else at.timestamp() for at in published], dtype=np.float64)
    apart = np.abs(np.subtract.outer(days, days))
    return apart > LONGEST.total_seconds()  # never where a date is not known


def _components(linked: Flags) -> list[list[int]]:
    """Groups of articles that are linked, directly or in a chain; those that are linked to none are left out."""
    left = set(np.flatnonzero(linked.any(axis=1)).tolist())
    found: list[list[int]] = []
    while left:
        reached, frontier = set[int](), {min(left)}
        while frontier:
            reached |= frontier
            frontier = set(np.flatnonzero(linked[sorted(frontier)].any(axis=0)).tolist()) - reached
        found.append(sorted(reached))
        left -= reached
    return found


def _joined(scores: Matrix) -> list[list[int]]:
    """Average linkage: the two groups that agree most become one, as long as their mean is enough."""
    groups = [[place] for place in range(len(scores))]
    means = scores.astype(np.float64)
    np.fill_diagonal(means, _NEVER)
    while len(groups) > 1:
        first, second = divmod(int(means.argmax()), len(groups))
        if means[first, second] < ENOUGH:
            break
        first, second = min(first, second), max(first, second)
        sizes = len(groups[first]), len(groups[second])
        mixed = (sizes[0] * means[first] + sizes[1] * means[second]) / sum(sizes)
        means[first], means[:, first] = mixed, mixed
        means[first, first] = _NEVER
        means = np.delete(np.delete(means, second, axis=0), second, axis=1)
        groups[first] = sorted(groups[first] + groups.pop(second))
    return groups
