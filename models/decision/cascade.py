"""Two judges in a row: the first model scores every candidate, the second what the first finds at all likely.

What the second judge has looked at is decided by its scores under a fit of their own; the rest, as the first has it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from models.decision.decide import decide, needed
from models.decision.features import features
from models.decision.probability import Fit, probability, read_fit, shipped_fit
from models.schema import Candidate, DecidedPair, NliScores
from models.vocabulary import DecisionPath

Pair = tuple[str, str]
Scores = Mapping[Pair, NliScores]
#: Scores for these pairs under the judge's name.
Look = Callable[[Sequence[Pair]], Scores]

CASCADE_FILE = Path(__file__).with_name("probability_cascade.json")
#: The first model's probability from which the second judge looks again: the noise floor. On the sample newsroom
#: that asked 160 of 552 pairs; asking all found one conflict of 75 more, which is within noise.
SECOND_LOOK = 0.1


@dataclass(frozen=True)
class Settled:
    """What was decided, and the scores that count: the second judge's where it looked, else the first's.

    `again` are the candidates that both judges saw, `rest` those that the first one alone saw.
    """

    decided: list[DecidedPair]
    scores: Mapping[Pair, NliScores]
    again: tuple[Candidate, ...]
    rest: tuple[Candidate, ...]


@lru_cache(maxsize=1)
def cascade_fit() -> Fit:
    """The fit for scores of the second judge.

    Raises:
        ModelError: the file is missing or damaged.
    """
    return read_fit(CASCADE_FILE)


def settle(candidates: Sequence[Candidate], scores: Scores, fingerprint: str, look: Look) -> Settled:
    """Decide with both judges. `scores` are the first model's, `fingerprint` names both, `look` asks the second.

    Raises:
        ModelError: the second judge cannot be asked, or its fit is missing.
    """
    again, rest = divided(candidates, scores, shipped_fit())
    wanted = needed(again)
    second = look(wanted) if wanted else {}
    # The second judge says nothing of likeness; the first model's encoder has said it.
    second = {
        pair: replace(second[pair], similarity=scores[pair].similarity)
        for pair in wanted
        if pair in second and pair in scores
    }
    decided = decide(again, second, fingerprint, cascade_fit()) + decide(rest, scores, fingerprint)
    return Settled(decided, {**scores, **second}, tuple(again), tuple(rest))


def divided(
    candidates: Sequence[Candidate], scores: Scores, fit: Fit, floor: float = SECOND_LOOK
) -> tuple[list[Candidate], list[Candidate]]:
    """Those that the second judge should see, and the rest; all candidates of two propositions go one way."""
    likely = {_of(candidate) for candidate in candidates if _likely(candidate, scores, fit, floor)}
    again = [candidate for candidate in candidates if _of(candidate) in likely]
    return again, [candidate for candidate in candidates if _of(candidate) not in likely]


def _of(candidate: Candidate) -> frozenset[int]:
    return frozenset((candidate.claim.id, candidate.denial.id))


def _likely(candidate: Candidate, scores: Scores, fit: Fit, floor: float) -> bool:
    if candidate.path is DecisionPath.FIGURES:  # compared as numbers, no judge is asked
        return False
    p, q = candidate.claim.proposition.text, candidate.denial.proposition.text
    found = features(candidate, scores.get((p, q)), scores.get((q, p)))
    return probability(candidate.path, found, fit) >= floor
