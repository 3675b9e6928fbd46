"""Attributions in one paragraph: numbered cases, each with the name of its rule.

1. a verb of saying with its content (clause, infinitive, gerund, object)
2. a verb of saying without a complement, whose content stands around it (`models.reading.around`)
3. "according to" and "per"
4. a noun that carries a claim ("its denial that …", "accusations of …")
5. a colon after a name ("Mayor: …")
6. a dash before a name, behind a quotation ("“…” — Bo Lo")
Quotations are joined to these by `models.reading.quoting`.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from models.reading.around import (
    as_clause,
    behind,
    cluster,
    denied_antecedent,
    done_by,
    parenthesis,
    raised,
    rest,
    set_in,
    that_clause,
)
from models.reading.boundaries import tells_instead
from models.reading.complements import complement
from models.reading.counting import others
from models.reading.cues import (
    ACCORDING,
    ATTITUDES,
    EVIDENCE,
    NOMINAL_CUES,
    ONLY_THAT,
    OWNED_CLAIMS,
    Frame,
    VerbCue,
)
from models.reading.denying_as import is_claims_denied, turned_round
from models.reading.found import Complement, Found
from models.reading.leanings import ADJECTIVES, LEANINGS, leaning, minded
from models.reading.nesting import settle
from models.reading.nlp import text_of
from models.reading.phrasal import cue_of
from models.reading.phrases import VIEWS, according, answer, colon, nominal, signed, viewed
from models.reading.senses import (
    apart,
    is_name,
    is_negated,
    is_order,
    only_defines,
    only_possible,
    states_result,
    with_that,
)
from models.reading.spans import Interval, chars, noun_phrase, trimmed, without
from models.reading.stretching import is_comment, without_comment
from models.reading.subjects import agent, is_empty, is_passive, relay, speaker
from models.reading.tags import closing, tags
from models.reading.verdicts import brought_out, position, verdict
from models.reading.voicing import voiced
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
    """The attributions of a paragraph whose cue stands neither in a quotation nor in another one's content."""
    told = tags(doc, quoted)
    found: list[Found] = []
    for sentence in doc.sents:
        for token in sentence:
            if any(start < token.idx < end for start, end in quoted):
                continue
            found.extend([told[token.i]] if token.i in told else _at(token, sentence))
    return settle(found)


def _at(token: Token, sentence: Span) -> Iterator[Found]:
    spec = cue_of(token)
    if token.lemma_ in ("have", "make", "let") and token.pos_ == "VERB":
        case = brought_out(token)
    elif spec is not None and token.pos_ in ("VERB", "AUX"):
        case = _verb(token, spec, sentence)
    elif token.lower_ in ACCORDING:
        case = according(token, sentence)
    elif token.pos_ == "NOUN" and token.lower_ in VIEWS and (view := viewed(token, sentence)) is not None:
        case = view
    elif token.pos_ == "NOUN" and (given := answer(token) or position(token)) is not None:
        case = given
    elif token.text == ",":
        case = verdict(token, sentence)
    elif token.pos_ == "NOUN" and (brought := voiced(token)) is not None:
        case = brought
    elif token.pos_ == "NOUN" and token.lemma_.lower() in NOMINAL_CUES.keys() | OWNED_CLAIMS:
        case = nominal(token) or (leaning(token) if token.lemma_.lower() in LEANINGS else None)
    elif token.lemma_.lower() in LEANINGS and token.pos_ == "NOUN":
        case = leaning(token)
    elif token.lower_ in ADJECTIVES and token.pos_ == "ADJ":
        case = minded(token)
    elif token.text == ":":
        case = colon(token)
    elif token.text in ("-", "--", "—"):
        case = signed(token)
    else:
        case = None
    if case is not None:
        case = turned_round(case)
        yield case
        yield from others(case)


