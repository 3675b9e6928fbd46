"""What a word that points elsewhere can mean in its sentence: a part in an event, or a thing named before."""

from spacy.tokens import Token

from models.propositions.patterns import EVENT_PREPOSITIONS, TIME_NOUNS

_PARTS = frozenset("nothing part role hand involved involvement responsible responsibility behind connected".split())


def is_part(noun: str, name: str) -> bool:
    """Whether a name only has the noun for its first part: "army post", "Military Intelligence Directorate"."""
    words = name.lower().split()
    return noun in words[:-1] and not {"of", "for"} & set(words)


def part_in(it: Token) -> bool:
    """Whether "it" is what one has or has no part in: "had nothing to do with *it*", "was not behind *it*"."""
    before = {t.lower_ for t in it.doc[max(it.sent.start, it.i - 6) : it.i]}
    return bool(before & _PARTS)


def thing_before(it: Token) -> bool:
    """Whether the sentence has another thing for "it" than an event: "keeps a *list* and … every name on it"."""
    for token in it.doc[it.sent.start : it.i]:
        singular = token.tag_ == "NN" and token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
        if singular and token.lemma_.lower() not in TIME_NOUNS and token.lemma_.lower() not in EVENT_PREPOSITIONS:
            return True
    return False
