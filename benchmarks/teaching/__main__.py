"""The shipped fit on a newsroom whose conflict rate is halved: what `recalibrate` makes of noisy verdicts.

    counterclaim run --config configs/demo.yaml
    python -m benchmarks.teaching --database sqlite:///counterclaim.db
    python -m benchmarks.teaching --database sqlite:///counterclaim.db --verdicts 30 --rate 1.0

Each seed draws its verdicts, lets `recalibrate`'s own functions refit, judge, and apply or refuse, and measures the fit
that is then in force on 4,000 further rows with their true labels. Intervals are over seeds (bootstrap, 95 %).
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.teaching.newsrooms import Newsroom, newsroom
from desk.recalibration.judgement import calibration_error, judge, learned, log_loss, precision_at_flag
from desk.recalibration.posterior import Example, Vector
from models.decision.probability import Fit, probability, shipped_fit
from storage.database import open_database

MEASURED_ON = 4000


@dataclass(frozen=True, slots=True)
class Measured:
    """One fit on rows with known truth."""

    calibration_error: float
    log_loss: float
    precision_at_flag: float
    flagged: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", required=True, help="where the sample newsroom was read into")
    parser.add_argument("--rate", type=float, default=0.5, help="conflicts so many times as frequent")
    parser.add_argument("--verdicts", type=int, default=500)
    parser.add_argument("--noise", type=float, default=0.1, help="share of verdicts that are the wrong way round")
    parser.add_argument("--seeds", type=int, default=20)
    options = parser.parse_args()
    shipped = shipped_fit()
    room = newsroom(open_database(options.database), shipped, options.rate)
    outcomes = [_once(room, shipped, options.verdicts, options.noise, seed) for seed in range(options.seeds)]
    print(json.dumps(_report(outcomes, options.rate, options.verdicts, options.noise), indent=1))


Outcome = tuple[Measured, Measured, bool]


def _once(room: Newsroom, shipped: Fit, verdicts: int, noise: float, seed: int) -> Outcome:
    """Before, after, and whether the refit was applied."""
    random = np.random.default_rng(seed)
    examples, _ = room.drawn(verdicts, noise, random)
    unseen, truth = room.drawn(MEASURED_ON, 0.0, random)
    applied = judge(examples, shipped, seed).better
    after = learned(examples, shipped, "simulated") if applied else shipped
    return _measured(unseen, truth, shipped), _measured(unseen, truth, after), applied


def _measured(rows: Sequence[Example], truth: Vector, fit: Fit) -> Measured:
    said = np.array([probability(each.path, each.features, fit) for each in rows])
    flagged = (said >= fit.flag).astype(np.float64)
    return Measured(
        calibration_error(truth, said, flagged),
        log_loss(truth, said, flagged),
        precision_at_flag(truth, said, flagged),
        float(flagged.mean()),
    )


def _report(outcomes: Sequence[Outcome], rate: float, verdicts: int, noise: float) -> dict[str, object]:
    errors = np.array([(before.calibration_error, after.calibration_error) for before, after, _ in outcomes])
    losses = np.array([(before.log_loss, after.log_loss) for before, after, _ in outcomes])
    precision = np.array([(before.precision_at_flag, after.precision_at_flag) for before, after, _ in outcomes])
    flagged = np.array([(before.flagged, after.flagged) for before, after, _ in outcomes])
    return {
        "conflict_rate": rate,
        "verdicts": verdicts,
        "noise": noise,
        "seeds": len(outcomes),
        "applied": sum(applied for *_, applied in outcomes),
        "calibration_error": _told(errors),
        "calibration_error_fell_by": _interval(1 - errors[:, 1] / errors[:, 0]),
        "log_loss": _told(losses),
        "precision_at_flag": _told(precision),
        "precision_at_flag_rose_by": _interval(precision[:, 1] - precision[:, 0]),
        "flagged_share": _told(flagged),
    }


def _told(both: Vector) -> dict[str, object]:
    return {"before": _interval(both[:, 0]), "after": _interval(both[:, 1])}


def _interval(values: Vector) -> dict[str, float]:
    """The mean over seeds with its bootstrap interval."""
    random = np.random.default_rng(0)
    means = values[random.integers(0, len(values), (5000, len(values)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return {"mean": round(float(values.mean()), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


if __name__ == "__main__":
    main()
