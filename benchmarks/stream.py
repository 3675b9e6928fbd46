"""A reproducible stream of news-like articles, for measuring speed and growth where no folder of real ones is given.

    python -m benchmarks.stream --articles 200 -o stream.jsonl

The statistics are those of a national desk's day: about 600 words and a dozen attributed statements an article, an
event covered by several outlets, one article in eight a near-copy of another. Quality is never measured on it: the
sentences come from a small grammar of ours, and only their number, length and variety matter.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.schema import Article
from models.training.domain.names import Country, country, group_camp, person, town_name

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
#: Articles a day, and the articles that one event gets.
PER_DAY = 1_000
PER_EVENT = 9
COPIES = 0.125
OUTLETS = tuple(
    f"{name} {kind}"
    for name in ("Northern", "Harbour", "Capital", "Evening")
    for kind in ("Post", "Wire", "Herald", "Ledger", "News")
)

EVENTS = (
    "an attack on",
    "the shelling of",
    "an explosion in",
    "the fighting in",
    "a raid on",
    "a drone strike on",
    "a protest in",
    "a fire in",
)
CUES = (
    "said",
    "told reporters",
    "said in a statement",
    "insisted",
    "added",
    "told state television",
    "wrote on social media",
)
CLAIMS = (
    "{A} carried out the {noun} on {town}",
    "{B} was behind the {noun} on {town}",
    "{n} people were killed and {m} wounded in the {noun}",
    "at least {n} civilians died in {town}",
    "its units had taken control of {town}",
    "{town} remained under the control of {B}",
    "air defences had shot down {n} drones over {town}",
    "no military site in {town} had been hit",
    "the bridge east of {town} was destroyed",
    "the truce around {town} had been broken by {B}",
    "the power plant at {town} was working normally",
    "{n} of its soldiers had been captured near {town}",
)
DENIALS = (
    "denied that {A} had any part in the {noun} on {town}",
    "rejected the claim that {town} had fallen",
    "denied that {n} people had been killed in {town}",
    "dismissed reports that the bridge east of {town} was destroyed",
)
FILLERS = (
    "The road to {town} was closed for most of the day, and buses were turned back at the second checkpoint.",
    "Shops along the main street opened late, and a queue formed outside the only bakery that still had flour.",
    "{town}, a town of about {k} thousand people, lies on the river that separates {A} from {B}.",
    "Schools in the district will stay shut until Monday while inspectors look at the buildings.",
    "It was the third incident of its kind since the spring, and the first inside the town itself.",
    "Residents swept glass from the pavement while crews worked to restore the water supply.",
    "A column of trucks was seen on the ring road shortly after dawn, moving slowly and without lights.",
    "Prices of fuel and bread have risen by a fifth in the province since the beginning of the year.",
    "Talks between the two sides broke off in the autumn over the question of prisoners and the border posts.",
    "The railway station was evacuated at noon and opened again two hours later.",
)


@dataclass(frozen=True)
class Event:
    """One event: its words, who is on which side, and when."""

    noun: str
    town: str
    one: Country
    other: Country
    group: str
    speakers: tuple[str, ...]
    at: datetime
    figures: tuple[int, ...]


def stream(articles: int, seed: int = 11, start: datetime = START) -> Iterator[Article]:
    """Articles in the order of their publication; the same arguments give the same articles."""
    rng = random.Random(seed)
    recent: list[Event] = []
    last: Article | None = None
    for i in range(articles):
        at = start + timedelta(days=1) * (i / PER_DAY)
        if not recent or i % PER_EVENT == 0:
            recent = [*recent[-300:], _event(rng, at)]
        if last is not None and rng.random() < COPIES:
            last = _copy(rng, last, i, at)
        else:
            event = recent[-1 - min(len(recent) - 1, int(rng.expovariate(1 / 8)))]
            last = _article(rng, event, i, at)
        yield last


def _event(rng: random.Random, at: datetime) -> Event:
    one, other = country(rng, "train"), country(rng, "train")
    speakers = (
        f"the Defence Ministry of {one.name}",
        f"the government of {other.name}",
        f"{person(rng, 'train')}, the mayor of the town,",
        f"General {person(rng, 'train')}, a spokesman for the {one.adjective} army,",
        f"the {other.adjective} Foreign Ministry",
        f"{person(rng, 'train')}, a resident,",
    )
    group = str(group_camp(rng, "train").forces.plain[0])
    noun = rng.choice(EVENTS).split()[1]
    figures = tuple(rng.randint(2, 90) for _ in range(6))
    return Event(noun, town_name(rng, "train"), one, other, group, speakers, at, figures)


def _article(rng: random.Random, event: Event, i: int, at: datetime) -> Article:
    title = f"{event.one.name} and {event.other.name} at odds over {event.noun} in {event.town}"
    day = event.at.strftime("%A")
    paragraphs = [
        f"{event.town} counted its losses after the {event.noun} on {day}, and the two sides told different stories."
    ]
    for _ in range(rng.randint(9, 15)):
        paragraphs.append(_paragraph(rng, event))
    text = f"{title}\n\n" + "\n\n".join(paragraphs)
    return _made(i, at, title, text, rng.choice(OUTLETS))


def _paragraph(rng: random.Random, event: Event) -> str:
    slots = {
        "A": event.group,
        "B": rng.choice((event.one.name, event.other.name)),
        "noun": event.noun,
        "town": event.town,
        "n": rng.choice(event.figures),
        "m": rng.choice(event.figures),
        "k": rng.randint(3, 90),
    }
    speaker = rng.choice(event.speakers)
    speaker = speaker[0].upper() + speaker[1:]
    draw = rng.random()
    if draw < 0.2:
        spoken = f"{speaker} {rng.choice(DENIALS)}."
    elif draw < 0.5:
        claim, told = rng.choice(CLAIMS), speaker.replace("The ", "the ", 1) if speaker.startswith("The ") else speaker
        spoken = (
            f"“{claim[0].upper() + claim[1:]},” {told} said."
            if not claim.startswith("its")
            else f"{speaker} said {claim}."
        )
    else:
        spoken = f"{speaker} {rng.choice(CUES)} that {rng.choice(CLAIMS)}."
    fillers = rng.sample(FILLERS, 2)
    return " ".join((fillers[0], spoken, fillers[1])).format(**slots)


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
