"""How likely two articles tell one event, by their profiles: the evidence of the articles as wholes.

Look-alike events (two quakes in one country) share the words of their sort and differ in their names, figures and
dates. So each is compared by itself, and five weights, fitted on our own newsrooms and on look-alikes written for it
(`python -m benchmarks.lookalikes`), make one score of them: the natural logarithm of the odds.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.schema import Profile

#: Log odds from which two articles by themselves tell one event; in company a mean of less is enough.
ALONE = 1.5

Matrix = NDArray[np.float32]
PARTS = ("names", "words", "numbers", "years", "weekdays")
#: Weight of each part, and what is taken off.
WEIGHTS = (10.2, 1.1, 2.0, 1.5, 0.55)
OFFSET = 3.6
#: Columns that are multiplied at a time: bounds the memory, whatever the articles speak of.
_COLUMNS = 2048


def log_odds(profiles: Sequence[Profile]) -> Matrix:
    """Each article against each: natural logarithm of the odds that they tell one event."""
    scores = np.full((len(profiles),) * 2, -OFFSET, dtype=np.float32)
    for weight, part in zip(WEIGHTS, parts(profiles), strict=True):
        scores += np.float32(weight) * part
    return scores


def tell_one_event(a: Profile, b: Profile) -> bool:
    """Whether two articles tell one event, by themselves: what others tell of it says more (`stories`)."""
    return bool(log_odds([a, b])[0, 1] >= ALONE)


def parts(profiles: Sequence[Profile]) -> tuple[Matrix, ...]:
    """What the score is made of, in the order of `PARTS`, each for all pairs of articles.

    Cosines of names and of words; the share of the fewer figures that the other has too; whether the years agree, the
    latest above all, and whether a weekday is common (0 where one side names none).
    """
    numbers = [dict.fromkeys(profile.numbers, 1.0) for profile in profiles]
    return (
        _cosines([profile.names for profile in profiles]),
        _cosines([profile.words for profile in profiles]),
        _of_the_fewer(_products(numbers), [len(n) for n in numbers]),
        _years(profiles),
        _named_alike(
            _products([dict.fromkeys(p.weekdays, 1.0) for p in profiles]), [bool(p.weekdays) for p in profiles]
        ),
    )


def _cosines(weighed: Sequence[dict[str, float]]) -> Matrix:
    lengths = np.sqrt([sum(weight * weight for weight in each.values()) or 1.0 for each in weighed])
    cosines: Matrix = (_products(weighed) / np.outer(lengths, lengths)).astype(np.float32)
    return cosines


def _products(weighed: Sequence[dict[Any, float]]) -> Matrix:
    """Scalar products, summed over the terms that more than one article has."""
    seen: dict[Any, int] = {}
    for each in weighed:
        for term in each:
            seen[term] = seen.get(term, 0) + 1
    columns = {term: place for place, term in enumerate(term for term, times in seen.items() if times > 1)}
    total = np.zeros((len(weighed),) * 2, dtype=np.float32)
    for first in range(0, len(columns), _COLUMNS):
        block = np.zeros((len(weighed), min(_COLUMNS, len(columns) - first)), dtype=np.float32)
        for row, each in enumerate(weighed):
            for term, weight in each.items():
                place = columns.get(term, -1) - first
                if 0 <= place < block.shape[1]:
                    block[row, place] = weight
        total += block @ block.T
    return total


def _of_the_fewer(shared: Matrix, sizes: Sequence[int]) -> Matrix:
    least = np.minimum.outer(sizes, sizes)
    shares: Matrix = (shared / np.maximum(least, 1)).astype(np.float32)
    return shares


def _named_alike(shared: Matrix, known: Sequence[bool]) -> Matrix:
    """1 where something is common, -1 where nothing is, 0 where one side names nothing."""
    both = np.logical_and.outer(known, known)
    return np.where(both, np.where(shared > 0, 1.0, -1.0), 0.0).astype(np.float32)


def _years(profiles: Sequence[Profile]) -> Matrix:
    """The mean of whether a year is common and whether the latest is: reports look back at other years."""
    known = [bool(profile.years) for profile in profiles]
    last = [{max(profile.years): 1.0} if profile.years else {} for profile in profiles]
    common = _products([dict.fromkeys(profile.years, 1.0) for profile in profiles])
    return (_named_alike(common, known) + _named_alike(_products(last), known)) / np.float32(2.0)
