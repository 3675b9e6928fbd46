"""The events that an article as a whole speaks of, the main one first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from spacy.tokens import Span

from models.events.acting_names import acting_names
from models.events.event_words import Kind
from models.events.kinds import compatible, event_words, is_open
from models.events.location import event_days, event_places
from models.events.names import merged, parties_in, same_party
from models.events.places import STATE, TOWN, Parts, alike, containers, parts_in, places_in, same_place, width
from models.events.profile import profile_of
from models.events.states import state_meant
from models.reading.article_states import article_states
from models.reading.attributions import ParsedArticle
from models.schema import EventMention

Days = tuple[date, date]
MOST_EVENTS, MOST_PLACES, MOST_PARTIES = 8, 6, 16
#: Weight of the first paragraphs (headline, standfirst, lead); later ones weigh less and less.
_OPENING = (3.0, 2.0, 2.0, 1.5)
_WORDS_A_SENTENCE = 3
#: Headline, standfirst and lead tell one event, however they name its place ("in the east", "in Lisna Hora").
_HEADLINE_TO_LEAD = 3
#: What lies further back than this is background, unless the lead itself tells of it.
_NEWS_DAYS = 14


@dataclass(slots=True)
class _Sighting:
    """One word for an event in one sentence."""

    kind: str
    head: str
    places: list[str]
    days: Days | None
    parties: list[str]
    weight: float
    opening: bool
    old: bool


@dataclass(slots=True)
class _Event:
    """Sightings taken for one event, added up."""

    weight: float = 0.0
    opening: bool = False
    kinds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    heads: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    places: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    days: defaultdict[Days, float] = field(default_factory=lambda: defaultdict(float))
    parties: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, sighting: _Sighting) -> None:
        self.weight += sighting.weight
        self.opening = self.opening or sighting.opening
        self.kinds[sighting.kind] += sighting.weight * (0.2 if is_open(sighting.kind) else 1.0)
        self.heads[sighting.head] += sighting.weight
        for place in sighting.places:
            self.places[_known_as(place, self.places)] += sighting.weight
        if sighting.days is not None:
            self.days[sighting.days] += sighting.weight
        for party in sighting.parties:
            self.parties[party] += sighting.weight


def article_events(article: ParsedArticle, published_at: datetime | None) -> tuple[EventMention, ...]:
    """The events of an article in order of weight: what headline and lead tell weighs most.

    The first carries the names that stand out in the whole article, and its profile. There is at least one, of kind
    `other` if nothing that the lexicon knows happens.
    """
    barred = acting_names(article.docs) | _countries(article)
    parts = {inner: outer - barred for inner, outer in parts_in(article.docs).items() if inner not in barred}
    sightings = list(_sightings(article, published_at, barred))
    events: list[_Event] = []
    for sighting in sorted(sightings, key=lambda s: -s.weight):
        home = next((event for event in events if _fits(sighting, event, parts)), None)
        if home is None:
            home = _Event()
            events.append(home)
        home.add(sighting)
    events.sort(key=lambda event: -event.weight)
    everyone = _prominent(article, barred)
    of_article = {"no_places": tuple(sorted(barred)), "profile": profile_of(article)}
    if not events:
        places = _main_places(article, barred)
        return (EventMention(kind=Kind.OTHER, places=places, parties=everyone).model_copy(update=of_article),)
    first = _mention(events[0], parts, everyone).model_copy(update=of_article)
    if not first.places:
        first = first.model_copy(update={"places": _main_places(article, barred), "inherited": ("places",)})
    return (first, *(_placed(_mention(event, parts, ()), first) for event in events[1:MOST_EVENTS]))


def _countries(article: ParsedArticle) -> frozenset[str]:
    """The article's own countries, which no table of states knows: as wide as a state, they tell no events apart."""
    names = frozenset(article_states(article.docs).values())
    return frozenset(name for name in names if state_meant(name) is None)


def _placed(mention: EventMention, first: EventMention) -> EventMention:
    """A lesser event in a town lies in the main event's region, unless the article puts it elsewhere."""
    if (
        not mention.places
        or any(width(place) != TOWN for place in mention.places)
        or not compatible(mention.kind, first.kind)
    ):
        return mention
    areas = tuple(place for place in first.places if width(place) != TOWN)
    return mention.model_copy(update={"places": mention.places + areas}) if len(areas) < 3 else mention


