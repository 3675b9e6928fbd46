"""Small questions about a word that its syntax answers: empty "it", number, negation, an event's place."""

from collections.abc import Iterable

from spacy.tokens import Token

from models.propositions.patterns import (
    MASS_NOUNS,
    MERE_EVENTS,
    PLACE_PREPOSITIONS,
    PLANNING,
    PLURAL_PRONOUNS,
    TIME_NOUNS,
)
from models.propositions.spelling import article_for
from models.reading.actor_words import HUMAN


def is_negated(token: Token) -> bool:
    """Whether a verb above the token is negated, by "not" or by the "no" of a noun beside the token."""
    return any(
        c.dep_ == "neg" or any(d.lower_ in ("no", "neither") for d in c.children if d.dep_ == "det" and c != token.head)
        for a in token.ancestors
        for c in a.children
    )


def of_any_kind(noun: Token) -> list[Token]:
    """The "kind" of "involvement *of any kind*"."""
    return [
        o
        for c in noun.children
        if c.lower_ == "of"
        for o in c.children
        if o.lemma_.lower() in ("kind", "sort", "nature", "description") and any(d.lower_ == "any" for d in o.children)
    ]


_STRENGTHENING = frozenset(
    [("of", "any", w) for w in ("kind", "sort", "nature")] + [("at", "any", w) for w in ("time", "point", "stage")]
)


def empty_in_the_positive(tokens: list[Token]) -> set[int]:
    """Words that only strengthen a denial: "at all", "of any kind", "whatsoever", "at any time"."""
    found: set[int] = set()
    for n, token in enumerate(tokens):
        following = [t.lower_ for t in tokens[n + 1 : n + 3]]
        size = 0
        if token.lower_ == "at" and following[:1] == ["all"]:
            size = 2 if following[1:] in ([], ["."], [","]) or tokens[n + 1].dep_ == "advmod" else 0
        elif (token.lower_, *following) in _STRENGTHENING:
            size = 3
        elif token.lower_ == "whatsoever":
            size = 1
        found |= {t.i for t in tokens[n : n + size]}
    return found


def positive_any(token: Token) -> str:
    """What "any attack" of a denial is in the positive: "an attack"; "any attacks": "attacks"."""
    noun = token.head
    if noun.tag_ != "NN" or noun.lemma_.lower() in MASS_NOUNS or token.i + 1 >= len(token.doc):
        return ""
    return article_for(token.nbor(1).lower_)


def one_of_them(one: Token) -> str | None:
    """The noun that "one" stands for: "does not fire on hospitals and did not fire on this *one*" → "hospital"."""
    before = [t for t in one.doc[one.sent.start : one.i] if t.tag_ == "NNS" and t.dep_ in ("pobj", "dobj")]
    return before[-1].lemma_.lower() if one.lower_ == "one" and before else None


