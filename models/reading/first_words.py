"""Nouns that begin a sentence with a capital, which the tagger takes for names: "*Rebels* of the Hill Front said …"."""

from spacy.tokens import Doc

from models.reading.actor_words import ARMED_GROUPS, HUMAN


def as_nouns(doc: Doc) -> Doc:
    """The doc, in which a plural for people or fighters at the beginning of a sentence is a noun.

    Part of a name it is only beside another capital: "Rebels United said …".
    """
    for token in doc:
        if token.tag_ != "NNPS" or not token.is_sent_start or token.ent_type_:
            continue
        after = token.nbor(1) if token.i + 1 < len(doc) else None
        known = token.lower_ in ARMED_GROUPS or token.lower_.removesuffix("s") in HUMAN
        if known and (after is None or not after.text[:1].isupper()):
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lower_.removesuffix("s")
    return doc
