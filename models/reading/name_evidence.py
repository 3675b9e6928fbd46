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
        return "PERSON" if span.label_ in ("ORG", "GPE", "FAC", "PRODUCT") and _described(span) else str(span.label_)
    if any(t.pos_ == "NOUN" and _is_body(t) for t in title_nouns(span.root)):
        return "ORG"
    if before is not None and before.pos_ == "NOUN" and _is_body(before):
        return "ORG"
    words = {t.lower_ for t in span.sent if t.i > span.end}
    subject = span.root.dep_ in ("nsubj", "nsubjpass")
    return "ORG" if subject and "its" in words and not words & (FEMALE | MALE) and not titles_of(span) else "PERSON"


def _described(span: Span) -> bool:
    """Whether a name of two words or more is told to be one person's: "*Al Bture*, a doctor", "its aide, *X Y*"."""
    if len(span) < 2 or {t.lower_ for t in span} & (TAKEN_UP - PERSON_TITLES):
        return False
    name = span.root
    beside = [c for c in name.children if c.dep_ == "appos" and c.i > name.i]
    beside += [name.head] if name.dep_ == "appos" and name.head.i < name.i else []
    return any(t.tag_ == "NN" and t.lemma_.lower() in HUMAN for t in beside)


def _is_body(noun: Token) -> bool:
    return bool({noun.lower_, noun.lemma_.lower()} & (TAKEN_UP - PERSON_TITLES))


def is_he_or_she(span: Span) -> bool:
    """Whether the sentence whose subject a name is speaks on of him or her: "*Osk* lost *his* post"."""
    verb = span.root.head
    if span.root.dep_ != "nsubj" or verb.pos_ != "VERB" or (span.start and span.doc[span.start - 1].pos_ == "DET"):
        return False
    owned = (t.head for t in verb.subtree if t.lower_ in ("his", "her") and t.tag_ == "PRP$")
    return any(verb in (o.head, o.head.head if o.head.dep_ == "prep" else o.head) for o in owned)


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


def before_verb(name: Token) -> Token | None:
    """The finite verb right after a name, whose subject it is whatever the parser made of it.

    Also at a comma, where the parser gave the verb no subject: "Asked in Vell, a spokesman, *Bo Lo*, *was* blunt".
    """
    end = name.sent.end
    if name.i + 1 < end and name.nbor(1).tag_ in _FINITE:
        return name.nbor(1) if name.dep_ not in ("pobj", "dobj") else None
    if name.dep_ != "appos" or name.i + 2 >= end or name.nbor(1).text != "," or name.nbor(2).tag_ not in _FINITE:
        return None
    verb = name.nbor(2)
    return None if any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children) else verb


_FINITE = ("VBD", "VBZ")


def person_meant(head: Token) -> Token:
    """Who says: in "a diplomat in Vell, *who* asked not to be named" not the town before "who"."""
    above = head.head.head if head.dep_ == "pobj" else head
    related = any(c.dep_ == "relcl" and any(w.lower_ == "who" for w in c.children) for c in head.children)
    return above if related and above.pos_ == "NOUN" and above.lemma_.lower() in HUMAN else head
