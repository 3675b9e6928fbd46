"""A noun of saying with the verb that brings it out: "*issued a warning* that P", "*made a promise* to P".

1. its clause ("made *the claim that* nobody was paid"), also where the parser hangs it on the verb
2. its infinitive ("gave a pledge *to leave*")
3. what an accusation or a denial is of ("made accusations *of fraud*")
4. what remarks are about ("made comments *about the dam*"): told of, not asserted
"""

from spacy.tokens import Token

from models.reading.calling import FINITE
from models.reading.cues import CLAIM_NOUNS, NOMINAL_CUES, VERBS
from models.reading.found import Found
from models.reading.spans import Interval, chars, hull, noun_phrase, trimmed
from models.reading.stretching import without_comment
from models.reading.subjects import is_passive, speaker
from models.vocabulary import CueClass

_BRINGING = frozenset(
    """
    make issue give offer raise release send publish post deliver voice float level bring file air advance
    press lodge put open utter
    """.split()
)
_THAT = frozenset(
    """
    claim statement point argument case assertion allegation accusation charge warning assurance guarantee promise
    pledge vow threat announcement declaration prediction suggestion comment remark complaint confession
    admission denial contention observation report reminder
    """.split()
)
_TO = frozenset("promise pledge vow threat offer call appeal plea demand request commitment".split())
_OF = {
    **dict.fromkeys(["accusation", "allegation", "charge", "claim", "denial", "warning"], frozenset({"of"})),
    **dict.fromkeys(["call", "appeal", "plea", "demand"], frozenset({"for"})),
}
_REMARKS = frozenset({"comment", "remark", "joke", "reference", "statement"})
_ABOUT = frozenset({"about", "on", "to"})
#: What is done with a claim, so that "that" stands for it: "made a claim *that he withdrew*".
_HANDLING = frozenset("make withdraw drop take give hear read keep use spread need want".split())
_HOLDERS = ("NOUN", "PROPN", "PRON")
_NOBODY = frozenset({"it", "this", "that", "there", "which", "what"})


def voiced(noun: Token) -> Found | None:
    """Cases 1 to 4; None where the noun is not what somebody brings out."""
    lemma, verb = noun.lemma_.lower(), noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in _BRINGING or verb.i > noun.i or is_passive(verb):
        return None
    if any(c.dep_ == "neg" for c in verb.children) or any(c.lower_ == "no" for c in noun.children):
        return None
    holder = speaker(verb)
    if holder is None or holder.pos_ not in _HOLDERS or holder.lower_ in _NOBODY:
        return None
    found = _content(noun, verb, lemma) or _behind_colon(noun, lemma)
    if found is None:
        return None
    rule, (start, end) = found
    start, end = trimmed(noun.doc, without_comment(noun, (start, end)))
    source_at = noun_phrase(holder)
    if end - start < 3 or start < source_at[1] < end:
        return None
    cue_class = NOMINAL_CUES.get(lemma, CueClass.SPEECH)
    cue_class = CueClass.SPEECH if cue_class is CueClass.NOMINAL else cue_class
    cue_at = chars([verb, *(t for t in noun.subtree if t.i <= noun.i)])
    return Found(rule, cue_class, verb, cue_at, holder, source_at, ((start, end),))


def _content(noun: Token, verb: Token, lemma: str) -> tuple[str, Interval] | None:
    near = sorted({*noun.children, *(c for c in verb.children if c.i > noun.i)}, key=lambda t: t.i)
    for child in near:
        first = child.left_edge
        if first.i <= noun.i or (first.i - noun.right_edge.i > 1 and first.i - noun.i > 2):
            continue
        if lemma in _THAT and child.dep_ in ("acl", "ccomp", "advcl", "relcl") and _says_that(first, child):
            return "voiced", hull(child)
        if (
            lemma in _TO
            and child.dep_ in ("acl", "xcomp", "relcl", "advcl")
            and first.lower_ == "to"
            and child.tag_ == "VB"
        ):
            return "voiced", hull(child)
        if child.dep_ != "prep" or not list(child.children) or first != child:
            continue
        inner = noun.doc[child.i + 1].idx, hull(child)[1]
        if child.lower_ in _OF.get(lemma, ()) and (lemma != "denial" or _of_claim(child)):
            return ("attitude_noun" if "for" in _OF[lemma] else "voiced"), inner
        if lemma in _REMARKS and child.lower_ in _ABOUT and (child.lower_ == "to") == (lemma == "reference"):
            return "attitude_noun", inner
    return None


def _behind_colon(noun: Token, lemma: str) -> tuple[str, Interval] | None:
    """ "made one admission in an interview: *that P*"."""
    if lemma not in _THAT:
        return None
    for token in noun.doc[noun.i + 1 : noun.sent.end - 2]:
        if token.tag_ in FINITE or token.text in (";", '"'):
            return None
        if token.text == ":":
            told = noun.doc[token.i + 1 : noun.sent.end]
            quoted = any(t.text == '"' for t in told)
            return None if quoted or not any(t.tag_ in FINITE for t in told) else ("voiced", chars(told))
    return None


def _says_that(first: Token, clause: Token) -> bool:
    """Whether a clause begins with a "that" that is no subject or object of it: "the claim *that it fell*".

    The parser may take it for the object of a verb that has none: "a warning *that the dam might break*".
    """
    if first.lower_ != "that" or first.tag_ == "IN" or first.dep_ == "mark":
        return first.lower_ == "that"
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c != first for c in clause.children)
    return own and clause.lemma_.lower() not in _HANDLING | VERBS.keys()


def _of_claim(preposition: Token) -> bool:
    return any(o.lemma_.lower() in CLAIM_NOUNS or o.tag_ == "VBG" for o in preposition.children)
