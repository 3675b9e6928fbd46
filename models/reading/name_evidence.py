"""What the words beside a name tell of it: who bears it, whether it is a body's, whether it is a subject."""

from spacy.tokens import Span, Token

from models.reading.actor_words import HUMAN, PERSON_TITLES, SHORT_TITLES, TAKEN_UP
from models.reading.antecedents import FEMALE, MALE
from models.reading.represented import title_nouns
from models.schema import Actor
from models.vocabulary import ActorKind


def is_person(actor: Actor) -> bool:
    return actor.kind in (ActorKind.PERSON, ActorKind.UNKNOWN)


def label_of(span: Span) -> str:
    """The parser's label; no person where the words beside tell of a body ("the watchdog *Clear Ledger*")."""
    before = span.doc[span.start - 1] if span.start else None
    if span.label_ != "PERSON":
        return str(span.label_)
    if any(t.pos_ == "NOUN" and _is_body(t) for t in title_nouns(span.root)):
        return "ORG"
    if before is not None and before.pos_ == "NOUN" and _is_body(before):
        return "ORG"
    words = {t.lower_ for t in span.sent if t.i > span.end}
    subject = span.root.dep_ in ("nsubj", "nsubjpass")
    return "ORG" if subject and "its" in words and not words & (FEMALE | MALE) and not titles_of(span) else "PERSON"


def _is_body(noun: Token) -> bool:
    return bool({noun.lower_, noun.lemma_.lower()} & (TAKEN_UP - PERSON_TITLES))


def is_he_or_she(span: Span) -> bool:
    """Whether the sentence whose subject a name is speaks on of him or her: "*Osk* lost *his* post"."""
    verb = span.root.head
    if span.root.dep_ != "nsubj" or verb.pos_ != "VERB" or (span.start and span.doc[span.start - 1].pos_ == "DET"):
        return False
    return any(t.lower_ in ("his", "her") and t.tag_ == "PRP$" and t.head.head == verb for t in verb.subtree)


def titles_of(span: Span) -> set[str]:
    """The nouns beside a name that say who it is, in lower case."""
    outside = [t for t in title_nouns(span.root) if not span.start <= t.i < span.end]
    beside = {w for t in outside for w in (t.lower_.rstrip("."), t.lemma_.lower())}
    run = span.start - 1
    while run >= max(0, span.start - 6) and span.doc[run].pos_ in ("NOUN", "PROPN", "ADJ"):
        beside.add(span.doc[run].lower_.rstrip("."))
        run -= 1
    return beside | {SHORT_TITLES[w] for w in beside & SHORT_TITLES.keys()}


def merged(known: Actor | None, new: Actor) -> Actor:
    """What two mentions of a name tell of it together: the first that tells something."""
    if known is None:
        return new
    kind = new.kind if known.kind is ActorKind.UNKNOWN else known.kind
    state = kind is ActorKind.STATE
    camps = [camp for camp in (known.camp, new.camp) if camp and (camp != known.name or kind is not ActorKind.PERSON)]
    return Actor(
        name=known.name,
        kind=kind,
        affiliation=None if state else known.affiliation or new.affiliation,
        camp=next(iter(camps), None),
        aliases=tuple(dict.fromkeys((*known.aliases, *new.aliases))),
    )


def before_verb(name: Token) -> bool:
    """Whether a finite verb stands right after a name: its subject, whatever the parser made of it."""
    return name.i + 1 < name.sent.end and name.nbor(1).tag_ in ("VBD", "VBZ") and name.dep_ not in ("pobj", "dobj")


def person_meant(head: Token) -> Token:
    """Who says: in "a diplomat in Vell, *who* asked not to be named" not the town before "who"."""
    above = head.head.head if head.dep_ == "pobj" else head
    related = any(c.dep_ == "relcl" and any(w.lower_ == "who" for w in c.children) for c in head.children)
    return above if related and above.pos_ == "NOUN" and above.lemma_.lower() in HUMAN else head