def _verb(cue: Token, spec: VerbCue, sentence: Span) -> Found | None:
    """Cases 1 and 2."""
    if (set_off := _between_commas(cue, spec, sentence)) is not None:
        return set_off
    if is_name(cue) or is_order(cue) or is_claims_denied(cue):
        return None
    passive = is_passive(cue) and not tells_instead(cue)
    subject = agent(cue) if passive else speaker(cue)
    if subject is not None and is_empty(subject) and (subject.lower_ != "it" or subject.dep_ == "expl"):
        return None
    if cue.lemma_ == "go" and (subject is None or not _is_person(subject)):
        return None  # "…, *he went on*", and not "…, the strike went on"
    if cue.lemma_.lower() in EVIDENCE and not states_result(cue):
        return None
    if cue.lemma_.lower() in ONLY_THAT and Frame.LIGHT not in spec.frames and not with_that(cue):
        return None
    negated = is_negated(cue)
    part = raised(cue, spec) or denied_antecedent(cue, spec, subject) or complement(cue, spec, subject)
    if part is None and not passive:
        part = set_in(cue, spec, subject, sentence) or rest(cue, spec, subject, sentence)
    if part is None:
        part = as_clause(cue, spec, sentence)
    if part is None and not passive:
        part = that_clause(cue, spec, sentence)
    if part is None and not passive and (said := closing(cue, spec, subject, sentence)) is not None:
        part = Complement(said, "closing", spec.cue_class)
    if part is None and passive and subject is not None:
        part = done_by(cue, spec)
    if part is None or (passive and part.rule not in _PASSIVE_RULES and not _asked(cue, part)):
        return _waiting(cue, spec, subject, passive)
    if only_defines(cue, part, subject) or only_possible(cue, part) or apart(cue, part, subject):
        return None
    nobody = passive and subject is None and part.rule == "clause_after" and part.cue_class is CueClass.SPEECH
    if nobody and not _impersonal(cue) and cue.lemma_.lower() != "ask":
        return None
    return _found(cue, part, subject, negated)


def _is_person(subject: Token) -> bool:
    return subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she")


def _between_commas(cue: Token, spec: VerbCue, sentence: Span) -> Found | None:
    """A saying set into its sentence, by its commas."""
    found = parenthesis(cue, spec, sentence)
    if found is None:
        return None
    speaker, hole, source_at = found
    pieces = [trimmed(cue.doc, p) for p in without((sentence.start_char, sentence.end_char), [hole])]
    pieces = [without_comment(cue, p) if p[0] > cue.idx and not doc_quote(cue, p) else p for p in pieces]
    cue_at = _cue_at(cue, ())
    return Found("set_in", spec.cue_class, cue, cue_at, speaker, source_at, tuple(p for p in pieces if p[1] > p[0]))


#: What a passive cue may carry: "was accused of …", "it was said that …", "a charge denied by …".
_PASSIVE_RULES = frozenset(
    {
        "object_of",
        "event_object",
        "clause_after",
        "gerund",
        "called",
        "object_as",
        "as_clause",
        "about",
        "relative_denial",
        "raised",
        "passive_object",
        "attitude_passive_object",
    }
)


def _asked(cue: Token, part: Complement) -> bool:
    """Whether somebody was asked or told to do something: "*asked* to comment on the report, she laughed"."""
    return cue.lemma_.lower() in ("ask", "urge") and part.rule == "object_infinitive"


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
    if subject is not None and source_at is not None and _issued(cue, subject):
        source_at = source_at[0], min(source_at[1], trimmed(cue.doc, (0, cue.left_edge.idx - 1))[1])
    if part.rule == "object_of" and source_at is not None and source_at[0] < part.interval[0] < source_at[1]:
        source_at = trimmed(cue.doc, (source_at[0], part.interval[0]))
    holes = [cue_at] + ([source_at] if source_at else [])
    if part.rule == "raised":  # "is widely expected": all between subject and "to"
        holes = [chars([t for t in cue.children if t.dep_ in ("aux", "auxpass", "advmod", "neg")] + [cue])]
    if part.rule == "set_in" and subject is not None:
        holes = [chars([*cluster(cue, subject)])]
    pieces = [trimmed(cue.doc, p) for p in without(part.interval, holes)]
    if part.rule in _COMMENTED and not any(doc_quote(cue, p) for p in pieces):
        pieces = [without_comment(cue, p) if p[0] > cue.idx else p for p in pieces]
    if part.rule == "set_in" and len(pieces) > 1 and is_comment(cue.doc, pieces[-1]):
        pieces.pop()
    antecedent = None if part.rule == "relative_denial" else _antecedent(cue, subject, pieces)
    if antecedent is not None:
        pieces = [antecedent, *(p for p in pieces if p[0] >= antecedent[1])]
    if cue.lemma_.lower() in ATTITUDES and part.rule in ("clause_before", "closing"):
        return None
    if part.rule in ("clause_before", "closing") and pieces and (tail := behind(cue, subject)) is not None:
        pieces.append(tail)
    if part.rule in ("clause_before", "closing") and pieces and subject is not None and subject.pos_ == "PRON":
        pieces[0] = _behind_lead_in(cue, pieces[0])
    content = tuple(p for p in pieces if p[1] - p[0] > 2 or part.rule in ("figure", "event_object"))
    held = part.rule == "raised" or _holds_attitude(cue, subject)
    if not content or (cue.lemma_.lower() in ATTITUDES and not held):
        return None
    cue_class = _refusal(cue, part, negated) or part.cue_class
    rule = f"attitude_{part.rule}" if cue.lemma_.lower() in ATTITUDES else part.rule
    relayed = relay(cue)
    channel_at = noun_phrase(relayed[1]) if relayed is not None and relayed[1] is not None else None
    return Found(rule, cue_class, cue, cue_at, subject, source_at, content, negated, part.target, channel_at=channel_at)


