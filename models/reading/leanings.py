"""Beliefs, wishes and stances told by a noun or an adjective: counted as attitudes, never as assertions.

1. somebody's noun: "the minister's *criticism of* the dam", "their *refusal to* leave"
2. an adjective of mind: "the mayor is *confident that* the bridge will hold"
3. a verb of voicing with a feeling: "*expressed concern about* the dam"
"""

from spacy.tokens import Token

from models.reading.cues import VERBS
from models.reading.found import Found
from models.reading.spans import Interval, chars, hull, noun_phrase, trimmed
from models.reading.stretching import without_comment
from models.vocabulary import CueClass

#: Nouns of mind, with the prepositions that their object takes; "to" stands for an infinitive, "that" for a clause.
LEANINGS: dict[str, frozenset[str]] = {
    "opposition": frozenset({"to"}),
    "criticism": frozenset({"of"}),
    "praise": frozenset({"for", "of"}),
    "hope": frozenset({"for", "of", "that", "to-verb"}),
    "desire": frozenset({"to-verb", "for"}),
    "intention": frozenset({"to-verb", "of"}),
    "willingness": frozenset({"to-verb"}),
    "refusal": frozenset({"to-verb"}),
    "promise": frozenset({"to-verb", "of"}),
    "pledge": frozenset({"to-verb", "of"}),
    "vow": frozenset({"to-verb"}),
    "threat": frozenset({"to-verb"}),
    "commitment": frozenset({"to-verb", "to"}),
    "concern": frozenset({"about", "over", "that"}),
    "doubt": frozenset({"about", "that"}),
    "fear": frozenset({"of", "that", "about"}),
    "skepticism": frozenset({"about", "of"}),
    "call": frozenset({"for", "to-verb"}),
    "demand": frozenset({"for", "that"}),
    "warning": frozenset({"of", "about"}),
    "prediction": frozenset({"of"}),
    "confidence": frozenset({"in", "that"}),
    "optimism": frozenset({"about", "that"}),
    "frustration": frozenset({"with", "about", "at", "over"}),
    "anger": frozenset({"at", "about", "over"}),
    "outrage": frozenset({"at", "about", "over"}),
    "disappointment": frozenset({"with", "at", "about", "over", "that"}),
    "regret": frozenset({"for", "about", "over", "that"}),
    "dismay": frozenset({"at", "about", "over"}),
    "reservation": frozenset({"about"}),
    "admiration": frozenset({"for"}),
    "contempt": frozenset({"for"}),
    "sympathy": frozenset({"for", "with"}),
    "solidarity": frozenset({"with"}),
}

ADJECTIVES = frozenset(
    """
    confident hopeful optimistic worried concerned aware sure certain convinced skeptical sceptical afraid glad happy
    proud sorry adamant eager willing unwilling reluctant determined unsure doubtful wary supportive critical clear
    insistent categorical emphatic unequivocal
    """.split()
)
#: Who is this holds it for true: "the army *is adamant* that no shell fell".
_CONVINCED = frozenset("adamant certain sure convinced insistent clear categorical emphatic unequivocal".split())
_VOICING = frozenset({"express", "voice", "signal", "reiterate", "declare", "announce", "state", "raise"})
_HOLDERS = ("NOUN", "PROPN", "PRON")
_NOBODY = frozenset({"it", "this", "that", "there", "which", "what", "you", "one", "my", "our", "your", "its"})


def leaning(noun: Token) -> Found | None:
    """Cases 1 and 3."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and noun.dep_ == "dobj" and noun.head.lemma_.lower() in VERBS:
        return None  # "reiterated his support for the dam": the verb has it
    cue_from = noun
    if noun.lower_ == "doubt" and (sure := _no_doubt(noun)) is not None:
        return sure
    if owner is None:
        verb = noun.head
        if noun.dep_ != "dobj" or verb.lemma_.lower() not in _VOICING:
            return None
        owner = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        cue_from = verb
    if owner is None or owner.lower_ in _NOBODY or owner.pos_ not in _HOLDERS:
        return None
    content = _object(noun, LEANINGS[noun.lemma_.lower()])
    if content is None:
        return None
    source_at = noun_phrase(owner)
    for child in owner.children:
        if child.dep_ == "case":
            source_at = source_at[0], min(source_at[1], child.idx)
    return _attitude("attitude_noun", noun, chars([cue_from, noun]), owner, source_at, content)


def _no_doubt(noun: Token) -> Found | None:
    """ "The family *has no doubt* that P": holds it for true."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    holder = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.lemma_ not in ("have", "be", "leave", "voice") or not any(c.lower_ == "no" for c in noun.children):
        return None
    if holder is None or holder.lower_ in _NOBODY or holder.pos_ not in _HOLDERS:
        return None
    for child in sorted({*noun.children, *verb.children}, key=lambda t: t.i):
        if child.dep_ in ("acl", "ccomp") and noun.i < child.left_edge.i <= noun.i + 2:
            return _attitude("conviction", noun, chars([verb, noun]), holder, noun_phrase(holder), hull(child))
    return None


def _object(noun: Token, takes: frozenset[str]) -> Interval | None:
    for child in noun.children:
        if child.i < noun.i or child.left_edge.i - noun.i > 2:
            continue
        if child.dep_ == "prep" and child.lower_ in takes and list(child.children):
            return noun.doc[child.i + 1].idx, hull(child)[1]
        infinitive = child.dep_ in ("acl", "relcl", "xcomp") and child.left_edge.lower_ == "to" and child.tag_ == "VB"
        if infinitive and "to-verb" in takes:
            return hull(child)
        if "that" in takes and child.dep_ in ("acl", "ccomp") and child.left_edge.lower_ == "that":
            return hull(child)
    return None


def minded(adjective: Token) -> Found | None:
    """Case 2."""
    be = adjective.head
    if adjective.dep_ != "acomp" or be.lemma_.lower() not in ("be", "feel", "remain", "seem", "become"):
        return None
    holder = next((c for c in be.children if c.dep_ == "nsubj"), None)
    if holder is None or holder.lower_ in _NOBODY or holder.pos_ not in _HOLDERS:
        return None
    for child in (*adjective.children, *be.children):
        clause = child.dep_ in ("ccomp", "xcomp", "advcl") and adjective.i < child.left_edge.i <= adjective.i + 2
        about = child.dep_ == "prep" and child.lower_ in ("about", "of") and child.i == adjective.i + 1
        if clause and (child.left_edge.lower_ in ("that", "to") or child.dep_ == "ccomp"):
            content = hull(child)
        elif about and list(child.children):
            content = (adjective.doc[child.i + 1].idx, hull(child)[1])
        else:
            continue
        negated = any(c.dep_ == "neg" for c in be.children)
        holds = clause and adjective.lower_ in _CONVINCED and child.left_edge.lower_ != "to" and not negated
        rule = "conviction" if holds else "attitude_adjective"
        return _attitude(rule, adjective, chars([be, adjective]), holder, noun_phrase(holder), content)
    return None


def _attitude(rule: str, cue: Token, cue_at: Interval, holder: Token, at: Interval, content: Interval) -> Found | None:
    start, end = trimmed(cue.doc, without_comment(cue, content))
    if end - start < 3 or start < at[1] < end:
        return None
    return Found(rule, CueClass.SPEECH, cue, cue_at, holder, at, ((start, end),))
