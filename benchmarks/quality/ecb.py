"""Whether two articles tell of one event: ECB+, two look-alike events on each topic ("two different prison breaks").

Definitions. An article's main event is the first of `article_events`. A pair passes where `agreement` of the two main
events says `same`, with the stories that all articles of the half fall into when they stand side by side, as those of a
pool do, and with the names that an article which is left alone shares. `by themselves` leaves the others out: each pair
as if it had come alone. Pairs come from within one look-alike (should pass) and from across the two of a topic (should
not), equally many, drawn with a fixed seed. The articles carry no date; web addresses that stand in their texts are
left out. The shape of the comparison was chosen looking at half `tune`; half `report` is what is reported.
"""

import gzip
import itertools
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.quality.report import Report, Table, share
from models.errors import EvaluationError
from models.events.agree import Verdict, agreement
from models.events.context import article_events
from models.events.stories import stories as stories_of
from models.pairing.gates import share_topic
from models.reading.attributions import parse_article
from models.reading.topic_keys import topic_keys
from models.schema import EventMention

SEED = 20261123
Half = Literal["tune", "report", "all"]
#: The corpus is tokenised: spaces before marks and in possessives are taken out again.
_SPACED = re.compile(r"\s+([,.;:!?%’'])")
_POSSESSIVE = re.compile(r"(\w) ([’']) ?s\b")


@dataclass(frozen=True, slots=True)
class Story:
    """An article's main event, the keys of its weightiest events, and what the corpus says it is about."""

    topic: str
    subtopic: str
    main: EventMention
    keys: tuple[str, ...] = ()


def load_texts(data: Path, half: Half) -> list[tuple[str, str, str]]:
    """(topic, subtopic, text) of each article; `tune` holds the odd topics, `report` the even ones.

    Raises:
        EvaluationError: the data is not there.
    """
    path = data / "news" / "ecbplus_articles.jsonl.gz"
    if not path.is_file():
        raise EvaluationError(f"{path} is not there; give the folder of the evaluation sets with --data")
    texts = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if half == "all" or (int(row["topic"]) % 2 == 1) == (half == "tune"):
                texts.append((row["topic"], row["subtopic"], _text(row["sentences"])))
    return texts


def _text(sentences: Sequence[str]) -> str:
    kept = (sentence for sentence in sentences if not sentence.startswith("http"))
    return "\n".join(_SPACED.sub(r"\1", _POSSESSIVE.sub(r"\1's", sentence)) for sentence in kept)


def pairs_of(stories: Sequence[Story], limit: int) -> tuple[list[tuple[Story, Story]], list[tuple[Story, Story]]]:
    """At most `limit` pairs within one look-alike and as many across the two of a topic, drawn with a fixed seed."""
    topics: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        topics[story.topic].append(story)
    within: list[tuple[Story, Story]] = []
    across: list[tuple[Story, Story]] = []
    for listed in topics.values():
        for pair in itertools.combinations(listed, 2):
            (within if pair[0].subtopic == pair[1].subtopic else across).append(pair)
    rng = random.Random(SEED)
    most = min(limit, len(within), len(across))
    return rng.sample(within, most), rng.sample(across, most)


def verdicts(pairs: Sequence[tuple[Story, Story]], number: Mapping[int, int]) -> Counter[tuple[bool, Verdict]]:
    """How the agreement of the main events turns out, and whether the two stand in one story; `number` by identity.

    Without numbers the pairs are taken by themselves.
    """
    found: Counter[tuple[bool, Verdict]] = Counter()
    told_by = Counter(number.values())
    for a, b in pairs:
        one_story = None
        if number:
            first, second = number[id(a)], number[id(b)]
            alone = min(told_by[first], told_by[second]) == 1
            one_story = first == second or (alone and share_topic(a.keys, b.keys))
        verdict = agreement(a.main, b.main, None, None, same_article=False, one_story=one_story).verdict
        found[bool(one_story), verdict] += 1
    return found


def measure(stories: Sequence[Story], limit: int) -> Report:
    """The shares that pass, and what kept the others apart."""
    within, across = pairs_of(stories, limit)
    profiled = [story for story in stories if story.main.profile is not None]
    numbers = stories_of([story.main.profile for story in profiled if story.main.profile], [None] * len(profiled))
    number = {id(story): number for story, number in zip(profiled, numbers, strict=True)}
    inside, outside = verdicts(within, number), verdicts(across, number)
    alone = [_passed(verdicts(pairs, {})) for pairs in (within, across)]
    measures = (
        share("pairs within one event that pass", _passed(inside), len(within)),
        share("pairs across look-alikes that pass", _passed(outside), len(across), better="lower"),
        share("pairs within one event that pass by themselves", alone[0], len(within)),
        share("pairs across look-alikes that pass by themselves", alone[1], len(across), better="lower"),
    )
    rows = tuple(
        (told, str(verdict), str(inside[one, verdict]), str(outside[one, verdict]))
        for one, told in ((True, "one story"), (False, "two stories"))
        for verdict in Verdict
    )
    columns = ("articles", "verdict", "within one event", "across look-alikes")
    table = Table(title="verdicts", columns=columns, rows=rows)
    notes = (f"{len(stories)} articles, no dates", f"{len(set(numbers))} stories")
    return Report(set="ecb", measures=measures, tables=(table,), notes=notes)


def _passed(found: Counter[tuple[bool, Verdict]]) -> int:
    return found[True, Verdict.SAME] + found[False, Verdict.SAME]


def read_stories(
    texts: Sequence[tuple[str, str, str]], progress: Callable[[int], None] | None = None
) -> Iterator[Story]:
    """Reads the main event of each article; `progress` is told how many more are done."""
    for topic, subtopic, text in texts:
        events = article_events(parse_article(text), None)
        yield Story(topic, subtopic, events[0], topic_keys(events))
        if progress is not None:
            progress(1)


def evaluate(
    data: Path, limit: int = 2500, half: Half = "report", progress: Callable[[int], None] | None = None
) -> Report:
    """ECB+ under `data/news`; `limit` bounds the pairs of each sort.

    Raises:
        EvaluationError: the data is not there.
    """
    report = measure(list(read_stories(load_texts(data, half), progress)), limit)
    return report.model_copy(update={"notes": (f"half {half}", *report.notes)})
