"""Attributions in one paragraph: numbered cases, each with the name of its rule.

1. a verb of saying with its content (clause, infinitive, gerund, object)
2. a verb of saying set into the sentence or after it ("…, officials said"), whose content is the rest of the sentence
3. "according to" and "per"
4. a noun that carries a claim ("its denial that …", "accusations of …")
5. a colon after a name ("Mayor: …")
Quotations are joined to these by `models.reading.quoting`.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from models.reading.complements import Complement, complement
from models.reading.cues import ACCORDING, ATTITUDES, CLAIM_NOUNS, EVIDENCE, NOMINAL_CUES, VERBS, Frame, VerbCue
from models.reading.found import Found
from models.reading.nesting import settle
from models.reading.phrases import according, colon, nominal
from models.reading.spans import Interval, chars, hull, noun_phrase, trimmed, without
from models.reading.subjects import agent, is_empty, is_passive, speaker
from models.vocabulary import CueClass

_MODAL_REFUSAL = frozenset({"would", "will", "could", "did"})
#: Verbs by which a speaker withholds ("would not specify", "did not comment"): negated, they refuse.
_WITHHOLD = frozenset(
    [
        "specify",
        "comment",
        "elaborate",
        "disclose",
        "reveal",
        "confirm",
        "discuss",
        "say",
        "identify",
        "name",
        "answer",
        "respond",
    ]
)


def find(doc: Doc, quoted: list[Interval]) -> list[Found]:
    """The attributions of a paragraph, without those whose cue stands inside a quotation or inside another one's content."""
    found: list[Found] = []
    for sentence in doc.sents:
        for token in sentence:
            if any(start < token.idx < end for start, end in quoted):
                continue
            found.extend(_at(token, sentence))
    return settle(found)


def _at(token: Token, sentence: Span) -> Iterator[Found]:
    spec = VERBS.get(token.lemma_.lower())
    if spec is not None and token.pos_ in ("VERB", "AUX"):
        case = _verb(token, spec, sentence)
    elif token.lower_ in ACCORDING:
        case = according(token, sentence)
    elif token.lemma_.lower() in NOMINAL_CUES and token.pos_ == "NOUN":
        case = nominal(token)
    elif token.text == ":":
        case = colon(token)
    else:
        case = None
    if case is not None:
        yield case


def _verb(cue: Token, spec: VerbCue, sentence: Span) -> Found | None:
    """Cases 1 and 2."""
    passive = is_passive(cue)
    subject = agent(cue) if passive else speaker(cue)
    if is_empty(subject):
        if subject is None or subject.lower_ != "it" or subject.dep_ == "expl":
            return None
    if cue.lemma_.lower() in EVIDENCE and not _states_result(cue):
        return None
    negated = any(c.dep_ == "neg" for c in cue.children)
    part = _denied_antecedent(cue, spec, subject) or complement(cue, spec, subject)
    if part is None and not passive:
        part = _set_in(cue, spec, subject, sentence) or _rest(cue, spec, subject, sentence)
    if part is None:
        part = _as_clause(cue, spec, sentence)
    if part is None or (
        passive
        and part.rule
        not in (
            "object_of",
            "event_object",
            "clause_after",
            "gerund",
            "called",
            "object_as",
            "as_clause",
            "about",
            "relative_denial",
        )
    ):
        return _waiting(cue, spec, subject, passive)
    if part.rule == "clause_after" and passive and subject is None and part.cue_class is CueClass.SPEECH:
        if not _impersonal(cue) and cue.lemma_.lower() != "ask":
            return None
    return _found(cue, part, subject, negated)


def _states_result(cue: Token) -> bool:
    """Whether "show" and "find" report a result ("the survey found that …"): not "to show", "find out", "found himself alone"."""
    if any((c.dep_ == "aux" and c.lower_ == "to") or c.dep_ == "prt" for c in cue.children):
        return False
    after = cue.nbor(1) if cue.i + 1 < len(cue.doc) else None
    return after is None or not after.lower_.endswith(("self", "selves"))


def _impersonal(cue: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "nsubj", "expl") and c.lower_ == "it" for c in cue.children)


def _waiting(cue: Token, spec: VerbCue, subject: Token | None, passive: bool) -> Found | None:
    """A cue without content in its sentence: kept when it can take a quotation that stands next to it."""
    if Frame.QUOTE not in spec.frames or passive or subject is None:
        return None
    return Found("quotation", spec.cue_class, cue, _cue_at(cue, ()), subject, noun_phrase(subject), ())


