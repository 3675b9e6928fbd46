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

    @property
    def decided(self) -> frozenset[Two]:
        """Every two, the smaller number first, that are no neutral pair or that nobody can tell."""
        return self.conflicts | self.open | {ordered(a, b) for a, b in self.implied}


@dataclass
class _Draft:
    title: str
    said: dict[int, str] = field(default_factory=dict)
    denied: dict[int, str] = field(default_factory=dict)
    relations: dict[str, set[Two]] = field(default_factory=lambda: {"x": set(), ">": set(), "?": set()})


def ordered(a: int, b: int) -> Two:
    """The two with the smaller number first."""
    return (a, b) if a < b else (b, a)


def read_scenarios(path: Path) -> list[Scenario]:
    """The scenarios of a file.

    Raises:
        ScenarioError: a line that is none of the four kinds, a number twice or unknown, or a pair under two relations.
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
        draft.relations[found[1]] |= set(pairs)
    else:
        raise ValueError(f"neither a title, a statement nor relations: {line[:60]!r}")


def _say(draft: _Draft, number: int, text: str, denied: str | None) -> None:
    if number in draft.said:
        raise ValueError(f"statement {number} stands twice")
    draft.said[number] = text
    if denied:
        draft.denied[number] = denied


def _finished(draft: _Draft) -> Scenario:
    conflicts, unsure = ({ordered(a, b) for a, b in draft.relations[kind]} for kind in "x?")
    implied = draft.relations[">"]
    both = conflicts & {ordered(a, b) for a, b in implied}
    if both:
        raise ValueError(f"{draft.title!r}: in conflict and implied at once: {sorted(both)}")
    return Scenario(
        draft.title,
        draft.said,
        draft.denied,
        frozenset(conflicts),
        frozenset(implied),
        frozenset(unsure - conflicts),
    )
