"""A reproducible stream of news-like articles, for measuring speed and growth where no folder of real ones is given.

    python -m benchmarks.stream --articles 200 -o stream.jsonl

The statistics are those of a national desk's day, as far as they decide what an article costs: 600 words and sixteen
attributed statements, most of them about matters of their own; a story covered by nine articles, which repeat some of
its statements word for word; one statement in twelve denies something; one article in eight is a near-copy of another.
`docs/capacity.md` has them beside those of real articles. Quality is never measured on it: the sentences come from a
small grammar, and only their number, length and variety matter.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.sayings import CUES, DENIED, EVENTS, FILLERS, REPEATED, said_of
from models.schema import Article
from models.training.domain.names import Country, country, group_camp, person, town_name

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
#: Articles a day, and the articles that one story gets.
PER_DAY = 1_000
PER_STORY = 9
COPIES = 0.125
#: Stories under way when the stream begins: no day begins with one.
UNDER_WAY = 40
#: Statements that a story's articles take over from one another, and the share of an article's that are such.
SHARED, FROM_STORY = 12, 0.35
OUTLETS = tuple(
    f"{name} {kind}"
    for name in ("Northern", "Harbour", "Capital", "Evening")
    for kind in ("Post", "Wire", "Herald", "Ledger", "News")
)


@dataclass(frozen=True)
class Story:
    """One story: its words, who speaks in it, and the statements that are told again and again."""

    noun: str
    town: str
    one: Country
    other: Country
    group: str
    speakers: tuple[str, ...]
    at: datetime
    statements: tuple[str, ...]


def stream(articles: int, seed: int = 11, start: datetime = START) -> Iterator[Article]:
    """Articles in the order of their publication; the same arguments give the same articles."""
    rng = random.Random(seed)
    running = [_story(rng, start) for _ in range(UNDER_WAY)]
    last: Article | None = None
    for i in range(articles):
        at = start + timedelta(days=1) * (i / PER_DAY)
        if i % PER_STORY == 0:
            running = [*running[1 - UNDER_WAY :], _story(rng, at)]
        if last is not None and rng.random() < COPIES:
            last = _copy(rng, last, i, at)
        else:
            last = _article(rng, rng.choice(running), i, at)
        yield last


def _story(rng: random.Random, at: datetime) -> Story:
    one, other = country(rng, "train"), country(rng, "train")
    speakers = (
        f"the Defence Ministry of {one.name}",
        f"the government of {other.name}",
        f"{person(rng, 'train')}, the mayor of the town,",
        f"General {person(rng, 'train')}, a spokesman for the {one.adjective} army,",
        f"the {other.adjective} Foreign Ministry",
        f"{person(rng, 'train')}, the head of the hospital,",
    )
    bare = Story(
        noun=rng.choice(EVENTS),
        town=town_name(rng, "train"),
        one=one,
        other=other,
        group=str(group_camp(rng, "train").forces.plain[0]),
        speakers=speakers,
        at=at,
        statements=(),
    )
    told = tuple(_statement(rng, bare, rng.choice(speakers)) for _ in range(SHARED))
    return Story(**{**bare.__dict__, "statements": told})


def _article(rng: random.Random, story: Story, i: int, at: datetime) -> Article:
    title = f"{story.one.name} and {story.other.name} at odds over {story.noun} in {story.town}"
    day = story.at.strftime("%A")
    # Who speaks in this article alone: a passer-by, an expert, an opponent.
    own = tuple(f"{person(rng, 'train')}, {role}," for role in rng.sample(REPEATED, 3))
    paragraphs = [f"{story.town} counted its losses after the {story.noun} on {day}, and not all told the same story."]
    for _ in range(rng.randint(12, 17)):
        shared = rng.random() < FROM_STORY
        spoken = rng.choice(story.statements) if shared else _statement(rng, story, rng.choice((*story.speakers, *own)))
        fillers = [filler.format(**_slots(rng, story)) for filler in rng.sample(FILLERS, 1)]
        paragraphs.append(" ".join((spoken, *fillers)))
    text = f"{title}\n\n" + "\n\n".join(paragraphs)
    return _made(i, at, title, text, rng.choice(OUTLETS))


def _statement(rng: random.Random, story: Story, speaker: str) -> str:
    """Somebody says something: of the story one time in four, else of a matter of his own."""
    capital = speaker[0].upper() + speaker[1:]
    slots = _slots(rng, story)
    draw = rng.random()
    if draw < 1 / 12:
        return f"{capital} {rng.choice(DENIED).format(**slots)}."
    claim = said_of(rng, of_story=draw < 0.33).format(**slots)
    if draw > 0.75:
        return f"“{claim[0].upper() + claim[1:]},” {speaker} said."
    return f"{capital} {rng.choice(CUES)} that {claim}."


def _slots(rng: random.Random, story: Story) -> dict[str, str | int]:
    return {
        "A": story.group,
        "B": rng.choice((story.one.name, story.other.name)),
        "noun": story.noun,
        "town": story.town,
        "n": rng.randint(2, 90),
        "m": rng.randint(2, 90),
        "k": rng.randint(3, 90),
    }


def _copy(rng: random.Random, original: Article, i: int, at: datetime) -> Article:
    """The same text under another outlet, its last paragraph cut, as wire copy is."""
    text = original.text.rsplit("\n\n", 1)[0]
    return _made(i, at, original.title, text, rng.choice(OUTLETS))


def _made(i: int, at: datetime, title: str, text: str, outlet: str) -> Article:
    address = f"https://stream.example/{outlet.lower().replace(' ', '-')}/{i}"
    return Article(
        external_id=address, url=address, title=title, text=text, outlet=outlet, published_at=at, language="en"
    )


def main() -> None:
    """Write the stream as JSON Lines that `counterclaim ingest` reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("-o", "--output", type=Path, required=True)
    chosen = parser.parse_args()
    with chosen.output.open("w", encoding="utf-8") as target:
        for article in stream(chosen.articles, chosen.seed):
            row = article.model_dump(
                mode="json", include={"text", "title", "url", "outlet", "published_at", "language"}
            )
            target.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
