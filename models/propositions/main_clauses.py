"""A piece of what is said, divided into its sentences: at full stops, semicolons and comma splices."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.frames import SUBJECTS, children
from models.reading.calling import FINITE


def main_clauses(tokens: Sequence[Token], begins: Collection[int]) -> list[list[Token]]:
    """The tokens in groups to be read each by itself; what starts at one of `begins` goes on the sentence before."""
    groups: dict[int, list[Token]] = {}
    key = own = -1
    for token in tokens:
        if token.sent.start != own:
            own = token.sent.start
            key = key if token.i in begins else own
        groups.setdefault(key, []).append(token)
        if (token.text == ";" and _clause_after(token)) or _is_splice(token):
            key = token.i
    return [g for g in groups.values() if any(t.is_alpha or t.like_num for t in g)]


def _clause_after(mark: Token) -> bool:
    """Whether a semicolon parts two clauses: a subject and its verb stand right after it."""
    after = mark.doc[mark.i + 1 : mark.sent.end]
    finite = next((t for t in after if t.tag_ in FINITE), None)
    return finite is not None and any(t.dep_ in SUBJECTS for t in after[: finite.i - mark.i])


def _is_splice(comma: Token) -> bool:
    """ "It was no accident, it was murder": two sentences and a comma; the parser hangs the first on the second."""
    second = comma.head
    if comma.text != "," or second.i < comma.i or second.lemma_.lower() in p.PERFORMATIVES | p.OPINION_VERBS:
        return False
    subjects = [c.left_edge.i for c in children(second, *SUBJECTS)]
    first = [c for c in children(second, "ccomp") if c.i < comma.i]
    if comma.i + 1 not in subjects or len(first) != 1 or children(first[0], "mark"):
        return False
    if second.tag_ == "VBD" and second.lower_.endswith("ed") and not _goes_on(second):
        return False  # "an amnesty for all, officers *included*"
    return first[0].right_edge.i + 1 == comma.i and bool(children(first[0], *SUBJECTS))


def _goes_on(verb: Token) -> bool:
    return any(c.dep_ not in ("punct", "cc", "conj") for c in verb.rights)
