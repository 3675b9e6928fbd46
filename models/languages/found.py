"""Attributions in one paragraph of any language: a cue, who said it, and which clause or quotation it carries.

Works on parses in Universal Dependencies, as spaCy's pipelines for most languages give, and in the German TIGER labels.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from models.languages.cues import Cues
from models.reading.spans import Interval, overlap, trimmed
from models.vocabulary import CueClass, QuoteType

_SUBJECT = frozenset({"nsubj", "sb"})
_CLAUSE = frozenset({"ccomp", "oc", "xcomp"})
_COMPLEMENTISER = frozenset({"mark", "cp"})
_PARTICLE = frozenset({"svp", "compound"})
_NEGATION = frozenset({"neg", "ng"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence or clause that was said: `inside` is the token that heads it."""

    interval: Interval
    head: Token
    quoted: bool


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution in paragraph coordinates."""

    rule: str
    cue_class: CueClass
    cue: Token
    source: Token
    pieces: tuple[Piece, ...]
    negated: bool

    @property
    def quote_type(self) -> QuoteType:
        quoted = {piece.quoted for piece in self.pieces}
        return QuoteType.MIXED if len(quoted) > 1 else QuoteType.DIRECT if True in quoted else QuoteType.INDIRECT


def base(token: Token) -> str:
    """The relation without its subtype: `nsubj` of `nsubj:pass`."""
    return token.dep_.partition(":")[0]


def lemma(token: Token) -> str:
    """The lemma, with the particle of a separable verb before it."""
    particle = next((c.lower_ for c in token.children if base(c) in _PARTICLE and c.pos_ in ("ADP", "PART")), "")
    return particle + token.lemma_.lower()


def said_in(doc: Doc, quotes: Sequence[Interval], cues: Cues) -> list[Said]:
    """The attributions of a paragraph; `quotes` are the insides of its quotations, in its coordinates."""
    found = [*_by_verbs(doc, quotes, cues), *_by_sources(doc, quotes, cues)]
    return sorted(found, key=lambda said: said.pieces[0].interval)


def _by_verbs(doc: Doc, quotes: Sequence[Interval], cues: Cues) -> Iterator[Said]:
    for token in doc:
        cue_class = cues.verbs.get(lemma(token)) if token.pos_ in ("VERB", "AUX") else None
        if cue_class is None or any(start <= token.idx < end for start, end in quotes):
            continue
        source = _subject(token)
        if source is None:
            continue
        pieces, rule = _clause(token, quotes), "clause"
        if not pieces:
            pieces, rule = _quoted(token.sent, quotes, cues), "quotation"
        if pieces:
            yield Said(rule, cue_class, token, source, tuple(pieces), _negated(token, cues))


def _subject(cue: Token) -> Token | None:
    own = next((child for child in cue.children if base(child) in _SUBJECT), None)
    if own is None and base(cue) in ("conj", "cj", "cd") and cue.head != cue:
        return _subject(cue.head)
    if own is None:
        holders = [cue.head] if base(cue) == "oc" else [child for child in cue.children if base(child) == "aux"]
        own = next((child for holder in holders for child in holder.children if base(child) in _SUBJECT), None)
    return own or (_inverted(cue) if base(cue) == "parataxis" else None)


def _inverted(cue: Token) -> Token | None:
    """The person behind a verb of saying that follows a quotation, which parsers often take for its object."""
    after = (child for child in cue.children if base(child) == "obj" and child.i > cue.i)
    return next((child for child in after if child.ent_type_ in ("PER", "PERSON")), None)


def _negated(cue: Token, cues: Cues) -> bool:
    holders = [cue, *(c for c in cue.children if c.pos_ == "AUX" or base(c) == "aux")]
    return any(
        base(child) in _NEGATION or child.lower_ in cues.negations or "Neg" in child.morph.get("Polarity", [])
        for holder in holders
        for child in holder.children
    )


def _clause(cue: Token, quotes: Sequence[Interval]) -> list[Piece]:
    """The clause that the cue governs."""
    for child in cue.children:
        if base(child) not in _CLAUSE or child.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
            continue
        inside = [t for t in child.subtree if not (t.head == child and base(t) in _COMPLEMENTISER)]
        first, last = min(t.i for t in inside), max(t.i for t in inside)
        if first <= cue.i <= last:
            continue  # the parse put the quotation above its own verb of saying
        return [_piece(cue.doc[first : last + 1], child, quotes)]
    return []


def _piece(span: Span, head: Token, quotes: Sequence[Interval]) -> Piece:
    """A clause, down to the quotation where it is little else."""
    start, end = trimmed(span.doc, (span.start_char, span.end_char))
    while end > start and span.doc.text[end - 1] in '".':
        end -= 1
    while start < end and span.doc.text[start] == '"':
        start += 1
    quoted = sum(overlap((start, end), quote) for quote in quotes) > 0.8 * (end - start)
    return Piece((start, end), head, quoted)


def _quoted(sentence: Span, quotes: Sequence[Interval], cues: Cues) -> list[Piece]:
    """The sentences of the quotation that stands in the sentence of the cue, those before and after it too."""
    here = (sentence.start_char, sentence.end_char)
    pieces = []
    for quote in (q for q in quotes if overlap(q, here)):
        for part in sentence.doc.sents:
            start, end = max(part.start_char, quote[0]), min(part.end_char, quote[1])
            start, end = trimmed(sentence.doc, (start, end)) if start < end else (start, start)
            while end > start and sentence.doc.text[end - 1] in ".,":
                end -= 1
            inner = sentence.doc.char_span(start, end, alignment_mode="contract") if end > start else None
            if inner is not None and len(inner) > 2:
                pieces.append(Piece((start, end), inner.root, True))
    return pieces


def _by_sources(doc: Doc, quotes: Sequence[Interval], cues: Cues) -> Iterator[Said]:
    """ "According to the police, three people died": the sentence but for the source is what was said."""
    for token in doc:
        if token.lower_ not in cues.according or token.pos_ != "ADP" or token.head == token:
            continue
        source = token.head if base(token) in ("case", "ac") else next(iter(token.children), None)
        root = token.sent.root
        if source is None or source.sent.root != root or source == root or source.pos_ not in ("NOUN", "PROPN"):
            continue
        aside = {t.i for t in source.subtree} | {token.i}
        rest = _rest(root, aside)
        if rest is not None and len(rest) > 2:
            yield Said("according_to", CueClass.ACCORDING_TO, token, source, (_piece(rest, root, quotes),), False)


def _rest(root: Token, aside: Iterable[int]) -> Span | None:
    """The sentence before or after the source, on whichever side its root stands."""
    sentence, gone = root.sent, sorted(aside)
    if root.i > gone[-1]:
        return root.doc[gone[-1] + 1 : sentence.end]
    return root.doc[sentence.start : gone[0]] if root.i < gone[0] else None
