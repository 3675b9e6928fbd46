"""Attributions in one paragraph: numbered cases, each with the name of its rule.

1. a verb of saying with its content (clause, infinitive, gerund, object)
2. a verb of saying set into the sentence or after it ("…, officials said"), whose content is the rest of the sentence
3. "according to" and "per"
4. a noun that carries a claim ("its denial that …", "accusations of …")
5. a colon after a name ("Mayor: …")
Quotations are joined to these by `models.reading.quoting`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from models.reading.complements import Complement, complement
from models.reading.cues import ACCORDING, NOMINAL_CUES, VERBS, Frame, VerbCue
from models.reading.spans import Interval, chars, hull, noun_phrase, overlap, trimmed, without
from models.reading.subjects import agent, is_empty, is_passive, speaker
from models.vocabulary import CueClass

_MODAL_REFUSAL = frozenset({"would", "will", "could", "did"})
#: Verbs by which a speaker withholds ("would not specify", "did not comment"): negated, they refuse.
_WITHHOLD = frozenset("specify comment elaborate disclose reveal confirm discuss say identify name answer respond".split())


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in paragraph coordinates (`doc.text`)."""

    rule: str
    cue_class: CueClass
    cue: Token | None
    cue_at: Interval | None
    source: Token | None
    source_at: Interval | None
    content: tuple[Interval, ...]
    negated: bool = False
    target: Token | None = None
    direct: bool = False


def find(doc: Doc, quoted: list[Interval]) -> list[Found]:
    """The attributions of a paragraph, without those whose cue stands inside a quotation or inside another one's content."""
    found: list[Found] = []
    for sentence in doc.sents:
        for token in sentence:
            if any(start < token.idx < end for start, end in quoted):
                continue
            found.extend(_at(token, sentence))
    return outermost(found)


def _at(token: Token, sentence: Span) -> Iterator[Found]:
    spec = VERBS.get(token.lemma_.lower())
    if spec is not None and token.pos_ in ("VERB", "AUX"):
        case = _verb(token, spec, sentence)
    elif token.lower_ in ACCORDING:
        case = _according(token, sentence)
    elif token.lemma_.lower() in NOMINAL_CUES and token.pos_ == "NOUN":
        case = _nominal(token)
    elif token.text == ":":
        case = _colon(token, sentence)
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
    negated = any(c.dep_ == "neg" for c in cue.children)
    part = complement(cue, spec, subject)
    if part is None and not passive:
        part = _set_in(cue, spec, subject, sentence)
    if part is None or (passive and part.rule not in ("object_of", "event_object", "clause_after", "gerund", "called", "object_as")):
        return _waiting(cue, spec, subject, passive)
    if part.rule == "clause_after" and passive and subject is None and part.cue_class is CueClass.SPEECH and not _impersonal(cue):
        return None
    return _found(cue, part, subject, negated)


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
    content = tuple(p for p in pieces if p[1] - p[0] > 2)
    if not content:
        return None
    cue_class = _refusal(cue, part, negated) or part.cue_class
    return Found(part.rule, cue_class, cue, cue_at, subject, source_at, content, negated, part.target)


def _refusal(cue: Token, part: Complement, negated: bool) -> CueClass | None:
    """Refusals to speak: "would not say", "declined to comment". "refused to leave" is no refusal to speak, but stays one in form."""
    lemma = cue.lemma_.lower()
    modal = any(c.dep_ == "aux" and c.lower_ in _MODAL_REFUSAL for c in cue.children)
    if negated and lemma in _WITHHOLD and modal:
        return CueClass.REFUSAL
    return None


def _set_in(cue: Token, spec: VerbCue, subject: Token | None, sentence: Span) -> Complement | None:
    """Case 2: "The bridge, officials said, was hit" and "…, the army said" where the parser made the saying a side branch."""
    if Frame.CLAUSE not in spec.frames or subject is None or cue.dep_ not in ("parataxis", "ccomp", "conj", "dep", "advcl", "appos"):
        return None
    host = cue.head
    if host is cue or host.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") or not subject.is_ancestor(cue) and cue not in subject.ancestors:
        return None
    cluster = chars(_cluster(cue, subject))
    before = cue.doc.text[: cluster[0]].rstrip()
    if not before.endswith((",", '"', "-", "—")) or cluster[0] <= sentence.start_char:
        return None
    return Complement((sentence.start_char, sentence.end_char), "set_in", spec.cue_class)


def _cluster(cue: Token, subject: Token) -> list[Token]:
    """The words of "officials in the capital said on Monday" that are cut out of the content."""
    own = [t for t in cue.subtree if t is cue or subject.is_ancestor(t) or t is subject]
    own += [t for c in cue.children if c.dep_ in ("aux", "neg", "npadvmod", "advmod", "prep", "prt", "dative", "dobj") for t in c.subtree]
    return own


