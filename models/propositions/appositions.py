"""A person told by his office and named beside it: the name is what another article knows him by."""

from spacy.tokens import Token


def named_beside(role: Token) -> Token | None:
    """The name of "the commander of the garrison, *Major General Achak*, was among them"; None where none is set off.

    Of two persons or more ("two deputies, A and B") and of a role that stands for another ("whose deputy")
    nothing is said here.
    """
    if role.tag_ != "NN" or role.pos_ != "NOUN":
        return None
    for name in role.children:
        if name.dep_ != "appos" or name.i < role.i or name.pos_ != "PROPN" or name.ent_type_ != "PERSON":
            continue
        first, last = name.left_edge.i, name.right_edge.i
        after = role.doc[last + 1] if last + 1 < len(role.doc) else None
        set_off = role.doc[first - 1].text == "," and (after is None or after.is_punct or after.pos_ != "PROPN")
        alone = not any(c.dep_ in ("conj", "appos", "relcl", "acl", "prep") for c in name.children)
        if set_off and alone and not any(c.dep_ == "conj" for c in role.children):
            return name
    return None


def without_roles(tokens: list[Token]) -> list[Token]:
    """The tokens, each office that a name stands beside left out in favour of the name."""
    cut: set[int] = set()
    inside = {t.i for t in tokens}
    for token in tokens:
        name = named_beside(token)
        if name is not None and inside >= {t.i for t in name.subtree}:
            own = {t.i for t in name.subtree}
            cut |= {t.i for t in token.subtree if t.i not in own}
    return [t for t in tokens if t.i not in cut]
