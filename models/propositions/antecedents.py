"""What "such a call" takes up: the call of the sentence before."""

from spacy.tokens import Token

from models.propositions.patterns import EVENT_PREPOSITIONS
from models.propositions.wording import Phrase, Wording

#: How far back a noun is looked for, in tokens.
_REACH = 60
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_OBJECT_OF = {"call": "to", "warning": "to", "offer": "to", "threat": "to", "order": "to", "visit": "to"}


def taken_up(noun: Token, wording: Wording) -> Phrase | None:
    """ "The group called the depot. No *such call* …" → "call to the depot"; None where nothing before fits."""
    lemma = noun.lemma_.lower()
    before = noun.doc[max(0, noun.sent.start - _REACH) : noun.sent.start]
    for token in reversed(list(before)):
        if token.lemma_.lower() != lemma:
            continue
        if token.pos_ == "NOUN":
            kept = [t for t in token.subtree if not (t.head == token and t.dep_ in ("det", "relcl", "poss", "punct"))]
            return wording.phrase(kept) if len(kept) > 1 else None
        for thing in token.children:
            if thing.dep_ == "dobj":
                aside = {t.i for c in thing.children if c.dep_ in ("npadvmod", "appos", "relcl") for t in c.subtree}
                kept = [t for t in thing.subtree if t.i not in aside]
                hours = [n for n, t in enumerate(kept[:-1]) if t.pos_ == "NUM" and kept[n + 1].lemma_ in _TIMES]
                words = wording.phrase(kept[: hours[0]] if hours else kept)
                link = _OBJECT_OF.get(lemma) or EVENT_PREPOSITIONS.get(lemma, "of")
                return Phrase(f"{noun.text} {link} {words.text}", words.dangling)
    return None
