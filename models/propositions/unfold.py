"""From an attributed statement to self-contained positive propositions: the main path, top-down.

Each content piece is read sentence by sentence. What stands there is a clause, a bare verb ("shelling X", "to
have taken
X") or a noun phrase ("involvement in X"); each is unfolded by the first rule that fits, whose name is
`Proposition.rule`.
"""

from dataclasses import replace

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.claim_types import claim_type
from models.propositions.clauses import Clause, Found
from models.propositions.figures import figures
from models.propositions.naming import voice_of
from models.propositions.parts import grouped, quoted, within
from models.propositions.pieces import PieceReader
from models.propositions.spokesmen import answered_for
from models.propositions.territory import held
from models.reading.draft import Context, Draft, Piece
from models.schema import Figure, Proposition, Span
from models.vocabulary import ClaimType, CueClass, Polarity


def unfold(draft: Draft, context: Context, raw: str) -> tuple[Proposition, ...]:
    """The propositions of a statement, in the order of its words; () where nothing can be put as a sentence.

    `raw` is the article's stored text: `quote.text == raw[quote.start:quote.end]`, a content piece.
    """
    found: dict[tuple[str, str], Proposition] = {}
    places = frozenset(place for event in context.events for place in event.places)
    for parts in grouped(draft):
        reader = PieceReader(draft, context, parts)
        for reading in reader.read():
            proposition = _proposition(reading, draft, quoted(reading.at, parts), raw, places)
            found.setdefault((proposition.text, proposition.polarity), proposition)
    return tuple(found.values())


def _proposition(found: Found, draft: Draft, piece: Piece, raw: str, places: frozenset[str]) -> Proposition:
    clause = found.clause
    polarity = _polarity(draft, clause.denied)
    if polarity is Polarity.DENIED:
        clause = answered_for(clause, draft.actor, voice_of(draft.actor, piece.doc))
        found = replace(found, clause=clause)
    text = clause.positive()
    counts = figures(text)
    verb = _verb(clause)
    agents = tuple(a for a in clause.agents if a) if verb not in p.STATES else ()
    kind = _kind(found, text, agents, counts, verb, places) if clause.checkable else ClaimType.OTHER
    if verb == "be" and kind not in (ClaimType.RESPONSIBILITY, ClaimType.INVOLVEMENT):
        agents = ()
    start, end = piece.offset + piece.start, piece.offset + piece.end
    at = within(piece, found.at.subtree) or within(piece, piece.doc)
    spoken = raw[piece.offset + at[0].idx : piece.offset + at[-1].idx + len(at[-1])]
    return Proposition(
        text=text,
        polarity=polarity,
        claim_type=kind,
        standalone=not clause.dangling and clause.checkable and bool(verb),
        quote=Span(text=raw[start:end], start=start, end=end),
        rule=found.rule,
        stance=_stance(found, text, polarity),
        figures=counts,
        agents=agents,
        as_spoken=spoken,
        hedged=clause.hedged,
    )


def _kind(
    found: Found, text: str, agents: tuple[str, ...], counts: tuple[Figure, ...], verb: str, places: frozenset[str]
) -> ClaimType:
    """What kind of claim it is: by its syntax where words alone do not tell, else by its words."""
    kind = claim_type(text, agents, counts, verb=verb)
    if found.rule == "called":
        return ClaimType.OTHER  # a name for it is a judgement
    if kind is ClaimType.CONDUCT and verb in p.ANNOUNCING:
        return ClaimType.OTHER
    if kind in (ClaimType.OTHER, ClaimType.CONDUCT) and held(text, found.at, places):
        return ClaimType.TERRITORIAL_CONTROL
    if kind is ClaimType.ATTACK_OCCURRENCE and not agents and _for_a_purpose(found.at):
        return ClaimType.MOTIVE
    return kind


def _for_a_purpose(verb: Token) -> bool:
    """ "was murdered *to break the strike*"."""
    purposes = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.i > verb.i and c.tag_ == "VB"]
    return any(a.lower_ == "to" for c in purposes for a in c.children if a.dep_ == "aux")


def _verb(clause: Clause) -> str:
    """The lemma of the clause's own verb, with its particle."""
    verbs = [w.lemma for w in clause.verbs.words if w.tag]
    particle = clause.tail.split(" ", 1)[0]
    return f"{verbs[-1]} {particle}" if verbs and particle in ("down", "up") else verbs[-1] if verbs else ""


def _polarity(draft: Draft, denied: bool) -> Polarity:
    """The cue's polarity and the content's own, together."""
    if draft.cue_class is CueClass.REFUSAL:
        return Polarity.REFUSED
    if draft.cue_class in (CueClass.DENIAL, CueClass.RETRACTION):
        if draft.cue is not None and any(
            c.lower_ == "neither" for t in (draft.cue, draft.cue.head) for c in t.children
        ):
            return Polarity.REFUSED
        if draft.negated:
            return Polarity.NOT_DENIED
        return Polarity.ASSERTED if denied else Polarity.DENIED
    if draft.negated and draft.cue_lemma in p.DENIED_BY_NEGATION:
        return Polarity.ASSERTED if denied else Polarity.DENIED  # "does not believe that P"
    if draft.negated:
        return Polarity.REFUSED
    return Polarity.DENIED if denied else Polarity.ASSERTED


def _stance(found: Found, text: str, polarity: Polarity) -> str | None:
    """A sentence that the speaker would accept as his own; None where he takes no side."""
    if polarity is Polarity.ASSERTED:
        return text
    if polarity is Polarity.DENIED:
        return found.stance or found.clause.negative()
    return None
