"""How a name stands in a sentence: with or without "the", singular or plural, as a possessive."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from models.propositions.patterns import ARTICLE_NAMES, OFFICES, PLURAL_NAMES, SINGULAR_NAMES
from models.reading.actor_words import HUMAN, TAKEN_UP
from models.reading.nlp import text_of
from models.schema import Actor
from models.vocabulary import ActorKind

#: Tokens between an office and the name of its holder.
_BESIDE = 10
#: "312 soldiers", "at least six officers".
_COUNTED = re.compile(r"(?:at least |up to |more than |about |some )?(?:\d{2,}|[2-9]|\d[\d,.]*\d) ", re.IGNORECASE)
_DETERMINERS = frozenset(
    {"the", "a", "an", "some", "this", "that", "his", "her", "its", "their", "our", "two", "three", "several", "many"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: `one` stands for "I", `many` for "we" (who is spoken for, else the speaker). None: unknown.

    `state` is the state spoken for by office; `body` says whether the speaker is no single person. `thing` stands for
    "it" where the speaker may call itself so.
    """

    one: str | None
    many: str | None
    state: str | None = None
    body: bool = False
    thing: str | None = None


def voice_of(actor: Actor | None, doc: Doc | None = None) -> Voice:
    """The names behind "I" and "we" of a speaker. The paragraph shows his office, and whether he goes with "the"."""
    if actor is None:
        return Voice(None, None)
    name = undetermined(actor.name.removeprefix("unnamed ").removeprefix("Unnamed "))
    one = with_article(name, common=actor.kind in (ActorKind.UNNAMED, ActorKind.ARMED_GROUP))
    person = actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED)
    if not person and doc is not None:
        one = as_written(one, doc)
    spoken_for = actor.affiliation if person or actor.kind is ActorKind.UNKNOWN else None
    state = actor.camp or actor.affiliation if person else actor.affiliation
    if state is not None and set(state.lower().split()) & TAKEN_UP:
        state = None
    if state is None and actor.kind is ActorKind.PERSON and doc is not None:
        state = _office_of(name, doc)
    many = with_article(spoken_for) if spoken_for else one
    unnamed = actor.kind is ActorKind.UNNAMED and name.split()[-1].lower() not in HUMAN and not is_plural(name)
    thing = one if unnamed or not person else None
    return Voice(one, many, with_article(state) if state else None, not person, thing)


def as_written(name: str, doc: Doc) -> str:
    """The name with "the" where the paragraph writes it so: "*The* Silver Dawn said"."""
    if name[:1].isupper():
        for match in re.finditer(rf"\b[Tt]he {re.escape(name)}\b", text_of(doc)):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            after = doc[span.end] if span is not None and span.end < len(doc) else None
            if after is None or after.pos_ not in ("NOUN", "PROPN"):
                return f"the {name}"
    return name


def _office_of(name: str, doc: Doc) -> str | None:
    """The state of the office beside a person's name: "*Ostria*'s delegate, Ann Hale"."""
    for token in doc:
        if token.text != name.split()[-1] or token.pos_ != "PROPN":
            continue
        near = [token.head, *token.children, *(g for c in token.children for g in c.children)]
        for office in near:
            if office.lemma_.lower() not in OFFICES or abs(office.i - token.i) > _BESIDE:
                continue
            owners = [c for c in office.children if c.dep_ == "poss"]
            owners += [o for c in office.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
            for owner in owners:
                if owner.pos_ == "PROPN" and not any(c.pos_ == "PROPN" for c in owner.lefts):
                    return str(owner.text)
    return None


def undetermined(name: str) -> str:
    """ "One neighbour" → "neighbour"; "Two officials" → "two officials"."""
    name = re.sub(r"^(?:the )?(?:One|Another|A|An) (?=[a-z])", "", name)
    return re.sub(r"^(the )?(Two|Three|Four|Five|Several|Some) (?=[a-z])", lambda m: m[0].lower(), name)


def with_article(name: str, common: bool = False) -> str:
    """The name as it stands inside a sentence: "the Liberty of Russia Legion", "Ukraine", "a Ukrainian official"."""
    name = name.strip()
    first, _, rest = name.partition(" ")
    if first.lower() in _DETERMINERS:
        return f"{first.lower()} {rest}" if rest else name
    head = _head(name).lower()
    if _head(name).islower() and is_plural(name) and name[:1].isupper():
        return name  # "Russian forces"
    if head in ARTICLE_NAMES or (" " in name and name.lower().split()[-1] in ARTICLE_NAMES):
        return f"the {name}"
    if (name.islower() or (common and first[:1].islower())) and not is_plural(name):
        return f"the {name}"
    if common and not is_plural(name) and name.split()[-1][:1].islower():
        return f"the {name}"
    return name


def _head(name: str) -> str:
    """The last word before "of", "for", "in" or a comma: "Ministry" in "Ministry of Defence"."""
    words = name.split(",")[0].split()
    for position, word in enumerate(words):
        if position and word.lower() in ("of", "for", "in", "on", "from", "against", "to", "and", "aligned", "who"):
            return words[position - 1]
    return words[-1] if words else ""


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: "Russian forces", "the Houthis"; "A and B"."""
    head = _head(name).lower()
    if _COUNTED.match(name) and head.endswith("s"):
        return True
    if " and " in name and not any(
        w in name.lower() for w in ("ministry", "department", "office", "committee", "agency")
    ):
        return True
    if head in PLURAL_NAMES:
        return True
    if head in SINGULAR_NAMES or name.split()[0].lower() in ("a", "an"):
        return False
    if head[:1] and head.endswith("s") and not head.endswith(("ss", "us", "is", "os")):
        # "James" and "Andrews" end in -s too: a lone capitalised surname is a person.
        return (
            name.lower().startswith("the ") or name.split()[-1][:1].islower() or head in ("houthis", "forces", "rebels")
        )
    return False


def possessive(name: str) -> str:
    """ "Ukraine's", "Russian forces'"."""
    return f"{name}'" if name.endswith("s") and is_plural(name) else f"{name}'s"


def capitalised(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
