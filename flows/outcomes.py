"""What the stages hand back."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from flows.tally import added
from models.schema import Funnel, Refusal


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What came of one source.

    `empty`: a folder in which nothing lies yet, which is no fault of it. `not_modified`: it is as it was at the last
    visit, and nothing was parsed. `resting`: it was not asked, because it failed too often or its server said so.
    """

    source: str
    added: int = 0
    unchanged: int = 0
    revised: int = 0
    refusals: tuple[Refusal, ...] = ()
    empty: bool = False
    not_modified: bool = False
    resting: Refusal | None = None
    seconds: float = 0.0

    @property
    def taken(self) -> int:
        """Articles that could be used, stored before or not."""
        return self.added + self.unchanged + self.revised

    @property
    def fresh(self) -> int:
        """Articles to be read: new ones, and new texts of known ones."""
        return self.added + self.revised

    @property
    def problem(self) -> str | None:
        """Why not one article could be taken, in one line; None where some were, or nothing was to be had."""
        if self.taken or self.empty or self.not_modified or not self.refusals:
            return None
        first = self.refusals[0]
        return f"{first.reason}: {first.detail}" if first.detail else first.reason


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What came of all sources, in their order."""

    sources: tuple[SourceResult, ...] = ()

    @property
    def taken(self) -> int:
        """Articles that could be used, stored before or not."""
        return sum(source.taken for source in self.sources)

    @property
    def fresh(self) -> int:
        """Articles to be read: new ones, and new texts of known ones."""
        return sum(source.fresh for source in self.sources)

    @property
    def line(self) -> str:
        """The run in one line, for a list of runs."""
        counts = {name: sum(getattr(source, name) for source in self.sources) for name in ("added", "revised")}
        line = f"{counts['added']} new articles, {counts['revised']} revised, {self.refused} inputs refused"
        return f"{line}; {self.warning}" if self.failed else line

    @property
    def warning(self) -> str:
        """How many sources failed."""
        return f"{len(self.failed)} of {len(self.sources)} sources failed"

    @property
    def failed(self) -> tuple[SourceResult, ...]:
        """The sources that nothing could be taken from."""
        return tuple(source for source in self.sources if source.problem)

    @property
    def not_modified(self) -> int:
        """How many sources are as they were at the last visit."""
        return sum(source.not_modified for source in self.sources)

    @property
    def resting(self) -> tuple[Refusal, ...]:
        """The sources that were not asked, and until when."""
        return tuple(source.resting for source in self.sources if source.resting)

    @property
    def refused(self) -> int:
        """How many inputs were not taken."""
        return sum(len(source.refusals) for source in self.sources)


@dataclass(frozen=True, slots=True)
class PairResult:
    """Articles whose statements have met the others: their ids, the funnel, and how the rows changed."""

    article_ids: frozenset[int] = frozenset()
    funnel: Funnel = field(default_factory=Funnel)
    new_rows: int = 0
    changed_rows: int = 0

    def plus(self, other: Self) -> Self:
        """Both together."""
        return replace(
            self,
            article_ids=self.article_ids | other.article_ids,
            funnel=added(self.funnel, other.funnel),
            new_rows=self.new_rows + other.new_rows,
            changed_rows=self.changed_rows + other.changed_rows,
        )


@dataclass(frozen=True, slots=True)
class Detected:
    """What one pass of reading, pairing and scoring did; `seen_at` is the `first_seen_at` of the rows that it added."""

    run_id: int
    seen_at: datetime
    funnel: Funnel = field(default_factory=Funnel)
    new_rows: int = 0
    changed_rows: int = 0

    @property
    def line(self) -> str:
        """The run in one line, for a list of runs."""
        funnel = self.funnel
        return (
            f"{funnel.articles} articles read, {funnel.flagged} pairs flagged, {funnel.suggested} suggested, "
            f"{self.new_rows} new rows"
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run of the `track` flow did, both halves."""

    ingested: IngestResult
    detected: Detected

    @property
    def funnel(self) -> Funnel:
        """All of it."""
        return added(Funnel(refused=self.ingested.refused), self.detected.funnel)

    @property
    def line(self) -> str:
        """The run in one line, for a list of runs."""
        return f"{self.detected.line}; {self.ingested.warning}" if self.ingested.failed else self.detected.line
