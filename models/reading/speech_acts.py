"""What a speaker does by a statement, in the terms of CAMEO (acknowledge, deny, accuse) and plain assertion."""

from collections.abc import Sequence

from models.reading.draft import Draft
from models.schema import Actor, Proposition
from models.vocabulary import ClaimType, CueClass, Polarity, SpeechAct

_CONCEDING = frozenset({"acknowledge", "admit", "concede", "confess"})
_DEED = frozenset({ClaimType.RESPONSIBILITY, ClaimType.INVOLVEMENT, ClaimType.ATTACK_OCCURRENCE, ClaimType.CONDUCT})


def speech_act(draft: Draft, propositions: Sequence[Proposition]) -> SpeechAct | None:
    """The act of a statement; None where nothing checkable is said (calls, greetings, opinions)."""
    if draft.cue_class is CueClass.REFUSAL:
        return SpeechAct.REFUSE
    if draft.cue_class is CueClass.RETRACTION:
        return SpeechAct.RETRACT
    if not propositions:
        return None
    deeds = [p for p in propositions if p.claim_type in _DEED]
    if any(
        p.polarity is Polarity.DENIED and p.claim_type in (ClaimType.RESPONSIBILITY, ClaimType.INVOLVEMENT)
        for p in deeds
    ):
        return SpeechAct.DENY_RESPONSIBILITY
    if draft.cue_class is CueClass.DENIAL and any(p.polarity is Polarity.DENIED for p in deeds):
        return SpeechAct.DENY_RESPONSIBILITY
    if draft.cue_class is CueClass.ACCUSATION:
        return SpeechAct.ACCUSE
    if draft.cue_lemma in _CONCEDING and draft.cue_class is not CueClass.CLAIM:
        return SpeechAct.CONCEDE
    for proposition in propositions:
        if proposition.polarity is Polarity.ASSERTED and proposition.claim_type is ClaimType.RESPONSIBILITY:
            own = draft.actor is not None and any(is_own(agent, draft.actor) for agent in proposition.agents)
            return SpeechAct.CLAIM_RESPONSIBILITY if own else SpeechAct.ATTRIBUTE
    return SpeechAct.ASSERT


def is_own(agent: str, actor: Actor) -> bool:
    """Whether an agent named in a proposition is its speaker, or what the speaker speaks for."""
    names = {n.lower() for n in (actor.name, actor.affiliation or "", actor.camp or "") if n}
    plain = agent.lower().removeprefix("the ")
    return plain in {n.removeprefix("the ") for n in names}
