"""Whether a denial bears on a claim: what they say beside names, how far apart they stand, who names whom.

A score alone puts nothing before an analyst. In ordinary reporting people say "not" all the time, about anything, in
the same paragraph as somebody else's claim; a denial is put forward where its words or its place tie it to the claim.
"""

from models.pairing.structure import answered, speaks_of
from models.pairing.words import content_words
from models.schema import Candidate, NliScores, PropositionRecord
from models.vocabulary import CueClass

#: Characters between two quotes of one article within which an answer usually follows its claim: about two paragraphs.
_REACH = 500
#: Characters from what is answered to its answer from which on it is uncertain that this is what was answered.
_FAR_ANSWER = 200
#: Entailment from which the two say one thing, and the lower one that is enough where the claim names who denies it.
ENTAILS_ENOUGH, _ENTAILS_SOMEWHAT = 0.3, 0.15
#: Content words that a statement needs to be about anything ("I don't know", "I did not say").
_LEAST_SAID = 2


def said_words(candidate: Candidate, record: PropositionRecord) -> frozenset[str]:
    """Content words of a statement without the names of speakers, parties and places, which all of a story's share."""
    names = [x.actor.name for x in (candidate.claim, candidate.denial) if x.actor is not None]
    for x in (candidate.claim, candidate.denial):
        event = x.proposition.event
        if event is not None:
            names += [*event.parties, *event.places]
    return content_words(record.proposition.text) - frozenset().union(*map(content_words, names))


def shares_topic(candidate: Candidate) -> bool:
    """Whether both sides have a word in common that is nobody's name."""
    return bool(said_words(candidate, candidate.claim) & said_words(candidate, candidate.denial))


def share_said(candidate: Candidate) -> float:
    """Share of the words of the shorter statement, names left out, that stand in the other one."""
    first, second = said_words(candidate, candidate.claim), said_words(candidate, candidate.denial)
    return len(first & second) / max(1, min(len(first), len(second)))


def nearness(candidate: Candidate) -> float:
    """1 for quotes side by side in one article, falling to 0 at two paragraphs; 0 across articles."""
    apart = gap(candidate)
    return 0.0 if apart is None else max(0.0, 1.0 - apart / _REACH)


def gap(candidate: Candidate) -> int | None:
    """Characters between the two quotes; None across articles."""
    if candidate.claim.article_id != candidate.denial.article_id:
        return None
    a, b = candidate.claim.proposition.quote, candidate.denial.proposition.quote
    return max(0, max(a.start, b.start) - min(a.end, b.end))


def in_turn(candidate: Candidate) -> bool:
    """Whether the denial stands after the claim in one article, as answers do."""
    claim, denial = candidate.claim, candidate.denial
    return claim.article_id == denial.article_id and claim.proposition.quote.start < denial.proposition.quote.start


def answers_surely(candidate: Candidate) -> bool:
    """Whether an answer stands near what it was taken to answer, or answers one who speaks of it."""
    apart = gap(candidate)
    return (apart is not None and apart <= _FAR_ANSWER) or speaks_of(candidate.claim, candidate.denial)


def bears_on(candidate: Candidate, ab: NliScores) -> bool:
    """Whether a denial surely denies what is claimed: said as an answer to it, entailed by it, or by whom it names."""
    if answered(candidate.claim.proposition, candidate.denial.proposition):
        return answers_surely(candidate)
    if ab.entailment >= ENTAILS_ENOUGH:
        return True
    on_topic = shares_topic(candidate)
    if speaks_of(candidate.claim, candidate.denial) and (on_topic or ab.entailment >= _ENTAILS_SOMEWHAT):
        return True
    return on_topic and candidate.denial.cue_class is CueClass.DENIAL and in_turn(candidate) and nearness(candidate) > 0


def may_bear_on(candidate: Candidate) -> bool:
    """Whether anything but the score ties a denial to a claim: its place beside it, a topic, one naming the other."""
    claim, denial = candidate.claim, candidate.denial
    if nearness(candidate) > 0:
        return True
    return shares_topic(candidate) or speaks_of(claim, denial) or speaks_of(denial, claim)


def is_hollow(record: PropositionRecord) -> bool:
    """Whether a statement says nothing by itself, its speaker's name aside ("Ann Lo knows")."""
    names = () if record.actor is None else (record.actor.name, *record.actor.aliases, record.actor.camp or "")
    own = frozenset().union(*map(content_words, names)) if names else frozenset()
    return len(content_words(record.proposition.text) - own) < _LEAST_SAID


#: Stems of keeping something to oneself: who does not discuss a matter denies nothing of it.
_KEPT = frozenset({"discuss", "comment", "speculat"})


def only_keeps_silent(record: PropositionRecord) -> bool:
    """Whether what is denied is talking of it ("I do not discuss operations")."""
    return bool(content_words(record.proposition.text) & _KEPT) and record.cue_class is not CueClass.DENIAL


#: Stems of what one has or has not been told.
_TOLD = frozenset({"inform", "knowledg", "awar", "detail", "evidenc", "confirm"})


def only_not_told(record: PropositionRecord) -> bool:
    """Whether what is denied is having heard of it ("has no information about any detentions")."""
    return bool(content_words(record.proposition.text) & _TOLD) and record.cue_class is not CueClass.DENIAL