def _behind_lead_in(cue: Token, piece: Interval) -> Interval:
    """What is said, without how the narrator leads in: "The envoy *put it otherwise: both had left*, she said"."""
    ahead = [t for t in cue.doc if piece[0] <= t.idx < min(piece[1], cue.idx)]
    colon = next((t for t in ahead if t.text == ":"), None)
    if colon is None or not any(t.tag_ in ("VBD", "VBZ") and t.i < colon.i for t in ahead):
        return piece
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.i > colon.i for t in ahead)
    return trimmed(cue.doc, (colon.idx + 1, piece[1])) if finite else piece


def _issued(cue: Token, subject: Token) -> bool:
    """Whether a participle says what its noun does: "*a letter* warning that …"."""
    return cue.dep_ == "acl" and subject == cue.head and cue.lemma_.lower() not in ATTITUDES


#: Rules whose content may run into what the narrator adds at the end of the sentence.
_COMMENTED = frozenset(
    [
        "clause_after",
        "infinitive",
        "object",
        "event_object",
        "light_cue",
        "object_of",
        "object_as",
        "object_infinitive",
        "called",
        "about",
        "gerund",
        "set_in",
    ]
)


def doc_quote(cue: Token, piece: Interval) -> bool:
    """Whether a content ends inside or with a quotation, which is never cut."""
    return text_of(cue.doc)[piece[0] : piece[1]].rstrip(" .,").endswith('"')


_NO_HOLDERS = frozenset({"it", "you", "one", "nobody", "there", "that", "which"})


def _antecedent(cue: Token, subject: Token | None, pieces: list[Interval]) -> Interval | None:
    """The noun that the content of a relative clause is about: "the town, which the army claims to hold"."""
    if cue.dep_ != "relcl" or subject is None or subject == cue.head or subject.is_ancestor(cue) or not pieces:
        return None
    first = subject.left_edge
    if first.lower_ == "whose":
        return None  # "the union, *whose leader* blames the police": its leader's words are not about the union
    if cue.left_edge.pos_ == "ADP":
        return None  # "a video *in which* it said …"
    if first.i <= cue.head.i or first.i > cue.i or cue.doc[first.i - 1].lower_ in ("where", "when"):
        return None
    return trimmed(cue.doc, (cue.head.left_edge.idx, first.idx))


def _holds_attitude(cue: Token, subject: Token | None) -> bool:
    """Whether somebody named believes or wants: not "hard to believe", not "I think", not "which wants"."""
    if subject is None or subject.lower_ in _NO_HOLDERS:
        return False
    return not any(c.dep_ == "aux" and c.lower_ == "to" for c in cue.children)


def _refusal(cue: Token, part: Complement, negated: bool) -> CueClass | None:
    """Refusals to speak in other words than "refuse" and "decline": "would not say"."""
    lemma = cue.lemma_.lower()
    modal = any(c.dep_ == "aux" and c.lower_ in _MODAL_REFUSAL for c in cue.children)
    if negated and (lemma in ("respond", "reply", "comment", "answer") or (lemma in _WITHHOLD and modal)):
        return CueClass.REFUSAL
    return None


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
