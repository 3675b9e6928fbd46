"""Contents that are longer or shorter than the subtree of their head, because the parser hung a phrase elsewhere.

1. a phrase right behind an object goes with it: "a concert *in support of the miners*", "a risk *to shipping*"
2. a reason or condition right behind a clause goes with it: "it would leave *if the talks failed*", "*and that …*"
3. what the narrator adds after a comma or dash does not: "…, *a move that …*", "…, *as have other ministers*"
"""

from spacy.tokens import Doc, Token

from models.reading.boundaries import without_aside
from models.reading.nlp import text_of
from models.reading.spans import Interval, hull

_OF_THINGS = frozenset({"to", "as", "for", "from", "against", "about", "over", "than", "between", "toward", "towards"})
_OCCASIONS = frozenset(
    """
    interview statement speech briefing tweet appearance column essay email letter post video report memo debate meeting
    conference monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december recent past
    """.split()
)
#: What may stand behind an object and go with it: "polls show *Dorn leading*", "the reports *that he had left*".
_BEHIND = frozenset({"prep", "xcomp", "advcl", "dative", "acl", "ccomp", "relcl"})
_TELLING = frozenset(
    "saying telling adding speaking calling arguing citing using noting referring insisting claiming following".split()
)
_REASONS = frozenset({"because", "if", "while", "although", "since", "unless"})
#: Nouns by which a narrator takes up the whole sentence before ("…, a move that surprised his allies").
_TAKING_UP = frozenset(
    """
    move sign step swipe message position point claim decision development shift proportion milepost nod jab idea
    proposal play stance figure drop rise increase decrease margin turn first reversal departure change prospect rarity
    reminder warning rebuke retreat setback blow boost acknowledgment acknowledgement admission reference sum feat
    contrast contradiction concession assertion accusation suggestion allegation level pace
    """.split()
)
_AUX = frozenset({"have", "has", "had", "did", "do", "does", "was", "were", "is", "are", "would"})


def with_phrases(cue: Token, interval: Interval) -> Interval:
    """Case 1."""
    start, end = interval
    phrases = sorted(
        (c for c in cue.children if c.dep_ in _BEHIND and c.left_edge.idx >= end),
        key=lambda c: c.i,
    )
    for phrase in phrases:
        if text_of(cue.doc)[end : phrase.left_edge.idx].strip() or not _goes_with(phrase):
            break
        end = hull(phrase)[1]
    return start, end


def _goes_with(phrase: Token) -> bool:
    if phrase.dep_ != "prep" and phrase.dep_ != "dative":
        first = phrase.left_edge
        doing = first == phrase and phrase.tag_ == "VBG" and phrase.lower_ not in _TELLING
        return (first.lower_ == "to" and phrase.tag_ == "VB") or doing or first.lower_ == "that"
    words = list(phrase.subtree)
    if any(t.lower_ in _OCCASIONS for t in words[:5]):
        return False
    if phrase.lower_ == "in":
        return not any(t.ent_type_ in ("DATE", "TIME") for t in words)
    return phrase.lower_ in _OF_THINGS


def with_reasons(cue: Token, clause: Token, end: int) -> int:
    """Case 2: the end of what was said."""
    doc = cue.doc
    for child in sorted(cue.children, key=lambda c: c.i):
        if child.dep_ != "advcl" or child.left_edge.idx < end or child.left_edge.lower_ not in _REASONS:
            continue
        if not text_of(doc)[end : child.left_edge.idx].strip():
            end = hull(child)[1]
    behind = [t for t in cue.sent if t.idx >= end][:4]
    words = [t for t in behind if t.text != ","]
    if len(words) > 1 and words[0].lower_ in ("and", "but") and words[1].lower_ == "that":
        verb = words[1].head
        if verb.i > words[1].i and verb.sent == cue.sent:
            return max(end, hull(verb)[1])
    return end


def without_comment(cue: Token, interval: Interval) -> Interval:
    """Case 3, for contents that end with their sentence."""
    start, end = without_aside(cue, *interval)
    doc = cue.doc
    inside = [t for t in doc if start <= t.idx < end]
    for token in reversed(inside[3:-3]):
        if token.text not in (",", "-", "--", "—") or (token.text == "-" and not token.whitespace_):
            continue
        if _comments(doc, token.i + 1, inside[-1].i) and not any(t.text == '"' for t in inside if t.i > token.i):
            return start, int(token.idx)
    return start, end


def is_comment(doc: Doc, interval: Interval) -> bool:
    """Whether a whole piece is the narrator's: "…, the bank said - *a move that surprised his allies*"."""
    inside = [t for t in doc if interval[0] <= t.idx < interval[1]]
    return len(inside) > 2 and _comments(doc, inside[0].i, inside[-1].i)


def _comments(doc: Doc, first: int, last: int) -> bool:
    word, after = doc[first], doc[first + 1]
    if word.lower_ in ("as", "than") and after.lower_ in _AUX:
        return True
    if word.lower_ not in ("a", "an", "the", "another"):
        return False
    noun = next((t for t in doc[first : last + 1] if t.pos_ == "NOUN" and t.dep_ != "compound"), None)
    return noun is not None and noun.i - first <= 4 and noun.lemma_.lower() in _TAKING_UP
