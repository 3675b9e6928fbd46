"""Negation without a "not" at the verb: "no longer", "at no time", "by no means", "not once", "spoke to nobody"."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from models.propositions.frames import Frame, children, subject_of
from models.propositions.patterns import NO_ONE
from models.propositions.spelling import article_for

#: Nouns that with "no" only deny, and add nothing of their own: "at no *time*", "under no *circumstances*".
_EMPTY = frozenset(
    "time point stage moment circumstance way means mean account case occasion condition sense respect instance".split()
)
#: After these, "no X" denies the whole clause; "fired with no warning" denies a warning alone.
_DENYING = frozenset("to in of from at on into onto for by against".split())
#: Adverbs that deny with a word before them, by that word.
_ADVERBS = {"longer": "no", "more": "no", "once": "not", "ever": "not", "anymore": "not"}


@dataclass(frozen=True, slots=True)
class NegativePhrase:
    """What denies a clause: the words that are left out of its positive, or the word that another stands for there."""

    left_out: frozenset[int]
    word: str = ""
    positive: str = ""

    def lifted(self, text: str) -> str:
        """The clause's words as they stand in its positive."""
        return re.sub(rf"\b{self.word}\b ?", self.positive, text, count=1).strip() if self.word else text


def negative_phrase(head: Token, frame: Frame) -> NegativePhrase | None:
    """The adverbial or the object of a preposition that denies the clause of a predicate; None where there is none."""
    for adverb in children(head, "advmod"):
        if frame.has(adverb) and (words := _adverb(adverb, head)):
            return NegativePhrase(frozenset(words))
    for later in children(head, "xcomp") if head.lemma_ == "be" else ():
        for word in children(later, "neg"):
            if word.i == head.i + 1 and frame.has(word):
                return NegativePhrase(frozenset((word.i,)))  # "was *not* to blame"
    for prep in _prepositions(head):
        for noun in children(prep, "pobj"):
            if frame.has(prep) and frame.has(noun) and (found := _object(prep, noun)) is not None:
                return found
    return None


def yet_to(head: Token, frame: Frame) -> tuple[Token, Frame] | None:
    """ "The army has *yet to* enter X" → the verb "enter" and a frame in which the army is its subject."""
    if head.lemma_ not in ("have", "be") or not any(c.lower_ == "yet" for c in children(head, "advmod")):
        return None
    for verb in children(head, "xcomp"):
        if frame.has(verb) and any(a.lower_ == "to" for a in children(verb, "aux")):
            return verb, Frame(frame.inside, subject_of(head, frame), (), frame.dropped)
    return None


def contrast(head: Token, frame: Frame) -> tuple[Token, Token] | None:
    """The two of "was not destroyed *by rebels* but *by the flood*"; None where nothing is set against another."""
    for word in children(head, "prep", "agent", "dobj", "attr", "acomp", "advmod"):
        but = [c for c in children(word, "cc") if c.lower_ == "but" and frame.has(c)]
        instead = [c for c in children(word, "conj") if but and c.i > but[0].i and frame.has(c)]
        if instead and word.i > head.i and instead[0].dep_ == "conj" and instead[0].pos_ not in ("VERB", "AUX"):
            return word, instead[0]
    return None


def _adverb(adverb: Token, head: Token) -> list[int]:
    if adverb.lower_ == "nowhere":
        return [adverb.i]
    wanted = _ADVERBS.get(adverb.lower_)
    before = adverb.nbor(-1) if adverb.i else None
    if wanted is None or before is None or before.lower_ != wanted or before.head not in (adverb, head):
        return []
    if adverb.lower_ == "more" and (list(adverb.rights) or adverb.i < head.i):
        return []  # "no more than twelve", "no more shells"
    return [before.i, adverb.i] if before.head == adverb or adverb.i < head.i else []


def _prepositions(head: Token) -> list[Token]:
    return [
        p
        for word in (head, *children(head, "acomp", "aux", "auxpass"))
        for p in children(word, "prep", "dative", "agent")
    ]


def _object(prep: Token, noun: Token) -> NegativePhrase | None:
    no = next((c for c in children(noun, "det") if c.lower_ == "no" and c.i < noun.i), None)
    if no is not None and noun.lemma_.lower() in _EMPTY and len(list(noun.children)) == 1:
        return NegativePhrase(frozenset((prep.i, no.i, noun.i)))
    if prep.lower_ not in _DENYING | {"with"}:
        return None
    if no is not None and noun.lower_ == "one":
        return NegativePhrase(frozenset(), "no one", "someone ")
    if noun.lower_ == "nobody" or (noun.lower_ == "nothing" and prep.lower_ in ("to", "from", "of", "about")):
        return NegativePhrase(frozenset(), noun.lower_, f"{NO_ONE[noun.lower_]} ")
    if no is None or prep.lower_ not in _DENYING or no.nbor(1).lower_ in ("more", "fewer", "less"):
        return None
    article = f"{article_for(no.nbor(1).text)} " if noun.tag_ == "NN" else ""
    return NegativePhrase(frozenset(), "no", article)
