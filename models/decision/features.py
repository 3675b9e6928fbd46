"""What the probability of a pair is computed from: named numbers, so that the fitted weights can be read."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from models.decision.bearing import bears_on, gap, in_turn, nearness, said_words
from models.pairing.parties import same_camp
from models.pairing.structure import another_did_it, answered, parts_exchanged, speaks_of
from models.pairing.words import likeness
from models.schema import Candidate, NliScores, PairGate, PropositionRecord
from models.vocabulary import ActorKind, ClaimType, CueClass, DecisionPath

_BLAME = frozenset({ClaimType.RESPONSIBILITY, ClaimType.INVOLVEMENT})


def features(candidate: Candidate, ab: NliScores | None, ba: NliScores | None) -> Mapping[str, float]:
    """Features of a candidate, each about -4 to 4: log-odds of the scores, or 0 and 1."""
    p, q = candidate.claim.proposition, candidate.denial.proposition
    said_by = [said_words(candidate, record) for record in (candidate.claim, candidate.denial)]
    shared = said_by[0] & said_by[1]
    said = len(shared) / max(1, min(len(words) for words in said_by))
    # An answer without words of its own ("None of that is true") was given the claim's: the model would compare a
    # sentence with itself, and all words are shared. Whether it answers just this claim is another question.
    own_words = 0.0 if answered(p, q) else 1.0
    found = {
        "one": 1.0,
        "event": candidate.event_agreement,
        "likeness": likeness(p.text, q.text) * own_words,
        "wordless": 1.0 - own_words,
        "same_type": float(p.claim_type is q.claim_type),
        "blame": float(p.claim_type in _BLAME and q.claim_type in _BLAME),
        "shared_agent": float(bool(set(p.agents) & set(q.agents))),
        "same_article": float(candidate.claim.article_id == candidate.denial.article_id),
        "near": nearness(candidate),
        # who names another party as the doer and denies his own part speaks for one camp as a matter of course
        "same_camp": float(same_camp(candidate.claim, candidate.denial) and not _by_responsibility(candidate)),
        "hedged": float(p.hedged or q.hedged or candidate.claim.hedge is not None),
        "denial_cue": float(candidate.denial.cue_class is CueClass.DENIAL),
        "deed_denied": float(candidate.gate is PairGate.DEED_DENIED),
        "occurrence_denied": float(candidate.gate is PairGate.OCCURRENCE_DENIED),
        "control_denied": float(candidate.gate is PairGate.CONTROL_DENIED),
        "answered": float(candidate.gate is PairGate.ANSWERED),
        # Two annotated pairs in all: what the other gates teach of the path says little of this one.
        "motives": float(candidate.gate is PairGate.COMPETING_MOTIVES),
        "answered_far": _answered_far(candidate),
        "topic": float(bool(shared)),
        "parts_exchanged": float(parts_exchanged(p, q)),
        "untyped": float(ClaimType.OTHER in (p.claim_type, q.claim_type)),
        "answered_back": float(speaks_of(candidate.denial, candidate.claim)),
        "opposed": float(_opposed(candidate)),
        "unnamed": float(any(_unnamed(record) for record in (candidate.claim, candidate.denial))),
        "in_turn": float(in_turn(candidate)),
        "said": said * own_words,
        "said_much": min(len(shared), _MUCH) / _MUCH * own_words,
        "by_responsibility": float(_by_responsibility(candidate)),
        "another": float(_by_responsibility(candidate) and another_did_it(candidate.claim)),
    }
    if ab is not None and ba is not None:
        found["similarity"] = 4 * (ab.similarity - 0.5) * own_words
        if candidate.path is DecisionPath.POLARITY:
            found["entails"] = log_odds(ab.entailment) * own_words
            found["entailed"] = log_odds(ba.entailment) * own_words
            found["bears"] = float(bears_on(candidate, ab))
            found["entails_said"] = log_odds(ab.entailment) * said * own_words
        else:
            found["contradicts"] = log_odds(max(ab.contradiction, ba.contradiction))
            found["both_contradict"] = log_odds(min(ab.contradiction, ba.contradiction))
    return MappingProxyType(found)


#: Common words beside names from which two statements surely have one topic.
_MUCH = 3


def _by_responsibility(candidate: Candidate) -> bool:
    return candidate.gate is PairGate.RESPONSIBILITY_NON_INVOLVEMENT


def _opposed(candidate: Candidate) -> bool:
    """Whether both sides' camps are known, and are two."""
    camps = [record.actor is not None and record.actor.camp for record in (candidate.claim, candidate.denial)]
    return all(camps) and not same_camp(candidate.claim, candidate.denial)


def _unnamed(record: PropositionRecord) -> bool:
    return record.actor is None or record.actor.kind is ActorKind.UNNAMED


#: Characters at which what is answered is as far from its answer as it gets.
_FARTHEST = 600


def _answered_far(candidate: Candidate) -> float:
    """For an answer: how far from it what it was taken to answer stands, 0 to 1."""
    if not answered(candidate.claim.proposition, candidate.denial.proposition):
        return 0.0
    apart = gap(candidate)
    return 1.0 if apart is None else min(1.0, apart / _FARTHEST)


def log_odds(probability: float) -> float:
    """log(p / (1 - p)), kept within ±4."""
    clipped = min(max(probability, 0.018), 0.982)
    return math.log(clipped / (1 - clipped))
