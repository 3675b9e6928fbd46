"""The place that "there" takes up: the last one named or described before it."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from models.propositions.patterns import BARE_PLACES

#: Common nouns for places where things happen.
_PLACES = frozenset(
    """base range camp port station hospital school square checkpoint depot airstrip airport quarry harbour harbor
    factory plant prison barracks building clinic island valley market bridge crossing monastery church mosque temple
    village hamlet town precinct mall hotel headquarters depot warehouse yard stadium""".split()
)
_NAMED = frozenset({"GPE", "LOC", "FAC"})
#: Tokens looked back over.
_REACH = 60


def place_before(there: Token, paragraphs: Sequence[Doc] = ()) -> str | None:
    """ "The *Lindow range* is shut and nobody trains *there*" → "at the Lindow range"; None where no place is told.

    Where the paragraph tells of none, the one before it is asked.
    """
    number = next((n for n, doc in enumerate(paragraphs) if doc is there.doc), 0)
    near = list(there.doc[max(0, there.i - _REACH) : there.i])
    earlier = list(paragraphs[number - 1]) if number else []
    for token in [*reversed(near), *reversed(earlier)]:
        doc = token.doc
        if token.ent_type_ in _NAMED and token.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj", "appos"):
            name = next((e.text for e in doc.ents if e.start <= token.i < e.end), token.text)
            return f"in {name}"
        if (
            token.pos_ in ("NOUN", "PROPN")
            and token.lemma_.lower() in _PLACES - BARE_PLACES
            and token.dep_ != "compound"
        ):
            named = [c for c in token.children if c.dep_ in ("compound", "amod") and c.i < token.i]
            if named or any(c.lower_ == "the" for c in token.children):
                return "at the " + " ".join(t.text for t in [*named, token])
    return None
