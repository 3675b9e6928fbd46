"""What a pair may still come to: which pairs and which second directions need no asking, whatever the model would say.

An asserted and a denied statement are weighed by who speaks, about what, and how alike they are; what the model finds
that one entails adds to that. Likeness is cheap: each sentence is read once, not each pair. So where even the best
answers leave the probability below the noise floor the model is not asked, and where the best second answer does, not
again: the pair is dropped either way. Nothing that becomes a row is decided by this.
"""

from collections.abc import Mapping, Sequence

from models.decision.bearing import bears_on
from models.decision.features import features, log_odds
from models.decision.probability import Fit, probability
from models.schema import Candidate, NliScores
from models.vocabulary import DecisionPath

_Texts = tuple[str, str]
_SURE = log_odds(1.0)


#: How far the likeness of a pair may be off: sentences are encoded in batches, and in another one are rounded anew.
_SLACK = 0.01


def promising(candidates: Sequence[Candidate], likeness: Mapping[_Texts, float], fit: Fit) -> list[Candidate]:
    """The candidates that answers of the model could lift above the noise floor; where that is not known, too."""
    return [
        candidate
        for candidate in candidates
        if candidate.path is not DecisionPath.POLARITY
        or (alike := likeness.get(_forth(candidate))) is None
        or prospect(candidate, alike, fit) >= fit.noise
    ]


def weighed_by_likeness(candidates: Sequence[Candidate]) -> list[_Texts]:
    """The pairs of texts whose likeness `promising` looks at, each once."""
    return list(dict.fromkeys(_forth(each) for each in candidates if each.path is DecisionPath.POLARITY))


def prospect(candidate: Candidate, likeness: float, fit: Fit) -> float:
    """The highest probability that any two answers could give to two sentences so alike; for the polarity path."""
    weights = fit.weights[candidate.path]
    alike = likeness + (_SLACK if weights.get("similarity", 0.0) > 0.0 else -_SLACK)
    entailing, silent = NliScores(1.0, 0.0, 0.0, alike), NliScores(0.0, 1.0, 0.0, alike)
    found = dict(features(candidate, entailing, entailing))
    bears = float(bears_on(candidate, entailing if weights.get("bears", 0.0) > 0.0 else silent))
    # What the asserted entails is weighed by log-odds, from one end of their range to the other.
    by_entailment = {name: found[name] for name in ("entails", "entails_said")}
    best = sum(weights.get(name, 0.0) * value for name, value in by_entailment.items())
    sign = 1.0 if best > 0.0 else -1.0
    found |= {name: sign * value for name, value in by_entailment.items()}
    found |= {"bears": bears, "entailed": _best_entailed(weights) * (found["entailed"] != 0.0)}
    return probability(candidate.path, found, fit)


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
    found["entailed"] = _best_entailed(fit.weights[candidate.path])
    return probability(candidate.path, found, fit)


def _best_entailed(weights: Mapping[str, float]) -> float:
    return _SURE if weights.get("entailed", 0.0) > 0.0 else -_SURE


def _forth(candidate: Candidate) -> _Texts:
    return candidate.claim.proposition.text, candidate.denial.proposition.text


def _back(candidate: Candidate) -> _Texts:
    return candidate.denial.proposition.text, candidate.claim.proposition.text
