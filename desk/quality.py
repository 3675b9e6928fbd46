"""How the machine does by the verdicts: shares with Wilson's interval, and what it said against what was confirmed."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk.pictures.overview import Bin
from models.vocabulary import Decision, Verdict
from storage.teaching import JudgedRow

#: Standard normal quantile of a two-sided interval of 95 %.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with the interval in which the true share lies with 95 %."""

    hits: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float | None:
        """The share itself; None of nothing."""
        return self.hits / self.of if self.of else None


def share(hits: int, of: int) -> Share:
    """With Wilson's score interval, which holds for few cases and for shares near 0 and 1."""
    if of == 0:
        return Share(0, 0, 0.0, 1.0)
    p, z2 = hits / of, _Z**2
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * math.sqrt(p * (1 - p) / of + z2 / (4 * of * of))
    return Share(hits, of, max(0.0, middle - half), min(1.0, middle + half))


def counted(rows: Iterable[JudgedRow]) -> list[JudgedRow]:
    """Those whose verdict says whether the machine was right about the row."""
    return [row for row in rows if row.verdict in (Verdict.CONFIRMED, Verdict.FALSE_POSITIVE)]


def precision_by_decision(rows: Sequence[JudgedRow]) -> dict[Decision, Share]:
    """Of the rows of each decision, how many were confirmed."""
    found = {}
    for decision in (Decision.FLAG, Decision.SUGGEST, Decision.ABSTAIN):
        its = [row for row in counted(rows) if row.decision is decision]
        found[decision] = share(sum(row.verdict is Verdict.CONFIRMED for row in its), len(its))
    return found


def reliability_bins(rows: Sequence[JudgedRow], bins: int = 6) -> list[Bin]:
    """The judged rows sorted by probability, in bins of about equal size."""
    sure = sorted(counted(rows), key=lambda row: row.probability)
    size = max(1, -(-len(sure) // bins))
    groups = [sure[start : start + size] for start in range(0, len(sure), size)]
    return [_bin(group) for group in groups]


def _bin(rows: Sequence[JudgedRow]) -> Bin:
    confirmed = share(sum(row.verdict is Verdict.CONFIRMED for row in rows), len(rows))
    said = sum(row.probability for row in rows) / len(rows)
    return Bin(said, confirmed.value or 0.0, confirmed.low, confirmed.high, len(rows))
