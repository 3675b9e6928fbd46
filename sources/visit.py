"""One visit to one source: what earlier visits left behind, and what this one leaves for the next.

`Memory` is what the store answers from; this room knows it by its shape only. A reader notes on the visit what it has
seen; whoever called it keeps that, in the same transaction as the articles, so that a visit that is cut off is simply
taken up again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from hashlib import sha256
from typing import Protocol

from models.schema import Article
from sources.fetch import Fetched, Validators
from sources.refused import Refused

#: A server that wrongly says "not modified" for ever is asked without conditions once a day.
WHOLE_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as it was met last: what its server named it by, and the SHA-256 of its bytes."""

    validators: Validators | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page that an entry led to: the entry as it was then, and what came of it (`external_id` None for nothing).

    `url` is the canonical address. `due_at` is when the page is looked at again, None for never.
    """

    url: str
    entry_sha256: str
    external_id: str | None
    outlet: str
    published_at: datetime | None
    seen: Seen
    first_seen_at: datetime
    visited_at: datetime
    due_at: datetime | None


class Standing(Enum):
    """How an article stands to what is stored, the first of these that holds."""

    HELD = auto()
    """An article with its id is stored and in use."""
    TOLD = auto()
    """This very text of this outlet is stored, under another id."""
    NEW = auto()


class Memory(Protocol):
    """What is known from earlier visits."""

    def holds(self, external_id: str) -> bool:
        """Whether an article with this id is stored and in use."""
        ...

    def standing(self, article: Article) -> Standing:
        """How the article stands to what is stored."""
        ...

    def page(self, url: str) -> PageSeen | None:
        """What is known of the page at a canonical address."""
        ...

    def due(self, now: datetime, most: int) -> Sequence[PageSeen]:
        """Pages of this source that are to be looked at again by now."""
        ...


class NoMemory:
    """The memory of a first visit."""

    def holds(self, external_id: str) -> bool:
        return False

    def standing(self, article: Article) -> Standing:
        return Standing.HELD if self.holds(article.external_id) else Standing.NEW

    def page(self, url: str) -> PageSeen | None:
        return None

    def due(self, now: datetime, most: int) -> Sequence[PageSeen]:
        return ()


@dataclass(slots=True)
class Visit:
    """What one visit starts from, and what it has found so far."""

    memory: Memory = field(default_factory=NoMemory)
    seen: Seen | None = None
    whole_at: datetime | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    pages_left: int = 1_000_000
    recheck_days: int = 0

    found: Seen | None = None
    whole: bool = False
    not_modified: bool = False
    complete: bool = True
    unchanged: int = 0
    failure: Refused | None = None
    pages: list[PageSeen] = field(default_factory=list)
    responses: dict[str, Fetched] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    """The articles that this visit has named, each of which counts once."""
    looked_at: set[str] = field(default_factory=set)
    """The pages that this visit has fetched, or tried to."""

    @property
    def shown(self) -> Validators | None:
        """What to show the server; None once a day, and where everything is to be had anew."""
        if self.seen is None or self.whole_at is None or self.now - self.whole_at >= WHOLE_EVERY:
            return None
        return self.seen.validators

    def came(self, fetched: Fetched | None) -> Fetched | None:
        """Note the source's own document; None where it is as it was, and nothing need be parsed."""
        self.whole = self.shown is None
        if fetched is not None:
            self.found = Seen(fetched.validators, sha256(fetched.data).hexdigest())
        if fetched is None or (self.seen is not None and self.found and self.found.sha256 == self.seen.sha256):
            self.not_modified = True
            return None
        return fetched

    def failed(self, refused: Refused) -> None:
        """The source itself could not be had."""
        self.failure = refused
        self.complete = False

    def take_page(self) -> bool:
        """Whether one more page may be fetched; if not, the visit is not complete and the next one goes on."""
        if self.pages_left <= 0:
            self.complete = False
            return False
        self.pages_left -= 1
        return True

    def page_seen(
        self,
        url: str,
        entry_sha256: str,
        article: Article | None,
        fetched: Fetched | None,
        before: PageSeen | None = None,
    ) -> None:
        """Note a page that was looked at, and when to look again: each time its age has doubled.

        What did not come this time (no article, no answer) stays as it was `before`.
        """
        first = before.first_seen_at if before else self.now
        due = self.now + (self.now - first)
        self.looked_at.add(url)
        until = first + timedelta(days=self.recheck_days)
        seen = before.seen if before else Seen()
        if fetched is not None:
            seen = Seen(fetched.validators, sha256(fetched.data).hexdigest())
        told = article or before
        self.pages.append(
            PageSeen(
                url=url,
                entry_sha256=entry_sha256,
                external_id=told.external_id if told else None,
                outlet=told.outlet if told else "",
                published_at=told.published_at if told else None,
                seen=seen,
                first_seen_at=first,
                visited_at=self.now,
                due_at=due if due < until else None,
            )
        )
