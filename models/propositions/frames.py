"""Moving about in the parse: which tokens belong to a clause, which clauses are coordinated, what is said aside."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from models.propositions.appositions import named_beside, without_roles

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
_PREDICATES = ("VERB", "AUX")
#: Verbs that take no object, whatever the parser makes of "that".
OBJECTLESS = frozenset(
    """
    resign die lie lay happen occur exist collapse arrive surrender fall come go explode escape flee run return sit
    stand rise wait stay live appear emerge vanish disappear retreat march rally riot protest intervene succeed fail
    react respond speak talk try stop start begin
    """.split()
)


#: Verbs whose object is theirs alone: "watched and did *nothing*", "stopped and took *pictures*".
_LIGHT = frozenset("do say have make take give get put".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause is read within: the tokens of its piece, and what it shares with the clause beside it."""

    inside: frozenset[int]
    subject: tuple[Token, ...] = ()
    auxiliaries: tuple[Token, ...] = ()
    dropped: frozenset[int] = field(default_factory=frozenset)
    #: In a denial "A or B" denies both and is split; asserted, it asserts neither.
    splits_or: bool = False

    def has(self, token: Token) -> bool:
        return token.i in self.inside and token.i not in self.dropped


def children(token: Token, *deps: str) -> list[Token]:
    """The children of a token with one of these dependency labels, in order."""
    return [c for c in token.children if c.dep_ in deps]


def subject_of(head: Token, frame: Frame) -> tuple[Token, ...]:
    """Tokens of the subject of a clause, its own or the one it shares; empty if there is none."""
    own = [c for c in children(head, *SUBJECTS) if c.i in frame.inside]
    if (not own or own[-1].tag_ in ("WDT", "WP")) and not frame.subject and (noun := _taken_up(head)):
        return noun
    if own:
        return tuple(t for t in own[-1].subtree if frame.has(t))
    counted = [c for c in children(head, "prep", "advmod") if c.i < head.i and c.lower_ == "between" and frame.has(c)]
    if counted and not frame.subject:
        return tuple(t for t in counted[0].subtree if frame.has(t))
    return frame.subject


def object_taken_up(head: Token) -> tuple[Token, ...]:
    """The noun that such a clause does something to: "*a post* that the army says it holds"."""
    bare = head.pos_ == "VERB" and not children(head, "dobj", "auxpass", "ccomp", "xcomp", "attr", "acomp", "prep")
    own = children(head, "nsubj")
    return _taken_up(head) if bare and own and own[-1].tag_ not in ("WDT", "WP") else ()


def shared_object(head: Token, frame: Frame) -> tuple[Token, ...]:
    """The object that a verb has in common with the one coordinated with it: "surrounded and captured *the town*"."""
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    joined = [c for c in conjuncts(head, frame) if c.pos_ == "VERB" and not children(c, *SUBJECTS)]
    own = [c for c in head.rights if c.dep_ not in ("cc", "conj", "punct")]
    if not joined or own or after is None or after.lower_ not in ("and", "or", "nor") or children(head, "auxpass"):
        return ()
    if head.pos_ != "VERB" or head.lemma_.lower() in OBJECTLESS or joined[0].lemma_.lower() in _LIGHT:
        return ()
    things = [c for c in children(joined[0], "dobj") if frame.has(c)]
    return tuple(t for t in things[0].subtree if frame.has(t)) if things else ()


def _taken_up(head: Token) -> tuple[Token, ...]:
    """The noun that a clause in a saying is about: "*missiles* that Vora says were sent", "*a raid* he said failed"."""
    saying = head.head
    if head.dep_ != "ccomp" or saying.dep_ != "relcl" or saying.head.pos_ not in ("NOUN", "PROPN"):
        return ()
    first = saying.left_edge.i
    phrase = [t for t in saying.head.subtree if t.i < first]
    while phrase and phrase[-1].is_punct:
        phrase.pop()
    return tuple(phrase) if saying.head in phrase else ()


def shared_with(head: Token, frame: Frame, conj: Token | None = None) -> Frame:
    """The frame of a clause coordinated with this one: `conj`, where it matters by which word it is joined."""
    auxiliaries = tuple(t for t in children(head, *AUXILIARIES, "neg") if t.i in frame.inside) or frame.auxiliaries
    joined = [c for c in children(head, "cc") if conj is not None and c.i < conj.i]
    if joined and joined[-1].lower_ == "but":  # "was not sunk but towed"
        auxiliaries = tuple(t for t in auxiliaries if t.dep_ != "neg")
    return Frame(frame.inside, subject_of(head, frame), auxiliaries, frame.dropped, frame.splits_or)


