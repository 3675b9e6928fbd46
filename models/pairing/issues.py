"""The question at stake between two statements, in words that every outlet's version of a dispute shares."""

from models.schema import EventMention, PropositionRecord
from models.vocabulary import ClaimType, DecisionPath, Polarity

_T = ClaimType
_GENERIC = {"attack": "attack", "clash": "fighting", "capture": "capture", "killing": "killing"}


def event_label(event: EventMention | None) -> str:
    """ "attack, Belgorod region": what happened and where, as far as the text tells."""
    if event is None:
        return ""
    head = event.head or _GENERIC.get(event.kind, "event" if event.kind == "other" else event.kind.replace("_", " "))
    return f"{head}, {event.places[0]}" if event.places else head


def issue(claim: PropositionRecord, denial: PropositionRecord, path: DecisionPath) -> str:
    """The issue of a pair as a question."""
    p, q = claim.proposition, denial.proposition
    event = q.event or p.event
    what = _happening(p.event, q.event)
    if path is DecisionPath.FIGURES and p.figures:
        return f"How many were {p.figures[0].unit} in the {what}?"
    if _T.MOTIVE in (p.claim_type, q.claim_type):
        return f"What was the aim of the {what}?"
    if p.claim_type is _T.TERRITORIAL_CONTROL or q.claim_type is _T.TERRITORIAL_CONTROL:
        place = next((e.places[0] for e in (p.event, q.event) if e and e.places), None)
        return f"Who controls {place}?" if place else f"Whether {_lowered(p.text)}"
    if (
        {p.claim_type, q.claim_type} <= {_T.RESPONSIBILITY, _T.INVOLVEMENT}
        and q.polarity is Polarity.DENIED
        and q.agents
    ):
        return f"Was {q.agents[0]} involved in the {what}?"
    if {p.claim_type, q.claim_type} <= {_T.RESPONSIBILITY, _T.INVOLVEMENT}:
        return f"Who was behind the {what}?"
    if _T.ATTACK_OCCURRENCE in (p.claim_type, q.claim_type) and event is not None:
        return f"Did the {what} happen?"
    return f"Whether {_lowered(q.text)}"


def _happening(first: EventMention | None, second: EventMention | None) -> str:
    known = [e for e in (second, first) if e is not None]
    place = next((e.places[0] for e in known if e.places), None)
    kind = next((_GENERIC.get(e.kind, e.kind.replace("_", " ")) for e in known if e.kind != "other"), "event")
    return f"{kind} in {place}" if place else kind


def _lowered(text: str) -> str:
    first, _, rest = text.rstrip(".").partition(" ")
    lowered = first.lower() if first in ("The", "A", "An", "No", "Its", "His", "Her", "Their") else first
    return f"{lowered} {rest}".strip()