def _cue_at(cue: Token, extra: tuple[Token, ...]) -> Interval:
    """The verb with the auxiliaries, negation and particle right beside it."""
    group = {cue, *extra}
    group |= {c for c in cue.children if c.dep_ in ("aux", "auxpass", "neg", "prt") and abs(c.i - cue.i) <= 3}
    first, last = min(t.i for t in group), max(t.i for t in group)
    inner = [t for t in cue.doc[first : last + 1] if t not in group and t.dep_ not in ("advmod", "det", "amod", "prep", "poss")]
    return chars([cue, *extra]) if inner else chars(group)


def _according(token: Token, sentence: Span) -> Found | None:
    """Case 3. The content is the clause that the phrase hangs on, or the whole sentence."""
    phrase = token
    if token.lower_ == "according":
        to = [c for c in token.children if c.lower_ == "to"] or [t for t in token.doc[token.i + 1 : token.i + 2] if t.lower_ == "to"]
        if not to:
            return None
        nouns = [c for c in to[0].children if c.dep_ == "pobj"]
        cue_at = chars([token, to[0]])
    else:
        nouns = [c for c in token.children if c.dep_ == "pobj" and c.ent_type_ in ("ORG", "PERSON")]
        cue_at = chars([token])
    if not nouns:
        return None
    source_at = noun_phrase(nouns[0])
    hole = (min(cue_at[0], source_at[0]), max(hull(phrase)[1], source_at[1]))
    content = [trimmed(token.doc, p) for p in without(_clause_around(phrase, sentence), [hole])]
    kept = tuple(p for p in content if p[1] - p[0] > 8)
    if not kept:
        return None
    return Found("according_to", CueClass.ACCORDING_TO, token, cue_at, nouns[0], source_at, kept)


def _clause_around(phrase: Token, sentence: Span) -> Interval:
    """The part of a sentence that "according to X" covers: a conjunct on its own side of "and"/"but", else the sentence."""
    head = phrase.head
    while head.dep_ not in ("ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis") and head.head is not head:
        head = head.head
    if head.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children):
        return hull(head)
    return sentence.start_char, sentence.end_char


def _nominal(noun: Token) -> Found | None:
    """Case 4: "the ministry's denial that …", "accusations by the opposition of …"."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp") and _that_clause(c)]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    by = [p for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from") for p in c.children if p.dep_ == "pobj"]
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "about", "against") and c.i > noun.i]
    source = (owners or by or [None])[0]
    content = clauses or (of if source is not None and NOMINAL_CUES[noun.lemma_.lower()] is not CueClass.NOMINAL else [])
    if not content or (source is None and not clauses):
        return None
    cue_at = chars([noun])
    source_at = noun_phrase(source) if source is not None else None
    if source is not None and source.dep_ == "poss":
        source_at = _without_genitive(source, noun_phrase(source))
    holes = [cue_at] + ([source_at] if source_at else [])
    pieces = tuple(trimmed(noun.doc, p) for p in without(hull(content[0]), holes))
    if not pieces:
        return None
    rule = "nominal_clause" if clauses else "nominal_of"
    return Found(rule, NOMINAL_CUES[noun.lemma_.lower()], noun, cue_at, source, source_at, pieces)


def _that_clause(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children) or (
        verb.left_edge.lower_ == "that" and verb.left_edge.dep_ in ("mark", "nsubj")
    )


def _without_genitive(owner: Token, interval: Interval) -> Interval:
    for child in owner.children:
        if child.dep_ == "case":
            return interval[0], min(interval[1], child.idx)
    return interval


def _colon(colon: Token, sentence: Span) -> Found | None:
    """Case 5: "Bill Okoro: The bridge is ours" in a headline or a transcript: a name alone before the colon."""
    before = [t for t in sentence if t.i < colon.i]
    if not before or len(before) > 6 or sentence.start_char > 0 or before[0].i != 0:
        return None
    if not all(t.pos_ in ("PROPN", "ADP", "DET") or t.ent_type_ in ("PERSON", "ORG", "GPE") for t in before):
        return None
    if not any(t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or t.pos_ == "PROPN" for t in before):
        return None
    doc = colon.doc
    start = colon.idx + 1
    content = trimmed(doc, (start, len(doc.text)))
    if content[1] - content[0] < 12:
        return None
    at = chars(before)
    return Found("colon", CueClass.SPEECH, None, (colon.idx, colon.idx + 1), before[-1], at, (content,))


def outermost(found: list[Found]) -> list[Found]:
    """Drop attributions whose cue lies in the content of another (a position reported by a speaker is not the narrator's to give)."""
    kept: list[Found] = []
    for one in found:
        inside = any(
            other is not one and one.cue_at and other.content and any(overlap(one.cue_at, p) for p in other.content) and not _encloses(one, other)
            for other in found
        )
        if not inside:
            kept.append(one)
    return kept


def _encloses(one: Found, other: Found) -> bool:
    """Whether `one`'s content holds `other`'s cue, too (a relay: both look nested, the inner one is read)."""
    return bool(other.cue_at and one.content and any(overlap(other.cue_at, p) for p in one.content) and len(one.content) > 1)


def with_content(found: Found, content: tuple[Interval, ...], direct: bool) -> Found:
    """The same attribution with other content."""
    return replace(found, content=content, direct=direct)
