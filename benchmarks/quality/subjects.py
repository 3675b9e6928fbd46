"""What is measured: anything that reads articles, and anything that scores pairs of sentences.

Evaluations take these protocols, not our classes, so that a rival system or a trivial stand-in
can be measured the same way.
"""

from collections.abc import Sequence
from typing import Protocol

from models.schema import Article, NliScores, Reading


class Reads(Protocol):
    """Reads statements out of articles: `models.reading.reader.Reader` is one."""

    @property
    def fingerprint(self) -> str: ...

    def read_many(self, articles: Sequence[Article], /) -> list[Reading]: ...


class Scores(Protocol):
    """Scores (premise, hypothesis) pairs: `models.nli.scorer.NliScorer` is one."""

    @property
    def fingerprint(self) -> str: ...

    def score(self, pairs: Sequence[tuple[str, str]], /) -> list[NliScores]: ...
