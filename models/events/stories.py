"""Which of many articles tell one event: those that agree on average with all that is told of it.

Two short reports of one event often share little; a third shares much with either. So articles are joined in order of
how surely they tell one event, and a group takes in another only if their articles agree in the mean. What is left
over then joins the story that it is by far the nearest to.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from models.events.alikeness import Matrix, log_odds
from models.schema import Profile

Flags = NDArray[np.bool_]
#: Mean log odds from which two groups of articles tell one event.
ENOUGH = 1.0
#: Groups of so many articles may be left over from a larger story; from which mean log odds they join it, and by how
#: much it must be nearer than any other. Chosen with `ENOUGH` on our own look-alikes and the odd topics of ECB+.
LEFT_OVER, JOINS, CLEARLY = 2, -0.5, 1.0
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
    groups: list[list[int]] = []
    for component in _components(scores >= ENOUGH):
        groups += [[component[place] for place in group] for group in _joined(scores[np.ix_(component, component)])]
    grouped = {place for group in groups for place in group}
    groups += [[place] for place in range(len(profiles)) if place not in grouped]
    numbers = list(range(len(profiles)))
    for group in _gathered(sorted(groups), scores, profiles):
        for place in group:
            numbers[place] = group[0]
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


def _gathered(groups: list[list[int]], scores: Matrix, profiles: Sequence[Profile]) -> list[list[int]]:
    """The groups, each that was left over with the larger one that it is clearly nearest to, if any is near enough.

    The name that weighs most in a report must be known to the story: "a second depot, now in Brennick" is near too.
    """
    if not groups:
        return []
    sizes = np.array([len(group) for group in groups])
    member = np.zeros((len(groups), len(scores)), dtype=np.float32)
    for row, group in enumerate(groups):
        member[row, group] = 1.0
    means = member @ scores @ member.T / np.outer(sizes, sizes)
    into = list(range(len(groups)))
    for row in np.flatnonzero(sizes <= LEFT_OVER).tolist():
        near = np.where(sizes > max(sizes[row], 1), means[row], _NEVER)
        first, second = np.argsort(-near, kind="stable")[:2] if len(near) > 1 else (0, 0)
        if near[first] >= max(JOINS, near[second] + CLEARLY):
            story = [profiles[place] for place in groups[first]]
            if all(_chief_name_known(profiles[place], story) for place in groups[row]):
                into[row] = int(first)
    gathered: dict[int, list[int]] = {}
    for row, group in enumerate(groups):
        while into[row] != row:  # only ever to a larger one
            row = into[row]
        gathered.setdefault(row, []).extend(group)
    return [sorted(group) for group in gathered.values()]


def _chief_name_known(report: Profile, story: Sequence[Profile]) -> bool:
    if not report.names:
        return True
    chief = max(report.names, key=lambda name: (report.names[name], name))
    return any(chief in told.names or chief in told.words for told in story)