def _sightings(article: ParsedArticle, published_at: datetime | None, barred: frozenset[str]) -> Iterator[_Sighting]:
    known = {p.name for doc in article.docs for p in places_in(doc) if width(p.name) != STATE} - barred
    for number, doc in enumerate(article.docs):
        for sentence in doc.sents:
            words = event_words(sentence)[:_WORDS_A_SENTENCE]
            days = event_days(sentence, published_at) if words else None
            for word in words:
                yield _Sighting(
                    kind=word.kind,
                    head=word.token.lemma_.lower(),
                    places=event_places(sentence, word.token, known, barred),
                    days=days,
                    parties=parties_in(sentence),
                    weight=word.weight * _standing(number),
                    opening=number < _HEADLINE_TO_LEAD,
                    old=_is_old(days, published_at),
                )


def _is_old(days: Days | None, published_at: datetime | None) -> bool:
    return days is not None and published_at is not None and (published_at.date() - days[1]).days > _NEWS_DAYS


def _standing(paragraph: int) -> float:
    return _OPENING[paragraph] if paragraph < len(_OPENING) else 1.0 / (1.0 + 0.1 * paragraph)


def _fits(sighting: _Sighting, event: _Event, parts: Parts) -> bool:
    """Whether a sighting may be of an event: kinds, places and days must not exclude each other."""
    if not any(compatible(sighting.kind, kind) for kind in event.kinds):
        return False
    finer = [p for p in sighting.places if width(p) != STATE]
    there = [p for p in event.places if width(p) != STATE]
    apart = finer and there and not any(same_place(p, q, parts) for p in finer for q in there)
    if apart and not (sighting.opening and event.opening):
        return False
    if sighting.old and event.opening and not sighting.opening:
        return False
    return sighting.days is None or not event.days or any(_near(sighting.days, days) for days in event.days)


def _near(a: Days, b: Days) -> bool:
    return (a[0] - b[1]).days <= 1 and (b[0] - a[1]).days <= 1


def _known_as(place: str, places: Iterable[str]) -> str:
    return next((other for other in places if alike(place, other) and width(place) == width(other)), place)


def _mention(event: _Event, parts: Parts, everyone: tuple[str, ...]) -> EventMention:
    ranked = _ranked(event.places)[:MOST_PLACES]
    around = [area for place in ranked[:2] for area in containers(place, parts)]
    places = sorted(dict.fromkeys([*ranked, *around]), key=lambda place: width(place) == STATE)
    parties = list(dict.fromkeys([*everyone, *merged(_ranked(event.parties))]))[:MOST_PARTIES]
    days = max(event.days, key=lambda d: (event.days[d], d[0] - d[1])) if event.days else None
    return EventMention(
        kind=_ranked(event.kinds)[0],
        places=tuple(places),
        days=days,
        parties=tuple(parties),
        head=_ranked(event.heads)[0],
    )


def _ranked(weights: dict[str, float]) -> list[str]:
    return sorted(weights, key=lambda key: (-weights[key], key))


def _prominent(article: ParsedArticle, barred: frozenset[str]) -> tuple[str, ...]:
    """The names that stand out: early or often. A headline in capitals only counts names that the text below knows."""
    weights: defaultdict[str, float] = defaultdict(float)
    headline: list[str] = []
    for number, doc in enumerate(article.docs):
        for sentence in doc.sents:
            if _capitalised(sentence):
                headline.append(f" {sentence.text.lower()} ")
                continue
            for name in [*parties_in(sentence), *(p.name for p in places_in(doc) if p.name in barred)]:
                weights[name] += _standing(number)
    for name in [name for name in weights if any(_holds(line, name) for line in headline)]:
        weights[name] += _OPENING[0]
    if not weights:
        weights.update({name: 1.0 for doc in article.docs for name in parties_in(doc)})
    names = merged(_ranked(weights))
    total = {name: sum(w for other, w in weights.items() if same_party(name, other)) for name in names}
    return tuple(_ranked(total)[:MOST_PARTIES])


def _capitalised(sentence: Span) -> bool:
    """Whether a line is written as a headline, each word with a capital, where the parser takes any words for names."""
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    return len(words) > 3 and sum(token.text[0].isupper() for token in words) >= 0.75 * len(words)


def _holds(line: str, name: str) -> bool:
    return f" {name.lower()} " in line or f" {name.lower().split()[-1]} " in line


def _main_places(article: ParsedArticle, barred: frozenset[str]) -> tuple[str, ...]:
    weights: defaultdict[str, float] = defaultdict(float)
    for number, doc in enumerate(article.docs):
        for sentence in doc.sents:
            for place in event_places(sentence, None, (), barred):
                weights[_known_as(place, weights)] += _standing(number)
    return tuple(_ranked(weights)[:MOST_PLACES])
