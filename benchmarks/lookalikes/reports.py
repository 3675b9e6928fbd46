"""Articles whose event is known: the look-alikes beside this file, and the practice newsrooms for tuning."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_REPORTS = Path(__file__).with_name("reports.txt")
_PRACTICE = Path(__file__).resolve().parents[1] / "practice"
#: In a practice newsroom each event is told by so many articles, one after the other.
_OUTLETS = 3


@dataclass(frozen=True, slots=True)
class Report:
    """One article: the sort of event it tells, which event it is, and its text."""

    topic: str
    event: str
    text: str


def lookalikes() -> Iterator[Report]:
    """The invented look-alikes: on each topic two events, each told by several reports."""
    for block in re.split(r"(?m)^## ", _REPORTS.read_text(encoding="utf-8"))[1:]:
        head, title, body = block.split("\n", 2)
        topic, _, event = head.partition(" | ")
        yield Report(topic, event, f"{title}\n\n{body.strip()}")


def practice() -> Iterator[Report]:
    """The practice newsrooms that rules are tuned on: their events are no look-alikes, and their articles are long."""
    for name in ("war", "politics", "world"):
        with (_PRACTICE / name / "articles.jsonl").open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                yield Report(name, f"{name} {number // _OUTLETS}", json.loads(line)["text"])