def _found(cue: Token, part: Complement, subject: Token | None, negated: bool) -> Found | None:
    cue_at = _cue_at(cue, part.extra_cue)
    source_at = noun_phrase(subject) if subject is not None else None
    holes = [cue_at] + ([source_at] if source_at else [])
    if part.rule == "set_in" and subject is not None:
        holes = [chars([*_cluster(cue, subject)])]
    pieces = [trimmed(cue.doc, p) for p in without(part.interval, holes)]
    antecedent = None if part.rule == "relative_denial" else _antecedent(cue, subject, pieces)
    if antecedent is not None:
        pieces = [antecedent, *(p for p in pieces if p[0] >= antecedent[1])]
    content = tuple(p for p in pieces if p[1] - p[0] > 2)
    if not content or (cue.lemma_.lower() in ATTITUDES and not _holds_attitude(cue, subject)):
        return None
    cue_class = _refusal(cue, part, negated) or part.cue_class
    rule = f"attitude_{part.rule}" if cue.lemma_.lower() in ATTITUDES else part.rule
    return Found(rule, cue_class, cue, cue_at, subject, source_at, content, negated, part.target)


_NO_HOLDERS = frozenset({"it", "you", "one", "nobody", "there", "that", "which", "i", "we"})


def _antecedent(cue: Token, subject: Token | None, pieces: list[Interval]) -> Interval | None:
    """ "the town, which the army claims to hold": the noun that the content of a relative clause is about, up to the speaker."""
    if cue.dep_ != "relcl" or subject is None or subject == cue.head or subject.is_ancestor(cue) or not pieces:
        return None
    first = subject.left_edge
    if first.i <= cue.head.i or first.i > cue.i:
        return None
    return trimmed(cue.doc, (cue.head.left_edge.idx, first.idx))


def _holds_attitude(cue: Token, subject: Token | None) -> bool:
    """Whether somebody other than the narrator is said to believe or want: not "hard to know", not "I think", not "which wants"."""
    if subject is None or subject.lower_ in _NO_HOLDERS:
        return False
    return not any(c.dep_ == "aux" and c.lower_ == "to" for c in cue.children)


def _refusal(cue: Token, part: Complement, negated: bool) -> CueClass | None:
    """Refusals to speak: "would not say", "declined to comment". "refused to leave" is no refusal to speak, but stays one in form."""
    lemma = cue.lemma_.lower()
    modal = any(c.dep_ == "aux" and c.lower_ in _MODAL_REFUSAL for c in cue.children)
    if negated and lemma in _WITHHOLD and modal:
        return CueClass.REFUSAL
    return None


def _set_in(cue: Token, spec: VerbCue, subject: Token | None, sentence: Span) -> Complement | None:
    """Case 2: "The bridge, officials said, was hit" and "…, the army said" where the parser made the saying a side branch."""
    if (
        Frame.CLAUSE not in spec.frames
        or subject is None
        or cue.dep_ not in ("parataxis", "ccomp", "conj", "dep", "advcl", "appos")
    ):
        return None
    if cue.lemma_.lower() in ATTITUDES or any(
        c.dep_ == "mark" or (c.dep_ == "aux" and c.lemma_ != "have") for c in cue.children
    ):
        return None
    host = cue.head
    if (
        host == cue
        or host.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")
        or (not subject.is_ancestor(cue) and cue not in subject.ancestors)
    ):
        return None
    cluster = chars(_cluster(cue, subject))
    before = cue.doc.text[: cluster[0]].rstrip()
    if not before.endswith((",", '"', "-", "—")) or cluster[0] <= sentence.start_char:
        return None
    return Complement((sentence.start_char, sentence.end_char), "set_in", spec.cue_class)


def _rest(cue: Token, spec: VerbCue, subject: Token | None, sentence: Span) -> Complement | None:
    """The rest of the sentence after "say", which takes nothing but what is said, where the parser found no clause."""
    if (
        cue.lemma_.lower() != "say"
        or subject is None
        or subject.i > cue.i
        or cue.dep_ == "relcl"
        or cue.i + 1 >= len(cue.doc)
    ):
        return None
    first = cue.nbor(1)
    while first.i + 1 < sentence.end and (
        first.ent_type_ in ("DATE", "TIME") or first.lower_ in ("on", "later", "also")
    ):
        first = first.nbor(1)
    if (
        cue.nbor(-1).is_punct
        or first.is_punct
        or first.dep_ in ("prep", "cc", "agent")
        or first.lower_ in ("it", "so", "this", "as", "when", "after")
    ):
        return None
    if (
        first.i < sentence.end
        and sentence.end_char - first.idx > 3
        and '"' not in cue.doc.text[first.idx : sentence.end_char]
    ):
        return Complement((first.idx, sentence.end_char), "rest_of_sentence", spec.cue_class)
    return None


