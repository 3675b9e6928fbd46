"""What the probability of a pair is computed from: named numbers, so that the fitted weights can be read."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from models.pairing.parties import same_camp
from models.pairing.structure import parts_exchanged
from models.pairing.words import likeness
from models.schema import Candidate, NliScores, PairGate
from models.vocabulary import ClaimType, CueClass, DecisionPath

_BLAME = frozenset({ClaimType.RESPONSIBILITY, ClaimType.INVOLVEMENT})


def features(candidate: Candidate, ab: NliScores | None, ba: NliScores | None) -> Mapping[str, float]:
    """Features of a candidate, each about -4 to 4: log-odds of the scores, or 0 and 1."""
    p, q = candidate.claim.proposition, candidate.denial.proposition
    found = {
        "one": 1.0,
        "event": candidate.event_agreement,
        "likeness": likeness(p.text, q.text),
        "same_type": float(p.claim_type is q.claim_type),
        "blame": float(p.claim_type in _BLAME and q.claim_type in _BLAME),
        "shared_agent": float(bool(set(p.agents) & set(q.agents))),
        "same_article": float(candidate.claim.article_id == candidate.denial.article_id),
        "near": nearness(candidate),
        "same_camp": float(same_camp(candidate.claim, candidate.denial)),
        "hedged": float(p.hedged or q.hedged or candidate.claim.hedge is not None),
        "denial_cue": float(candidate.denial.cue_class is CueClass.DENIAL),
        "deed_denied": float(candidate.gate is PairGate.DEED_DENIED),
        "occurrence_denied": float(candidate.gate is PairGate.OCCURRENCE_DENIED),
        "control_denied": float(candidate.gate is PairGate.CONTROL_DENIED),
        "answered": float(candidate.gate is PairGate.ANSWERED),
        "parts_exchanged": float(parts_exchanged(p, q)),
        "untyped": float(ClaimType.OTHER in (p.claim_type, q.claim_type)),
    }
    if ab is not None and ba is not None:
        found["similarity"] = 4 * (ab.similarity - 0.5)
        if candidate.path is DecisionPath.POLARITY:
            found["entails"] = log_odds(ab.entailment)
            found["entailed"] = log_odds(ba.entailment)
        else:
            found["contradicts"] = log_odds(max(ab.contradiction, ba.contradiction))
            found["both_contradict"] = log_odds(min(ab.contradiction, ba.contradiction))
    return MappingProxyType(found)


def log_odds(probability: float) -> float:
    """log(p / (1 - p)), kept within ±4."""
    clipped = min(max(probability, 0.018), 0.982)
    return math.log(clipped / (1 - clipped))


#: Characters between two quotes within which an answer usually follows its claim: about two paragraphs.
_REACH = 500


def nearness(candidate: Candidate) -> float:
    """1 for quotes side by side in one article, falling to 0 at two paragraphs; 0 across articles."""
    if candidate.claim.article_id != candidate.denial.article_id:
        return 0.0
    a, b = candidate.claim.proposition.quote, candidate.denial.proposition.quote
    gap = max(a.start, b.start) - min(a.end, b.end)
    return max(0.0, 1.0 - max(0, gap) / _REACH)
