"""Scenario files read, and checked for what a writer's hand may slip in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: The files that ship, one a field of news.
FOLDER = Path(__file__).parent

_STATEMENT = re.compile(r"(\d+) (.+?)(?: \{(.+)\})?")
_RELATION = re.compile(r"([x>?])((?: \d+-\d+)+)")

#: Numbers of two statements of one scenario.
Two = tuple[int, int]


class ScenarioError(ValueError):
    """A scenario file that cannot be read: which file and line, and what is wrong there."""


@dataclass(frozen=True)
class Scenario:
    """One event. `said` by number, `denied` what a negated statement denies; the relations hold between numbers.

    `conflicts` and `open` have the smaller number first; `implied` goes from the one that implies to what is implied.
    """

    title: str
    said: Mapping[int, str]
    denied: Mapping[int, str]
    conflicts: frozenset[Two]
    implied: frozenset[Two]
    open: frozenset[Two]


@dataclass
class _Draft:
    title: str
    said: dict[int, str] = field(default_factory=dict)
    denied: dict[int, str] = field(default_factory=dict)
    conflicts: set[Two] = field(default_factory=set)
    implied: set[Two] = field(default_factory=set)
    open: set[Two] = field(default_factory=set)


def ordered(a: int, b: int) -> Two:
    """The two with the smaller number first."""
    return (a, b) if a < b else (b, a)


def read_scenarios(path: Path) -> list[Scenario]:
    """The scenarios of a file.

    Raises:
        ScenarioError: a line of no kind, a number twice or unknown, or two in conflict and implied.
    """
    drafts: list[_Draft] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            _take(line.strip(), drafts)
        except ValueError as error:
            raise ScenarioError(f"{path}:{number}: {error}") from None
    try:
        return [_finished(draft) for draft in drafts]
    except ValueError as error:
        raise ScenarioError(f"{path}: {error}") from None


def _take(line: str, drafts: list[_Draft]) -> None:
    if not line:
        return
    if line.startswith("# "):
        drafts.append(_Draft(line[2:]))
        return
    if not drafts:
        raise ValueError("a line before the first title")
    draft = drafts[-1]
    if found := _STATEMENT.fullmatch(line):
        _say(draft, int(found[1]), found[2], found[3])
    elif found := _RELATION.fullmatch(line):
        pairs = [(int(a), int(b)) for a, _, b in (pair.partition("-") for pair in found[2].split())]
        for a, b in pairs:
            if a == b or a not in draft.said or b not in draft.said:
                raise ValueError(f"no such two statements: {a}-{b}")
        _relate(draft, found[1], pairs)
    else:
        raise ValueError(f"neither a title, a statement nor relations: {line[:60]!r}")


def _relate(draft: _Draft, sign: str, pairs: list[Two]) -> None:
    if sign == ">":
        draft.implied.update(pairs)
    else:
        (draft.conflicts if sign == "x" else draft.open).update(ordered(a, b) for a, b in pairs)


def _say(draft: _Draft, number: int, text: str, denied: str | None) -> None:
    if number in draft.said:
        raise ValueError(f"statement {number} stands twice")
    draft.said[number] = text
    if denied:
        draft.denied[number] = denied


def _finished(draft: _Draft) -> Scenario:
    both = draft.conflicts & {ordered(a, b) for a, b in draft.implied}
    if both:
        raise ValueError(f"{draft.title!r}: in conflict and implied at once: {sorted(both)}")
    return Scenario(
        draft.title,
        draft.said,
        draft.denied,
        frozenset(draft.conflicts),
        frozenset(draft.implied),
        frozenset(draft.open - draft.conflicts),
    )
