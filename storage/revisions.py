"""One article through time: its revisions, and what an outlet changed between two of them without saying so."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import StoreError
from storage.tables import ArticleRow


class Act(StrEnum):
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one revision has and the other has not; `start` and `end` are offsets into the text that has them."""

    act: Act
    text: str
    start: int
    end: int


def revisions_of(session: Session, name: str) -> list[ArticleRow]:
    """All revisions of an article, oldest first. `name` is the id of any of them, the external_id, or the url.

    Raises StoreError where there is no such article.
    """
    external_id = None
    if name.isascii() and name.isdigit() and len(name) < 10:
        external_id = session.scalar(select(ArticleRow.external_id).where(ArticleRow.id == int(name)))
    if external_id is None:
        named = (ArticleRow.external_id == name) | (ArticleRow.url == name)
        external_id = session.scalar(select(ArticleRow.external_id).where(named).order_by(ArticleRow.id).limit(1))
    if external_id is None:
        raise StoreError(f"there is no article {name}; `counterclaim export articles` lists their ids")
    wanted = select(ArticleRow).where(ArticleRow.external_id == external_id).order_by(ArticleRow.revision)
    return list(session.scalars(wanted))


def revised_articles(session: Session, limit: int) -> list[ArticleRow]:
    """The newest revisions of articles that have changed since they were first taken in, latest change first."""
    wanted = select(ArticleRow).where(ArticleRow.revision > 1, ArticleRow.withdrawn_at.is_(None))
    return list(session.scalars(wanted.order_by(ArticleRow.fetched_at.desc(), ArticleRow.id.desc()).limit(limit)))


def changes(old: ArticleRow, new: ArticleRow) -> Iterator[Change]:
    """What was removed from the old text and added in the new one, line by line, in reading order.

    Raises StoreError where a text is no longer kept.
    """
    for row in (old, new):
        if row.expired_at or row.withdrawn_at:
            gone = "expired" if row.expired_at else "was withdrawn"
            raise StoreError(
                f"the text of revision {row.revision} of {row.external_id} {gone}; only its SHA-256 is kept"
            )
    before, after = old.text.split("\n"), new.text.split("\n")
    starts_before, starts_after = _starts(before), _starts(after)
    for tag, from_, to, new_from, new_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag in ("replace", "delete"):
            yield from _lines(Act.REMOVED, before, starts_before, from_, to)
        if tag in ("replace", "insert"):
            yield from _lines(Act.ADDED, after, starts_after, new_from, new_to)


def _starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _lines(act: Act, lines: list[str], starts: list[int], from_: int, to: int) -> Iterator[Change]:
    for number in range(from_, to):
        if lines[number].strip():
            yield Change(act, lines[number], starts[number], starts[number] + len(lines[number]))
