"""The circuit breaker of a source: after several failed visits it rests, longer each time, then is tried once."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sources.limits import Limits


class Circuit(StrEnum):
    """Asked as usual; left to rest; or about to be tried once after a rest."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(frozen=True, slots=True)
class Breaker:
    """How a source stands: failed visits in a row, and when it may be asked again (None for at any time)."""

    circuit: Circuit = Circuit.CLOSED
    failures: int = 0
    retry_at: datetime | None = None

    def rests(self, now: datetime) -> bool:
        """Whether the source is not to be asked now."""
        return self.retry_at is not None and now < self.retry_at

    def after_failure(self, now: datetime, limits: Limits, asked: float | None = None) -> "Breaker":
        """How it stands after a visit that failed; `asked` are the seconds that its server wants to be left alone.

        From the `failures_until_rest`-th failure on it rests, twice as long each time, with jitter so that sources that
        failed together do not come back together.
        """
        failures = self.failures + 1
        over = failures - limits.failures_until_rest
        rest = 0.0
        if over >= 0:
            longest = min(limits.longest_rest_seconds, limits.rest_seconds * 2 ** min(over, 30))
            rest = random.uniform(longest / 2, longest)
        rest = max(rest, min(asked or 0.0, limits.longest_rest_seconds))
        circuit = Circuit.OPEN if over >= 0 else Circuit.CLOSED
        return Breaker(circuit, failures, now + timedelta(seconds=rest) if rest else None)

    def tried(self, now: datetime) -> "Breaker":
        """How it stands while it is being asked: half open after a rest."""
        if self.circuit is Circuit.OPEN and not self.rests(now):
            return Breaker(Circuit.HALF_OPEN, self.failures, None)
        return self
