"""Everything that must be fitted again when other weights ship, in one command, on held-out data and our own pairs.

    python -m benchmarks.refit --data DATA              the weights in models/weights
    python -m benchmarks.refit --data DATA --judge      and the second judge in models/judge

1. `ranges.safetensors`: how large the input of each layer gets, on training pairs, so that it can be run in int8;
   taken away again where int8 would cost 0.3 points or change one in 300 of the labels that fp32 is sure of
2. `calibration.json`: the scaling, on one half of a mix of dev sets, and the calibration error on the other
3. `reliability.svg`, the picture of it; `SHA256` over all
4. the probability of a row and its cut-offs (`models/decision`), on the sample and the practice newsrooms;
   `python -m benchmarks.refit --only-rows` does this alone
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.nli import agreement
from benchmarks.quality.labelled import newsrooms
from benchmarks.quality.nli import calibration_error, load_sets
from benchmarks.quality.pipeline import Detected
from benchmarks.quality.refitting import refit
from benchmarks.reliability import draw
from models.decision.cascade import CASCADE_FILE
from models.decision.probability import FILE as FIRST_FILE
from models.decision.probability import PRIOR, dumped, read_fit
from models.nli import calibration, ranges
from models.nli.fast import FastEncoder
from models.nli.judge import ADAPTER, load_judge
from models.nli.layers import parts_of
from models.nli.model import NliModel, load_model
from models.nli.pair_model import PairModel
from models.nli.precision import Road, seconds
from models.nli.scorer import SHIPPED, SecondJudge
from models.schema import NliScores
from models.training.mixture import shipped_rows
from models.training.ship import write_checksums

#: The dev sets that the temperature is fitted on; none was trained on.
MIX = ("mnli_matched_dev", "xnli_en_dev", "snli_dev")
_NOTE = (
    "weights fitted on the candidates of the sample newsroom (configs/demo) and of practice newsrooms "
    "(benchmarks/practice: war, politics, world, mixed), labelled by their annotation; prior: hand-set weights; "
    "cut-offs from rows of each newsroom under a fit on the others, or hand-set where none is right often enough; "
    "scores of {}"
)
_AGREES, _LOSES = 0.997, 0.3
_SMOOTHINGS = (0.35, 0.5, 0.65, 0.8)


def refit_model(folder: Path, data: Path, observed: int, tested: int, compared: int) -> None:
    """Ranges, temperature, picture and checksums of the model in `folder`, each written there.

    From so many training pairs, so many dev pairs, and so many of these for int8 beside fp32.
    """
    for name in (ranges.FILE, calibration.FILE):
        (folder / name).unlink(missing_ok=True)
    _checksums(folder)
    _measure_ranges(folder, data, observed)
    pairs, gold, half = _mix(data, tested)
    if Road.INT8 in seconds():
        _check_int8(folder, pairs[:compared], gold[:compared])
    logits = PairModel(_load(folder)).logits(pairs)
    scaling = calibration.fit(logits[half], gold[half])
    before, after = softmax(logits[~half]), softmax(scaling.applied(logits[~half]))
    found = calibration.Calibration(
        provenance=f"fitted on one half of {', '.join(MIX)}; errors on the other half, 15 bins",
        **scaling.model_dump(),
        pairs_fitted=int(half.sum()),
        pairs_tested=int((~half).sum()),
        error_before=round(calibration_error(before, gold[~half]), 4),
        error_after=round(calibration_error(after, gold[~half]), 4),
    )
    (folder / calibration.FILE).write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    draw(before, after, gold[~half], folder / "reliability.svg")
    _checksums(folder)
    print(folder, found.model_dump_json())


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows that sum to 1."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return shares


def _load(folder: Path) -> NliModel:
    return load_judge(folder) if folder == ADAPTER else load_model(str(folder))


def _checksums(folder: Path) -> None:
    """`SHA256` over what it listed before and what this command writes."""
    listed = [line.partition("  ")[2] for line in (folder / "SHA256").read_text(encoding="utf-8").splitlines()]
    names = [name for name in dict.fromkeys([*listed, ranges.FILE, calibration.FILE]) if (folder / name).is_file()]
    write_checksums(folder, names)


def _measure_ranges(folder: Path, data: Path, count: int) -> None:
    model = _load(folder)
    parts, observer = parts_of(model.network), ranges.Observer()
    if parts is None:
        return
    watched = PairModel(model, Road.FP32, encoder=FastEncoder(parts, observer.make))
    watched.logits([(row.premise, row.hypothesis) for row in shipped_rows(data, seed=17)[:count]])
    ranges.write_ranges(observer.seen(), folder)
    _checksums(folder)


def _check_int8(folder: Path, pairs: Sequence[tuple[str, str]], gold: NDArray[np.int64]) -> None:
    """Take the smoothing under which int8 is nearest to fp32, and keep the ranges only where it says the same."""
    model = _load(folder)
    assert model.ranges is not None
    floats = softmax(PairModel(model, Road.FP32).logits(pairs))
    some = len(pairs) // 3
    tried = [replace(model.ranges, smoothing=smoothing) for smoothing in _SMOOTHINGS]
    far = [float(np.abs(softmax(_in_int8(model, one).logits(pairs[:some])) - floats[:some]).mean()) for one in tried]
    best = tried[far.index(min(far))]
    ranges.write_ranges(best, folder)
    _checksums(folder)
    found = agreement(softmax(_in_int8(model, best).logits(pairs)), floats, gold)
    print(folder, "int8 beside fp32, smoothing", best.smoothing, found, flush=True)
    if found["same_label_where_sure"] < _AGREES or found["points_lost"] > _LOSES:
        (folder / ranges.FILE).unlink()
        _checksums(folder)
        print("int8 costs too much here; ranges taken away, it will run in fp32 or bf16")


def _in_int8(model: NliModel, found: ranges.Ranges) -> PairModel:
    return PairModel(replace(model, ranges=found), Road.INT8)


def _mix(data: Path, count: int) -> tuple[list[tuple[str, str]], NDArray[np.int64], NDArray[np.bool_]]:
    """Pairs, labels, and which half each is in: by a fixed seed, the same for every model."""
    sets = load_sets(data / "nli" / "dev", MIX, count // len(MIX))
    pairs = [pair for one in sets for pair in one.pairs]
    gold = np.concatenate([one.labels for one in sets])
    order = np.random.default_rng(29).permutation(len(pairs))
    half = np.random.default_rng(31).random(len(pairs)) < 0.5
    return [pairs[i] for i in order], gold[order], half


def refit_rows(judge: bool) -> None:
    """The fit of a row's probability on the annotated newsrooms; with `judge`, the cascade's too."""
    found = newsrooms()
    scored_by = next(iter(found.values()))[0].fingerprint
    first = refit(found, read_fit(PRIOR), _NOTE.format(scored_by))
    FIRST_FILE.write_text(dumped(first), encoding="utf-8")
    print("flag from", first.flag, "suggest from", first.suggest)
    if judge:
        second = SecondJudge()
        again = {name: (_scored_by(second, detected), gold) for name, (detected, gold) in found.items()}
        fit = refit(again, read_fit(PRIOR), _NOTE.format(second.fingerprint))
        CASCADE_FILE.write_text(dumped(fit), encoding="utf-8")


def _scored_by(judge: SecondJudge, detected: Detected) -> Detected:
    """The same candidates under the second judge's scores; it says nothing of likeness, the first model has."""
    pairs = list(detected.scores)
    scores: dict[tuple[str, str], NliScores] = {
        pair: replace(found, similarity=detected.scores[pair].similarity)
        for pair, found in zip(pairs, judge.score(pairs), strict=True)
    }
    return replace(detected, scores=scores)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with nli/train.jsonl.gz and nli/dev/")
    parser.add_argument("--judge", action="store_true", help="the second judge too")
    parser.add_argument("--only-judge", action="store_true", help="the second judge and the fits, not the first model")
    parser.add_argument("--only-rows", action="store_true", help="the probability of a row and its cut-offs alone")
    parser.add_argument("--observed", type=int, default=3_000, help="training pairs that the ranges are taken from")
    parser.add_argument("--tested", type=int, default=6_000, help="dev pairs for the temperature and its test")
    parser.add_argument("--compared", type=int, default=6_000, help="of these, pairs on which int8 is compared")
    chosen = parser.parse_args()
    torch.manual_seed(0)
    if chosen.only_rows:
        refit_rows(chosen.judge)
        return
    if chosen.data is None:
        parser.error("--data is needed, but with --only-rows")
    if not chosen.only_judge:
        refit_model(SHIPPED, chosen.data, chosen.observed, chosen.tested, chosen.compared)
    if chosen.judge or chosen.only_judge:
        refit_model(ADAPTER, chosen.data, chosen.observed, chosen.tested, chosen.compared)
    refit_rows(chosen.judge or chosen.only_judge)


if __name__ == "__main__":
    main()
