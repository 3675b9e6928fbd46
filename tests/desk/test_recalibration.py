"""Verdicts teach: towards what they say, by as much as they bear, and never at the cost of a worse fit."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desk.recalibration.evidence import evidence
from desk.recalibration.in_force import current_fit, fit_fingerprint
from desk.recalibration.judgement import calibration_error, judge, learned
from desk.recalibration.posterior import Example, log_odds, refitted
from desk.recalibration.recalibrate import back_to_shipped, recalibrate
from flows.pairing import fit_in_use
from models.decision.probability import Fit, probability, shipped_fit
from models.errors import InputError
from models.vocabulary import DecisionPath, Verdict
from storage.database import Database
from storage.fits import latest_fits
from storage.reviews import add_review
from storage.tables import ContradictionRow, ReviewRow
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided

PRIOR = shipped_fit()


def drawn(rows: int, shift: float = 0.0, noise: float = 0.0, seed: int = 0) -> list[Example]:
    """Rows of all kinds, confirmed as often as the shipped fit says once its log-odds are shifted."""
    random = np.random.default_rng(seed)
    found = []
    for number in range(rows):
        path = list(DecisionPath)[number % 4]
        values = {name: float(random.normal(0.5, 0.7)) for name in sorted(PRIOR.weights[path])} | {"one": 1.0}
        example = Example(path, values, False, f"d{number // 2}")
        chance = 1 / (1 + np.exp(-(log_odds(example, PRIOR) + shift)))
        found.append(replace(example, confirmed=bool((random.random() < chance) ^ (random.random() < noise))))
    return found


def error(examples: Sequence[Example], fit: Fit) -> float:
    said = np.array([probability(each.path, each.features, fit) for each in examples])
    return calibration_error(np.array([each.confirmed for each in examples], dtype=float), said, said)


def test_without_verdicts_the_fit_stays() -> None:
    assert refitted([], PRIOR, "none") == PRIOR


def test_a_calmer_newsroom_is_learned() -> None:
    fit = learned(drawn(500, shift=-1.5, noise=0.1), PRIOR, "calm")
    unseen = drawn(3000, shift=-1.5, seed=9)
    assert error(unseen, fit) < 0.67 * error(unseen, PRIOR)


def test_thirty_verdicts_move_little_where_the_fit_is_right() -> None:
    unseen = drawn(3000, seed=9)
    for seed in range(3):
        fit = learned(drawn(30, seed=seed), PRIOR, "few")
        assert error(unseen, fit) < error(unseen, PRIOR) + 0.06


@settings(max_examples=20, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=25))
def test_weights_stay_near_whatever_people_say(verdicts: list[bool]) -> None:
    examples = [replace(each, confirmed=said) for each, said in zip(drawn(len(verdicts)), verdicts, strict=True)]
    fit = refitted(examples, PRIOR, "any")
    for path, weights in PRIOR.weights.items():
        for name, weight in weights.items():
            assert abs(fit.weights[path][name] - weight) < (3.5 if name == "one" else 0.6)


def test_more_confirmations_never_lower_the_probability() -> None:
    examples = drawn(60)
    low = refitted([replace(each, confirmed=False) for each in examples], PRIOR, "no")
    high = refitted([replace(each, confirmed=True) for each in examples], PRIOR, "yes")
    for each in examples:
        assert probability(each.path, each.features, low) < probability(each.path, each.features, high)


def test_a_worse_fit_is_refused() -> None:
    coins = [replace(each, confirmed=number % 2 == 0) for number, each in enumerate(drawn(40))]
    right = judge(drawn(400, shift=-1.5), PRIOR)
    assert right.better
    assert right.log_loss.high < 0
    assert judge(drawn(120, seed=4), PRIOR).better == (
        judge(drawn(120, seed=4), PRIOR).log_loss.after < judge(drawn(120, seed=4), PRIOR).log_loss.before
    )
    assert judge(coins, PRIOR).verdicts == 40


@pytest.fixture
def judged(newsroom: Newsroom, database: Database) -> Database:
    """Thirty rows of thirty events, all of them called no conflict."""
    for number in range(30):
        place = f"Belgorod{number}"
        raid, denial = RAID.replace("Belgorod", place), DENIAL.replace("Belgorod", place)
        claims = replace(LEGION, quote=LEGION.quote.replace("Belgorod", place))
        denies = replace(KYIV, quote=KYIV.quote.replace("Belgorod", place))
        newsroom.report(f"{number}/raid", raid, claims)
        newsroom.report(f"{number}/denial", denial, denies)
    records = newsroom.pending()
    pairs = [
        decided(claim, denial, issue=f"raid {number}")
        for number, (claim, denial) in enumerate(zip(records[::2], records[1::2], strict=True))
    ]
    newsroom.store(pairs)
    from models.schema import NliScores
    from storage.scores import store_scores

    texts = (LEGION.proposition, KYIV.proposition)
    with database.session() as session:
        store_scores(session, "nli-1", {texts: NliScores(0.7, 0.2, 0.1), texts[::-1]: NliScores(0.6, 0.3, 0.1)})
        for row_id in range(1, 31):
            add_review(session, row_id, Verdict.FALSE_POSITIVE, reviewer="ana")
    return database


def test_a_refit_is_stored_applied_and_taken_back_and_verdicts_stay(judged: Database) -> None:
    with judged.reading() as session:
        before = [(row.id, row.verdict, row.probability) for row in session.scalars(select(ReviewRow))]
        assert len(evidence(session).examples) == 30
    outcome = recalibrate(judged, made_by="ana")
    assert outcome.applied
    assert outcome.judgement.log_loss.after < outcome.judgement.log_loss.before
    with judged.reading() as session:
        assert current_fit(session) == outcome.fit
        assert fit_fingerprint(outcome.fit) != fit_fingerprint(PRIOR) == ""
        (stored,) = latest_fits(session)
        assert (stored.made_by, stored.verdicts, stored.report["better"]) == ("ana", 30, True)
        assert [(row.id, row.verdict, row.probability) for row in session.scalars(select(ReviewRow))] == before
        assert {row.verdict for row in session.scalars(select(ContradictionRow))} == {Verdict.FALSE_POSITIVE}
    assert fit_in_use(judged) == fit_fingerprint(outcome.fit)  # so all pairs wait to be decided anew
    back_to_shipped(judged)
    assert fit_in_use(judged) == ""
    with judged.reading() as session:
        assert current_fit(session) == PRIOR


def test_a_dry_run_applies_nothing(judged: Database) -> None:
    assert not recalibrate(judged, apply=False).applied
    with judged.reading() as session:
        assert current_fit(session) == PRIOR


def test_too_few_verdicts_are_one_line(newsroom: Newsroom, database: Database) -> None:
    with pytest.raises(InputError, match="0 verdicts can be learned from, 20 are needed"):
        recalibrate(database)
