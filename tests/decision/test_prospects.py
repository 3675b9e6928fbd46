"""A second direction that is not asked could not have made a row, whatever the model would have said."""

from itertools import product

import pytest

from models.decision.decide import decide, needed
from models.decision.features import features
from models.decision.probability import Fit, probability, shipped_fit
from models.decision.prospects import (
    asked_first,
    asked_then,
    ceiling,
    promising,
    prospect,
    weighed_by_likeness,
)
from models.pairing.propose import propose
from models.schema import Candidate, NliScores
from models.vocabulary import ClaimType, Decision, DecisionPath
from tests.decision.test_relations import GOVERNMENT, OATH, Said

SHARES = (0.0, 0.05, 0.3, 0.7, 0.95, 1.0)


def turned(fit: Fit, feature: str) -> Fit:
    """The fit with the weight of one feature on the polarity path the other way round."""
    weights = dict(fit.weights[DecisionPath.POLARITY])
    weights[feature] = -weights[feature]
    return fit.model_copy(update={"weights": {**fit.weights, DecisionPath.POLARITY: weights}})


def trusting_little() -> Fit:
    """The shipped fit, but that what the model finds entailed counts for nothing."""
    unasked = dict.fromkeys(("entails", "entailed", "entails_said"), 0.0)
    weights = {**shipped_fit().weights[DecisionPath.POLARITY], **unasked}
    return shipped_fit().model_copy(update={"weights": {**shipped_fit().weights, DecisionPath.POLARITY: weights}})


def candidates(*said: Said) -> list[Candidate]:
    records = [each.record() for each in said]
    return propose(records, records)[0]


CLAIM = Said(OATH, "The government shelled Sollene.", ClaimType.ATTACK_OCCURRENCE, ("the government",))
DENIAL = Said(GOVERNMENT, "The government's army lost the bridge at Sollene.", ClaimType.OTHER, denied=True)
BLAME = Said(OATH, "The government shelled Sollene.", ClaimType.RESPONSIBILITY, ("government of Nambesh",))
ANSWER = Said(
    GOVERNMENT,
    "The government had a part in shelling Sollene.",
    ClaimType.INVOLVEMENT,
    ("government of Nambesh",),
    denied=True,
)


@pytest.mark.parametrize("fit", [shipped_fit(), turned(shipped_fit(), "entailed")], ids=["shipped", "turned"])
@pytest.mark.parametrize("pair", [(CLAIM, DENIAL), (BLAME, ANSWER)], ids=["far", "near"])
def test_what_is_left_out_is_dropped_whatever_it_would_have_been(pair: tuple[Said, Said], fit: Fit) -> None:
    asked_about = [one for one in candidates(*pair) if one.path is DecisionPath.POLARITY]
    assert asked_about
    for forth, back, alike in product(SHARES, SHARES, (-0.2, 0.3, 0.6, 1.0)):
        whole: dict[tuple[str, str], NliScores] = {}
        for (p, q), share in zip(needed(asked_about), (forth, back), strict=True):
            whole[p, q] = NliScores(share, (1 - share) / 2, (1 - share) / 2, alike)
        first = {pair: whole[pair] for pair in asked_first(asked_about)}
        then = {pair: whole[pair] for pair in asked_then(asked_about, first, fit)}
        usual, staged = (decide(asked_about, scores, "nli", fit) for scores in (whole, first | then))
        if then:
            assert staged == usual
        else:
            assert [one.decision for one in (*usual, *staged)] == [Decision.DROP] * 2


@pytest.mark.parametrize("turn", [None, "entailed", "entails", "entails_said", "bears", "similarity"])
@pytest.mark.parametrize("pair", [(CLAIM, DENIAL), (BLAME, ANSWER)], ids=["far", "near"])
def test_no_answers_lift_a_pair_above_its_prospect(pair: tuple[Said, Said], turn: str | None) -> None:
    fit = turned(shipped_fit(), turn) if turn else shipped_fit()
    for one in candidates(*pair):
        if one.path is DecisionPath.POLARITY:
            for forth, back, alike in product(SHARES, SHARES, (-0.2, 0.3, 0.6, 1.0)):
                scores = [NliScores(share, (1 - share) / 2, (1 - share) / 2, alike) for share in (forth, back)]
                reached = probability(one.path, features(one, *scores), fit)
                assert reached <= prospect(one, alike, fit)
                assert reached <= prospect(one, alike + 0.009, fit), "encoded in another batch"
                assert reached <= prospect(one, alike - 0.009, fit)


def test_unlike_statements_are_not_asked_about_and_what_is_not_known_is() -> None:
    found = candidates(CLAIM, DENIAL)
    (pair,) = weighed_by_likeness(found)
    assert promising(found, {pair: 0.0}, trusting_little()) == [], (
        "a cosine of two sentences that have nothing in common"
    )
    assert promising(found, {pair: 0.9}, shipped_fit()) == found
    assert promising(found, {}, shipped_fit()) == found


def test_far_statements_are_settled_by_one_direction_and_near_ones_never() -> None:
    unlike = NliScores(0.1, 0.8, 0.1, 0.1)
    (far,) = (one for one in candidates(CLAIM, DENIAL) if one.path is DecisionPath.POLARITY)
    near = next(one for one in candidates(BLAME, ANSWER) if one.path is DecisionPath.POLARITY)
    assert ceiling(far, unlike, shipped_fit()) < shipped_fit().noise <= ceiling(near, unlike, shipped_fit())


def test_other_paths_are_asked_in_both_directions_at_once() -> None:
    left = Said(OATH, "The bridge at Sollene was destroyed by the army.", ClaimType.DAMAGE)
    right = Said(GOVERNMENT, "The bridge at Sollene was spared by the army.", ClaimType.DAMAGE)
    found = candidates(left, right)
    assert {one.path for one in found} == {DecisionPath.CONTENT}
    assert asked_first(found) == needed(found)
    assert asked_then(found, {}, shipped_fit()) == []


def test_of_the_second_direction_only_what_the_denied_entails_is_weighed() -> None:
    """What `ceiling` rests on: a feature that looks at anything else of it must be given its best value there, too."""
    one = next(each for each in candidates(BLAME, ANSWER) if each.path is DecisionPath.POLARITY)
    forth = NliScores(0.4, 0.3, 0.3, 0.5)
    low, high = (features(one, forth, NliScores(*back, 0.5)) for back in ((0.0, 0.0, 1.0), (1.0, 0.0, 0.0)))
    assert {name for name in low if low[name] != high[name]} == {"entailed"}