def conjuncts(head: Token, frame: Frame) -> list[Token]:
    """Predicates coordinated with this one that stand as clauses of their own."""
    found = []
    negated = frame.splits_or or bool(children(head, "neg")) or any(a.dep_ == "neg" for a in frame.auxiliaries)
    for conj in children(head, "conj"):
        if not negated and any(c.lower_ == "or" for c in children(head, "cc")):
            continue
        if not frame.has(conj) or (conj.pos_ not in _PREDICATES and not children(conj, "nsubj", "nsubjpass", "cop")):
            continue
        shares_object = (
            not children(conj, *SUBJECTS)
            and head.pos_ == "VERB"
            and _bare(head)
            and bool(children(conj, "dobj", "prep"))
            and not children(head, "auxpass")
        )
        if not shares_object:
            found.append(conj)
    return found


def _bare(head: Token) -> bool:
    """A verb with nothing of its own before the conjunction: "planned and carried out the attack"."""
    return (
        head.dep_ != "acl"
        and not [c for c in head.rights if c.dep_ not in ("cc", "conj", "punct", "prt", "advmod")]
        and (
            head.lemma_.lower()
            in (
                "plan",
                "organise",
                "organize",
                "prepare",
                "order",
                "finance",
                "fund",
                "support",
                "coordinate",
                "launch",
            )
        )
    )


def body(head: Token, frame: Frame) -> list[Token]:
    """All tokens of the clause: its subtree without coordinated clauses, asides and attribution remnants."""
    cut: set[int] = set()
    for child in children(head, "conj"):
        if child in conjuncts(head, frame):
            cut |= {t.i for t in child.subtree}
    if cut:
        cut |= {c.i for c in children(head, "cc", "preconj") if any(j > c.i for j in cut)}
    for token in head.subtree:
        if token.i in cut or not frame.has(token):
            continue
        if is_aside(token, head):
            cut |= {t.i for t in token.subtree}
    return without_roles([t for t in head.subtree if frame.has(t) and t.i not in cut])


def is_aside(token: Token, head: Token) -> bool:
    """Non-restrictive relative clauses, appositions after a comma, "he said", "as you know", vocatives."""
    previous = token.doc[token.left_edge.i - 1] if token.left_edge.i else None
    after_comma = previous is not None and previous.text in (",", "-", "--", "–", "(")
    if token.dep_ == "appos" and after_comma and token.head.tag_ != "NNS" and children(token, "conj"):
        return False  # "the army, border guards and police": a list that the parser takes for an apposition
    if token.dep_ == "appos" and named_beside(token.head) == token:
        return False  # "the commander, Major General Achak": see `without_roles`
    if token.dep_ == "relcl" and head.lemma_ == "come" and any(c.lower_ == "where" for c in token.children):
        return False  # "the shells came from the hill, where the militia has its guns": whose shells
    if token.dep_ in ("relcl", "appos") and after_comma:
        return True
    if token.dep_ == "acl" and after_comma and token.head.i < token.i:
        return True
    if token.dep_ in ("parataxis", "intj", "meta"):
        return True
    if (
        token.dep_ == "advcl"
        and token.head == head
        and any(c.lower_ == "as" for c in token.children)
        and any(c.lower_ in ("you", "we", "i") for c in children(token, "nsubj"))
    ):
        return True
    if token.dep_ == "ccomp" and token.head == head and token.i < head.i and head.lemma_ in ("say", "add"):
        return False
    return token.dep_ == "prep" and token.lower_ in ("according",)


def top(tokens: list[Token]) -> Token | None:
    """The head of a noun phrase given by its tokens."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside), None)


def is_gerund(token: Token) -> bool:
    """A gerund that stands for a clause: "shelling X", "having shelled X"; not "the shelling of X"."""
    forms = [token, *children(token, "aux", "auxpass")]
    return token.pos_ in ("VERB", "AUX") and any(t.tag_ == "VBG" for t in forms) and not children(token, "det", "poss")


def is_relative(verb: Token) -> bool:
    """ "that" as the verb's own subject or object: "the claim that stirred a debate"."""
    own = [c for c in verb.children if c.lower_ in ("that", "which") and c.dep_ in ("nsubj", "dobj", "nsubjpass")]
    if own and own[0].dep_ == "dobj" and verb.lemma_.lower() in OBJECTLESS:
        return False  # "a report that the mayor resigned"
    return bool(own) and not (own[0].dep_ == "dobj" and len(children(verb, "dobj")) > 1)
