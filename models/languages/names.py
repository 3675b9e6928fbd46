"""Who and where, in an article of any language: names as the pipeline marks them, short ones as their long ones."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from models.events.places import spelling
from models.languages.found import base
from models.reading.spans import trimmed
from models.schema import Actor, EventMention
from models.vocabulary import ActorKind

_PERSON = frozenset({"PER", "PERSON", "PERS", "persName"})
_BODY = frozenset({"ORG", "orgName", "NORP"})
_PLACE = frozenset({"LOC", "GPE", "FAC", "placeName", "geogName"})
#: Relations by which a name stands beside the noun that the parse calls the subject ("le maire *Igor Terekhov*").
_BESIDE = frozenset({"appos", "flat", "nmod", "app", "nk", "pnc", "ne"})
_ASIDE = frozenset({"acl", "rc", "punct"})
_CONTENT = ("NOUN", "VERB", "ADJ", "NUM")
_MOST = 4


def actor_of(source: Token, docs: Sequence[Doc]) -> Actor | None:
    """Whom a subject stands for; None for a pronoun, which nobody resolves here."""
    if source.pos_ in ("PRON", "DET"):
        return None
    named = _named(source)
    if named is not None and named.label_ in _PERSON:
        return Actor(name=_longest(named.text, docs), kind=ActorKind.PERSON)
    if named is not None and source in named:
        return Actor(name=_bare(named), kind=ActorKind.ORGANISATION if named.label_ in _BODY else ActorKind.UNKNOWN)
    if source.pos_ not in ("NOUN", "PROPN"):
        return None
    return Actor(name=_phrase(source), kind=ActorKind.UNKNOWN)


def source_span(source: Token) -> Span:
    """The words that name the source, without what is said about it behind a comma."""
    kept = _near(source)
    return source.doc[kept[0].i : kept[-1].i + 1]


def event_of(span: Span, docs: Sequence[Doc]) -> EventMention:
    """What a proposition speaks of, as far as names tell: its own places and parties, else those of its article."""
    places, parties = _names(span.ents, _PLACE), _names(span.ents, _PERSON | _BODY)
    inherited = []
    if not places:
        places = _common(docs, _PLACE)[:1]
        inherited += ["places"] if places else []
    if not parties:
        parties = _common(docs, _PERSON | _BODY)
        inherited += ["parties"] if parties else []
    return EventMention(kind="other", places=places[:_MOST], parties=parties[:_MOST], inherited=tuple(inherited))


def keys_of(code: str, event: EventMention, words: Span, docs: Sequence[Doc]) -> tuple[str, ...]:
    """Blocking keys; they carry the language, so that statements meet those of their own language alone.

    The lemmas of the clause are among them: only statements that share some are ever compared.
    """
    found = [f"place:{code}:{spelling(place)}" for place in event.places]
    found += [f"name:{code}:{spelling(name)}" for name in event.parties]
    found += [f"topic:{code}:{spelling(name)}" for name in _common(docs, _PERSON | _BODY | _PLACE)]
    found += [f"word:{code}:{token.lemma_.lower()}" for token in words if token.pos_ in _CONTENT and not token.is_stop]
    return tuple(dict.fromkeys(found))


def _named(source: Token) -> Span | None:
    """The name in a noun phrase, that of a person first."""
    near = _near(source)
    names = [e for e in source.doc.ents if near[0].i <= e.start and e.end <= near[-1].i + 1]
    people = [e for e in names if e.label_ in _PERSON]
    return next(iter(people or [e for e in names if source in e]), None)


def _near(source: Token) -> list[Token]:
    cut = {
        t.i
        for child in source.children
        if base(child) in ("case", "ac") or (child.i > source.i and (base(child) in _ASIDE or _behind_comma(child)))
        for t in child.subtree
    }
    kept = [t for t in source.subtree if t.i not in cut]
    at = kept.index(source)
    first = last = at
    while first > 0 and kept[first].i - kept[first - 1].i == 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].i - kept[last].i == 1:
        last += 1
    return kept[first : last + 1]


def _behind_comma(child: Token) -> bool:
    return child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text in (",", "-", "(")


def _phrase(source: Token) -> str:
    tokens = _near(source)
    while len(tokens) > 1 and tokens[0].pos_ == "DET":
        tokens = tokens[1:]
    start, end = trimmed(source.doc, (tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return source.doc.text[start:end]


def _bare(name: Span) -> str:
    return name[1:].text if len(name) > 1 and name[0].pos_ == "DET" else name.text


def _longest(name: str, docs: Sequence[Doc]) -> str:
    """ "Dmitri Peskov" for "Peskov", where one longer name of a person in the article ends so."""
    people = {e.text for doc in docs for e in doc.ents if e.label_ in _PERSON}
    longer = {other for other in people if other.endswith(f" {name}")}
    return longer.pop() if len(longer) == 1 else name


def _names(ents: Iterable[Span], labels: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_bare(e) for e in ents if e.label_ in labels))


def _common(docs: Sequence[Doc], labels: frozenset[str]) -> tuple[str, ...]:
    """The article's names, the most frequent first."""
    return _counted(tuple(_bare(e) for doc in docs for e in doc.ents if e.label_ in labels))


@lru_cache(maxsize=64)
def _counted(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: -names.count(name)))[:_MOST]
