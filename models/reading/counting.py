"""Numbers given shortly: "put the toll at nine, the hospital at 15", "spoke of three", "counted 40 arrests"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from models.reading.actor_words import HUMAN
from models.reading.calling import FINITE
from models.reading.cues import RECORDS, SPEAKERS, VerbCue
from models.reading.found import Complement, Found
from models.reading.spans import Interval, chars, hull
from models.vocabulary import CueClass

#: Nouns that a number is given for; of some, the number may be a share.
SHARES = frozenset({"turnout", "attendance", "support", "crowd"})
TOLLS = frozenset({"number", "toll", "figure", "total", "count", "tally"}) | SHARES
#: Verbs that bring a toll up to date: "raised the number of dead to 38".
RAISED = frozenset({"raise", "revise", "lower", "increase", "update", "cut"})
#: People told of by their state alone: "put *the injured* at 62".
STATES = frozenset({"dead", "injured", "wounded", "missing"})
_VICTIMS = frozenset("dead death kill injure wound miss missing victim casualty fatality injury".split())
#: Verbs that take a bare number for what was counted before: "claimed *100,000*", "has confirmed *340*".
_WITH_NUMBERS = frozenset({"claim", "confirm", "acknowledge", "admit"})
_COUNTING = frozenset({"count", "record", "document", "register", "tally", "log"})
#: What is recorded of a conflict, beside its victims.
_INCIDENTS = frozenset(
    """arrest detainee prisoner violation case breach attack strike incident complaint absence shell rocket drone
    patient vote ballot explosion blast flight sortie""".split()
)
_OTHERS = frozenset({"another", "other", "others", "he", "she", "they", "we", "i"})


def figure(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """The number alone, without what it counts where the sentence before says that."""
    if subject is None or not (_can_count(subject) or any(_of_victims(c) for c in cue.children if c.dep_ == "dobj")):
        return None
    if cue.lemma_.lower() in _WITH_NUMBERS:
        bare = [c for c in cue.children if c.dep_ == "dobj" and c.pos_ == "NUM" and c.i == c.right_edge.i]
        return Complement(hull(bare[0]), "figure", spec.cue_class) if bare else None
    if cue.lemma_.lower() in _COUNTING:
        objects = [c for c in cue.children if c.dep_ == "dobj" and c.i > cue.i]
        counted = [c for c in objects if _number(c) is not None and not any(d.dep_ == "det" for d in c.children)]
        if cue.lemma_.lower() != "count":
            counted = [c for c in counted if _of_victims(c) or c.lemma_.lower() in _INCIDENTS]
        return Complement(hull(counted[0]), "figure", spec.cue_class) if counted else None
    if spec.prepositions:
        given = _given(list(cue.children), "of")
        return Complement(_with_further(given[0]), "figure", spec.cue_class) if given else None
    objects = [c for c in cue.children if c.dep_ == "dobj"]
    toll = next((c for c in objects if c.lemma_.lower() in TOLLS or c.lower_ in STATES), None)
    if toll is None and cue.lemma_.lower() == "put" and objects and objects[0].lower_ == "it":
        return _value_of_it(cue)
    raised = cue.lemma_.lower() in RAISED
    if toll is None and cue.lemma_.lower() in ("put", "estimate") and objects and objects[0].pos_ == "NOUN":
        return _valued(cue, objects[0])
    if toll is None or (raised and not _of_victims(toll)):
        return None
    links, at = [*cue.children, *toll.subtree], "to" if raised else "of" if cue.lemma_.lower() == "give" else "at"
    beyond = [c for c in links if c.dep_ == "prep" and c.lower_ in _BEYOND] if at == "at" else []
    if beyond and _given(links, beyond[0].lower_, toll.lemma_.lower() in SHARES):
        return Complement(hull(beyond[0]), "figure", CueClass.SPEECH)
    numbers = _given(links, at, toll.lemma_.lower() in SHARES)
    return next((Complement(_with_kinds(n), "figure", CueClass.SPEECH) for n in numbers), None)


#: "put the toll *above* 40"
_BEYOND = frozenset({"below", "under", "above", "over", "near", "around", "between"})


def _value_of_it(cue: Token) -> Complement | None:
    """ "put *it* below 40%", "puts *it* at 1.9 billion"."""
    for prep in cue.children:
        if prep.dep_ != "prep" or prep.lower_ not in _BEYOND | {"at"} or prep.i < cue.i:
            continue
        amounts = [n for n in prep.children if n.dep_ == "pobj" and any(t.like_num for t in n.subtree)]
        if amounts and amounts[0].ent_type_ not in ("DATE", "TIME"):
            return Complement(hull(amounts[0] if prep.lower_ == "at" else prep), "figure", CueClass.SPEECH)
    return None


def _valued(cue: Token, thing: Token) -> Complement | None:
    """ "put *the gap at 2.6bn*": the thing and its amount, sums of money and shares among them."""
    at = [c for c in (*cue.children, *thing.children) if c.dep_ == "prep" and c.lower_ == "at" and c.i > thing.i]
    amounts = [
        n
        for p in at
        for n in p.children
        if n.dep_ == "pobj" and any(t.like_num or t.text[:1].isdigit() for t in n.subtree)
    ]
    if not amounts or amounts[0].ent_type_ == "TIME":
        return None
    return Complement((hull(thing)[0], hull(amounts[0])[1]), "figure", CueClass.SPEECH)


def _with_further(number: Token) -> Interval:
    """The number with those joined to it, which the parser may take for a clause: "nine dead *and 62 injured*"."""
    start, end = hull(number)
    after = number.doc[number.right_edge.i + 1 : number.sent.end]
    joined = len(after) > 2 and after[0].lower_ == "and" and after[1].pos_ == "NUM" and after[2].lower_ in STATES
    return (start, chars(after[:3])[1]) if joined else (start, end)


#: Words by which a number is divided: "at three, *all* of them guards", "at nine, *including* two children".
_DIVIDED = frozenset({"all", "most", "many", "both", "none", "half", "including", "among"})


def _with_kinds(number: Token) -> Interval:
    """The number with what is told of those whom it counts: "three, *all of them guards*"."""
    start, end = hull(number)
    after = number.right_edge.i + 1
    sentence = number.sent
    if after + 1 >= sentence.end or number.doc[after].text != "," or number.doc[after + 1].lower_ not in _DIVIDED:
        return start, end
    last = next((t.i for t in number.doc[after + 1 : sentence.end] if t.text in ",.;" or t.tag_ in FINITE), after)
    told = number.doc[after:last]
    return (start, chars(told)[1]) if number.doc[last].text in ",.;" else (start, end)


def _of_victims(toll: Token) -> bool:
    """Whether a number is that of the dead or hurt: "the death toll", "the number of wounded"."""
    return toll.lemma_.lower() == "toll" or any(t.lemma_.lower() in _VICTIMS for t in toll.subtree)


def _given(links: list[Token], at: str, share: bool = False) -> list[Token]:
    """The numbers after a preposition, in their order."""
    preps = sorted((c for c in links if c.dep_ == "prep" and c.lower_ == at), key=lambda t: t.i)
    return [n for p in preps for n in p.children if n.dep_ == "pobj" and _number(n, share) is not None]


def _number(noun: Token, share: bool = False) -> Token | None:
    """The number that a phrase is or counts by; dates and sums of money are none, percentages only where asked for."""
    if noun.ent_type_ in ("DATE", "TIME", "MONEY") or (noun.ent_type_ == "PERCENT" and not share):
        return None
    if noun.pos_ == "NUM":
        return noun
    counts = ("nummod", "nsubj") if noun.lower_ in STATES else ("nummod",)  # the parser's "*seven* dead"
    return next((c for c in noun.children if c.dep_ in counts and c.pos_ == "NUM"), None)


def _can_count(subject: Token) -> bool:
    named = subject.pos_ == "PROPN" or subject.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
    return named or subject.lemma_.lower() in SPEAKERS | RECORDS | HUMAN | {"hospital"} or subject.lower_ in _OTHERS


def others(found: Found) -> Iterator[Found]:
    """Those who only give another number: "put the toll at 9, *the rebels at 15*"."""
    if found.rule != "figure" or found.cue is None:
        return
    tolls = [c for c in found.cue.children if c.dep_ == "dobj"]
    if found.cue.lemma_.lower() == "count":  # "counts seven dead, *the government two*"
        for other in tolls:
            number = _number(other)
            if number is not None and number.i > other.i and any(c.dep_ == "det" for c in other.children):
                name = [t for t in other.subtree if t.i < number.i]
                yield replace(found, source=other, source_at=chars(name), content=(hull(number),))
    for speaker in sorted({c for t in (found.cue, *tolls) for c in t.children}, key=lambda t: t.i):
        if speaker.dep_ not in ("appos", "dobj", "conj", "dep", "npadvmod") or speaker.lemma_.lower() in TOLLS:
            continue
        if speaker == next(iter(tolls), None):
            continue
        after = [c for c in found.cue.children if c.i == speaker.right_edge.i + 1]
        for number in _given([*speaker.children, *after], "at")[:1]:
            name = [t for t in speaker.subtree if t.i < number.head.i]
            if name and number.i > speaker.i:
                yield replace(found, source=speaker, source_at=chars(name), content=(hull(number),))
