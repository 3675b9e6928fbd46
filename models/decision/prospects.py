"""What a pair may still come to: which second directions need no asking, whatever the model would say.

An asserted and a denied statement are weighed by who speaks, about what, and how alike they are; what the denied one
entails adds little. So the first direction settles most of them: where even the best answer in the other leaves the
probability below the noise floor, the pair is dropped either way. Nothing that becomes a row is decided by this.
"""

from collections.abc import Mapping, Sequence

from models.decision.features import features, log_odds
from models.decision.probability import Fit, probability
from models.schema import Candidate, NliScores
from models.vocabulary import DecisionPath

_Texts = tuple[str, str]
_SURE = log_odds(1.0)


def asked_first(candidates: Sequence[Candidate]) -> list[_Texts]:
    """(premise, hypothesis) pairs to score before any other, each once: the denied by the asserted, else both ways."""
    wanted: dict[_Texts, None] = {}
    for candidate in candidates:
        if candidate.path is not DecisionPath.FIGURES:
            wanted[_forth(candidate)] = None
            if candidate.path is not DecisionPath.POLARITY:
                wanted[_back(candidate)] = None
    return list(wanted)


def asked_then(candidates: Sequence[Candidate], scores: Mapping[_Texts, NliScores], fit: Fit) -> list[_Texts]:
    """The other direction of the pairs that it could still lift above the noise floor; `scores` hold the first ones."""
    wanted: dict[_Texts, None] = {}
    for candidate in candidates:
        forth = scores.get(_forth(candidate))
        if candidate.path is DecisionPath.POLARITY and forth and ceiling(candidate, forth, fit) >= fit.noise:
            wanted[_back(candidate)] = None
    return list(wanted)


def ceiling(candidate: Candidate, forth: NliScores, fit: Fit) -> float:
    """The highest probability that any answer in the other direction could give; for the polarity path."""
    # What is alike is alike in both directions, so only `entailed` is open.
    found = dict(features(candidate, forth, forth))
    found["entailed"] = _SURE if fit.weights[candidate.path].get("entailed", 0.0) > 0.0 else -_SURE
    return probability(candidate.path, found, fit)


def _forth(candidate: Candidate) -> _Texts:
    return candidate.claim.proposition.text, candidate.denial.proposition.text


def _back(candidate: Candidate) -> _Texts:
    return candidate.denial.proposition.text, candidate.claim.proposition.text
