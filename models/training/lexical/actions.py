"""What happens in the news, in many words: wordings of one thing, of its opposite, and something beside it.

They stand in `actions.txt`, one line a thing: the kind of subject, then `same ; same | opposite ; opposite | beside`.
All are in the past tense, so that "never" before a wording denies it. Wordings of one field follow from each other; the
second field excludes the first; the third says nothing about either.

Subjects: G armed force, S state, W person, F firm, C crowd, T thing or place, E event.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUBJECTS: dict[str, tuple[str, ...]] = {
    "T": (
        "the hospital",
        "the school",
        "the bridge",
        "the depot",
        "the power station",
        "the warehouse",
        "the station",
        "the tower",
        "the factory",
        "the town hall",
        "the apartment block",
        "the refinery",
        "the airport",
    ),
    "E": (
        "the operation",
        "the rally",
        "the meeting",
        "the attack",
        "the exercise",
        "the raid",
        "the march",
        "the vote",
        "the search",
        "the strike",
        "the transfer",
        "the ceremony",
    ),
    "C": (
        "the farmers",
        "the miners",
        "residents",
        "the villagers",
        "the workers",
        "the students",
        "the nurses",
        "the drivers",
        "the refugees",
        "the passengers",
        "thousands of people",
        "the fishermen",
        "the teachers",
    ),
}


@dataclass(frozen=True)
class Action:
    """One line of the table."""

    subject: str
    same: tuple[str, ...]
    opposite: tuple[str, ...]
    beside: tuple[str, ...]


def _read(line: str) -> Action:
    subject, _, rest = line.partition(": ")
    same, opposite, beside = (tuple(item.strip() for item in field.split(";")) for field in rest.split("|"))
    return Action(subject, same, opposite, beside)


ACTIONS: tuple[Action, ...] = tuple(
    _read(line) for line in Path(__file__).with_name("actions.txt").read_text(encoding="utf-8").splitlines()
)