def _as_clause(cue: Token, spec: VerbCue, sentence: Span) -> Complement | None:
    """ "As the mayor noted, the bridge …": what is said is the sentence around the as-clause."""
    if Frame.CLAUSE not in spec.frames or cue.dep_ not in ("advcl", "ccomp", "parataxis"):
        return None
    marks = [c for c in cue.children if c.lower_ == "as" and c.i < cue.i and c.dep_ in ("mark", "advmod", "prep")]
    if (
        not marks
        or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in cue.children)
        or cue.head.pos_ not in ("VERB", "AUX")
    ):
        return None
    text, clause = cue.doc.text, (marks[0].idx, cue.right_edge.idx + len(cue.right_edge))
    before, after = text[sentence.start_char : clause[0]].strip(), text[clause[1] : clause[1] + 1]
    if after == "," and (not before or before.lower() in ("and", "but", "yet", "or")):
        return Complement((clause[1] + 1, sentence.end_char), "as_clause", spec.cue_class)
    if before.endswith(",") and after in (".", ","):
        return Complement((sentence.start_char, clause[0]), "as_clause", spec.cue_class)
    return None


def _cluster(cue: Token, subject: Token) -> list[Token]:
    """The words of "officials in the capital said on Monday" that are cut out of the content."""
    own = [t for t in cue.subtree if t == cue or subject.is_ancestor(t) or t == subject]
    own += [t for c in cue.children if _part_of_saying(c, subject) for t in c.subtree]
    return own


def _part_of_saying(child: Token, subject: Token) -> bool:
    """Whether a child of a cue set into a sentence is cut out with it; a phrase of time before its subject is content."""
    if child.dep_ not in ("aux", "neg", "npadvmod", "advmod", "prep", "prt", "dative", "dobj"):
        return False
    return child.i > min(subject.i, child.head.i)


def _cue_at(cue: Token, extra: tuple[Token, ...]) -> Interval:
    """The verb with the auxiliaries, negation and particle right beside it."""
    group = {cue, *extra}
    group |= {c for c in cue.children if c.dep_ in ("aux", "auxpass", "neg", "prt") and abs(c.i - cue.i) <= 3}
    first, last = min(t.i for t in group), max(t.i for t in group)
    inner = [
        t
        for t in cue.doc[first : last + 1]
        if t not in group and t.dep_ not in ("advmod", "det", "amod", "prep", "poss")
    ]
    return chars([cue, *extra]) if inner else chars(group)


def _denied_antecedent(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """ "a charge that he has always denied", "an allegation rejected by two inquiries": what is denied is the noun before."""
    if spec.cue_class is not CueClass.DENIAL or cue.dep_ not in ("relcl", "acl"):
        return None
    claims = [
        t
        for t in (cue.head, *cue.head.ancestors)
        if t.lemma_.lower() in CLAIM_NOUNS | NOMINAL_CUES.keys() and t.pos_ == "NOUN"
    ]
    noun = next((t for t in claims if t.i >= cue.sent.start), cue.head)
    if noun.pos_ not in ("NOUN", "PRON") or noun == subject:
        return None
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "dative") and c.tag_ not in ("WDT", "WP", "IN") for c in cue.children):
        return None
    if noun.pos_ == "NOUN" and noun.lemma_.lower() not in CLAIM_NOUNS | NOMINAL_CUES.keys():
        return None
    kept = [t for t in noun.subtree if t.i < cue.left_edge.i and not t.is_punct]
    clause = [
        c
        for c in noun.children
        if c.dep_ in ("acl", "ccomp") and c != cue and noun.i < c.i < cue.i and c.left_edge.lower_ == "that"
    ]
    interval = hull(clause[0]) if clause and clause[0].right_edge.i < cue.left_edge.i else chars(kept)
    return Complement(interval, "relative_denial", spec.cue_class)