def is_empty_it(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it was the army that", "it took months to"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "expl", "nsubjpass"):
        return False
    late = [c for c in verb.children if c.i > verb.i]
    if verb.lemma_ == "be" and any(c.dep_ == "attr" and c.lemma_.lower() in TIME_NOUNS | _WEATHER for c in late):
        return True
    if verb.lemma_ == "be" and any(c.dep_ == "acomp" and c.lemma_.lower() in _OF_MIND for c in late):
        return False  # "it was not *aware* that the building was a clinic": a body
    if verb.lemma_ == "be":
        return any(c.dep_ in ("ccomp", "xcomp", "advcl", "acl", "relcl") for c in late) or any(
            g.dep_ in ("relcl", "ccomp", "xcomp", "acl")
            for c in late
            if c.dep_ in ("attr", "acomp")
            for g in c.children
        )
    return verb.lemma_ in ("seem", "appear", "happen", "rain", "turn") and any(c.dep_ == "ccomp" for c in late)


_OF_MIND = frozenset("aware unaware confident ready able unable willing unwilling prepared concerned".split())
_WEATHER = frozenset({"weather", "storm", "fog", "rain", "snow", "midnight", "noon", "dawn", "dusk"})


def is_bound_across(pronoun: Token) -> bool:
    """Whether a pronoun stands in a clause under one whose subject it may mean: "fired after stones hit *them*"."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.dep_ in ("advcl", "relcl", "acl")


def is_bound_person(pronoun: Token) -> bool:
    """Whether "he" or "she" may be the person of the clause above: "Morvan asked what would follow if *she* went"."""
    verb = pronoun.head
    if pronoun.lower_ not in ("he", "she") or pronoun.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "advcl":
        return False
    above = next((a for a in verb.ancestors if any(c.dep_ in ("nsubj", "nsubjpass") for c in a.children)), None)
    while above is not None:
        person = next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < pronoun.i), None)
        if person is None or person.tag_ in ("WP", "WDT"):
            above = next((a for a in above.ancestors if any(c.dep_ == "nsubj" for c in a.children)), None)
            continue
        return person.tag_ in ("NNP", "NN") and (person.ent_type_ == "PERSON" or person.lemma_.lower() in HUMAN)
    return False


def is_bound_within(pronoun: Token) -> bool:
    """Whether a possessive belongs to the subject of its own clause: "where the army has *its* guns"."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or pronoun.tag_ != "PRP$" or verb.dep_ not in ("relcl", "advcl", "acl"):
        return False
    owners = [c for c in verb.children if c.dep_ == "nsubj" and c.i < pronoun.i and c.pos_ in ("NOUN", "PROPN")]
    return any(pronoun not in list(o.subtree) and (pronoun.lower_ == "their") == number_of([], o) for o in owners)


def has_place(noun: Token) -> bool:
    """Whether an event noun says where: "the attack on X", "the X raid"."""
    if noun.lemma_.lower() in MERE_EVENTS and any(c.dep_ == "prep" for c in noun.children):
        return True
    if _place_follows(noun):
        return True
    for child in noun.children:
        if child.dep_ in ("prep", "relcl", "acl") and (
            child.dep_ != "prep" or child.lower_ in PLACE_PREPOSITIONS or child.lower_ == "of"
        ):
            return True
        if child.dep_ in ("compound", "amod", "poss", "nmod") and (
            child.ent_type_ in ("GPE", "LOC", "FAC") or child.pos_ == "PROPN"
        ):
            return True
    return noun.head.lemma_.lower() not in PLANNING and any(
        c.dep_ == "prep" and c.lower_ in ("on", "in", "at", "into", "against") and _names_place(c)
        for c in noun.head.children
    )


def _place_follows(noun: Token) -> bool:
    """Whether a preposition of place and a name stand right after a noun, whatever the parser hangs them on."""
    after = list(noun.doc[noun.i + 1 : min(noun.i + 5, noun.sent.end)])
    if not after or after[0].lower_ not in ("in", "at", "on", "near", "outside", "against"):
        return False
    name = after[2] if len(after) > 2 and after[1].lower_ == "the" else after[1] if len(after) > 1 else None
    return name is not None and name.pos_ == "PROPN" and name.ent_type_ not in ("DATE", "TIME", "PERSON")


def _names_place(preposition: Token) -> bool:
    return any(
        c.ent_type_ in ("GPE", "LOC", "FAC") or c.pos_ == "PROPN" for c in preposition.children if c.dep_ == "pobj"
    )


def is_place(token: Token) -> bool:
    """Whether a name stands after a preposition of place, other than that of where a deed was planned."""
    planned = token.dep_ == "pobj" and token.head.head.lemma_.lower() in PLANNING
    prepositions = ("in", "on", "at", "near", "into", "against", "outside", "across")
    return not planned and token.dep_ == "pobj" and token.head.lower_ in prepositions


def is_a_mine(token: Token) -> bool:
    """Whether "mine" is the thing that explodes or is dug: "hit *a mine*", "neither missile nor *mine*"."""
    if token.lower_ != "mine":
        return False
    named = any(c.dep_ in ("det", "amod", "nummod", "compound", "poss") for c in token.children)
    joined = token.dep_ in ("compound", "conj") or any(c.dep_ == "conj" for c in token.children)
    return named or joined or (token.i > 0 and token.nbor(-1).pos_ in ("ADJ", "DET", "NUM"))


def number_of(tokens: Iterable[Token], head: Token) -> bool:
    """Whether a noun phrase takes a plural verb."""
    if any(c.dep_ == "conj" for c in head.children) and any(c.lower_ == "and" for c in head.children if c.dep_ == "cc"):
        return True
    if head.lower_ in PLURAL_PRONOUNS or head.lower_ in ("people", "police"):
        return True
    return head.tag_ in ("NNS", "NNPS") or (head.tag_ == "CD" and head.lower_ != "one")


def is_labour_strike(token: Token) -> bool:
    """Whether a strike is one of workers: "break the strike", "the port strike"; they have no target."""
    if token.lemma_.lower() != "strike" or any(c.lower_ in ("on", "against", "by") for c in token.children):
        return False
    kept = any(c.dep_ == "compound" and c.lower_ in _WORK for c in token.children)
    return kept or (token.dep_ == "dobj" and token.head.lemma_.lower() in _OF_STRIKERS)


_WORK = frozenset({"port", "rail", "dock", "hunger", "labour", "labor", "mine", "general", "transport", "union"})
_OF_STRIKERS = frozenset({"break", "join", "call", "suspend", "lead", "end", "crush", "back", "support"})
