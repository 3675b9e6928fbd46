"""How a noun was named before: what "the market", "this recording" and "one of them" take up."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from models.propositions.patterns import TIME_NOUNS

_PLACES = ("GPE", "LOC", "FAC")
#: Paragraphs looked back over for "them" and "there".
_BACK = 2
#: Tokens looked back over for the things of "one of them".
_REACH = 60
#: Nouns of which an article has many that are not one another.
_COMMON = frozenset(
    """people man woman person day side thing part place case way number group country government state official leader
    member minister president police army military force troop soldier worker resident family child victim news report
    statement claim word fact point end rest party matter issue question result public press capital world""".split()
)


def before(token: Token, paragraphs: Sequence[Doc], back: int | None = None) -> Iterator[Token]:
    """The tokens before a token's sentence, nearest first; through `back` paragraphs, or all."""
    yield from reversed(list(token.doc[: token.sent.start]))
    number = next((n for n, doc in enumerate(paragraphs) if doc is token.doc), 0)
    earlier = paragraphs[max(0, number - back) : number] if back is not None else paragraphs[:number]
    for doc in reversed(earlier):
        yield from reversed(list(doc))


def named_before(noun: Token, paragraphs: Sequence[Doc]) -> bool:
    """Whether the article speaks of such a thing before."""
    lemma = noun.lemma_.lower()
    return any(t.lemma_.lower() == lemma and t.pos_ in ("NOUN", "PROPN") for t in before(noun, paragraphs))


def fuller(noun: Token, paragraphs: Sequence[Doc], town: str | None) -> str | None:
    """ "the *market*" → "market in Lorn", as it was named before, else None.

    `town` is the main event's place: a mention that names it goes before one that names another.
    """
    lemma = noun.lemma_.lower()
    if noun.tag_ not in ("NN", "NNS") or lemma in _COMMON | TIME_NOUNS:
        return None
    placed = None
    for token in before(noun, paragraphs):
        if token.lemma_.lower() != lemma or token.tag_ != noun.tag_:
            continue
        place = _place_of(token)
        if place is not None and (placed is None or place[1] == town):
            placed = f"{noun.text} {place[0]} {place[1]}"
    return placed


def _place_of(noun: Token) -> tuple[str, str] | None:
    """The place that a phrase of a noun names: "a market *in* the eastern town of *Lorn*"."""
    for prep in noun.children:
        if prep.dep_ != "prep" or prep.lower_ not in ("in", "at", "of", "near"):
            continue
        named = [e for e in noun.doc.ents if e.label_ in _PLACES and all(t in list(prep.subtree) for t in e)]
        if named:
            link = "in" if prep.lower_ == "of" else prep.lower_
            return link, named[-1].text
    return None


def things_before(them: Token, paragraphs: Sequence[Doc]) -> str | None:
    """What "one of *them*" is one of: the last things told of before."""
    start = max(0, them.i - _REACH)
    for token in [*reversed(list(them.doc[start : them.i])), *before(them, paragraphs, _BACK)]:
        if token.tag_ != "NNS" or token.lemma_ in TIME_NOUNS:
            continue
        counted = token.dep_ == "pobj" and any(c.pos_ == "NUM" for c in token.children)
        if counted or token.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return str(token.text)
    return None


def parallel(it: Token) -> str | None:
    """The object of the verb that this one is joined to: "cooked up the *case* and handed *it* over"."""
    verb = it.head if it.dep_ == "dobj" else it.head.head if it.dep_ == "pobj" else None
    if it.dep_ == "nsubj" and it.head.dep_ == "conj" and it.head.lemma_ == "be" and it.head.head.lemma_ != "be":
        verb = it.head
    if verb is None or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return None
    for thing in verb.head.children:
        if thing.dep_ == "dobj" and thing.tag_ == "NN" and thing.i < verb.i and thing.ent_type_ != "PERSON":
            first = [c.text for c in thing.children if c.dep_ == "compound"]
            return " ".join(["the", *first, thing.text])
    return None
