"""Fine-tune MiniLM-L6 for three-way NLI on the CPU, in bf16 where that is faster than fp32, resumable.

    python -m models.training.train --data DATA --out runs/nli --epochs 1
    python -m models.training.train --data DATA --out runs/nli2 --start runs/nli --pairs FILE:36000 FILE --decay

Pairs that a teacher has scored (`soften`) are learnt from its probabilities as well as from their labels. Warm-up,
then a constant rate, then (with --decay) a linear fall to zero: the "trapezoid" schedule, which lets a later stage go
on from an earlier one without a jump in the learning rate.
"""

import argparse
import json
import logging
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

from models.nli.encoder import encoder_folder
from models.nli.precision import fastest_dtype
from models.training.averaging import WeightAverage
from models.training.mixture import LABELS, Pair, capped, counted, shipped_rows
from models.training.objective import Objective

log = logging.getLogger("counterclaim.training")


@dataclass(frozen=True)
class Recipe:
    """Everything that decides a run, written beside its weights."""

    data: str
    out: str
    start: str | None
    pairs: list[str]
    ship_rows: int | None
    longest: int | None
    caps: dict[str, int]
    weights: dict[str, float]
    epochs: int
    minutes: float | None
    batch: int
    rate: float
    warmup: int
    decay: bool
    smoothing: float
    soft: float
    temperature: float
    average: float
    max_tokens: int
    seed: int
    save_every: int


def batches(rows: list[Pair], size: int, seed: int) -> list[list[Pair]]:
    """Shuffled batches of similar length (pools of 100 batches are sorted), so that little is spent on padding."""
    rng = random.Random(seed)
    rows = rows[:]
    rng.shuffle(rows)
    made: list[list[Pair]] = []
    pool = size * 100
    for start in range(0, len(rows), pool):
        part = sorted(rows[start : start + pool], key=lambda p: len(p.premise) + len(p.hypothesis))
        made.extend(part[i : i + size] for i in range(0, len(part), size))
    rng.shuffle(made)
    return made


def accuracy(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, rows: list[Pair], max_tokens: int) -> float:
    """Share of `rows` whose label is predicted."""
    model.eval()  # type: ignore[no-untyped-call]
    right = 0
    ordered = sorted(rows, key=lambda p: len(p.premise) + len(p.hypothesis))
    with torch.inference_mode(), autocast():
        for start in range(0, len(ordered), 64):
            part = ordered[start : start + 64]
            inputs = encode(tokenizer, part, max_tokens)
            guess = model(**inputs).logits.argmax(-1)
            right += int((guess == torch.tensor([p.label for p in part])).sum())
    model.train()
    return right / len(rows)


def autocast() -> torch.autocast:
    """bf16 on a CPU that multiplies it faster, else plain fp32."""
    return torch.autocast("cpu", torch.bfloat16, enabled=fastest_dtype() is torch.bfloat16)


def encode(tokenizer: PreTrainedTokenizerBase, rows: list[Pair], max_tokens: int) -> dict[str, torch.Tensor]:
    """Padded tensors of a batch, each (batch, tokens)."""
    return dict(
        tokenizer(
            [p.premise for p in rows],
            [p.hypothesis for p in rows],
            truncation=True,
            max_length=max_tokens,
            padding=True,
            return_tensors="pt",
        )
    )


def load(start: str | None) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """The model to train: a fresh head on the checked encoder, or an earlier run."""
    folder = Path(start) if start else encoder_folder()
    model = AutoModelForSequenceClassification.from_pretrained(
        folder,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={name: i for i, name in enumerate(LABELS)},
        dtype=torch.float32,
        # Off: too few epochs to overfit, and drawing the masks costs a fifth of a step on a CPU.
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return model, AutoTokenizer.from_pretrained(folder)


def rate_at(step: int, done: float, recipe: Recipe) -> float:
    """Learning rate of a step: warm-up, plateau, and a linear fall over the whole stage if `decay`."""
    if step < recipe.warmup:
        return recipe.rate * (step + 1) / recipe.warmup
    return recipe.rate * (1.0 - done) if recipe.decay else recipe.rate


def training_rows(recipe: Recipe) -> list[Pair]:
    """The rows that may ship, and those of the further files; a pair that a teacher scored replaces the bare one."""
    rows = capped(shipped_rows(Path(recipe.data), recipe.seed), recipe.caps)[: recipe.ship_rows]
    more = [pair for file in recipe.pairs for pair in counted(file, recipe.seed)]
    scored = {(pair.premise, pair.hypothesis) for pair in more if pair.teacher}
    rows += [pair for pair in more if not pair.teacher]
    bare = [pair for pair in rows if (pair.premise, pair.hypothesis) not in scored]
    bare += [pair for pair in more if pair.teacher]
    longest = recipe.longest
    return [pair for pair in bare if longest is None or len(pair.premise) + len(pair.hypothesis) <= longest]


def train(recipe: Recipe) -> None:
    """Run or resume a recipe; leaves weights, log lines and dev accuracies in `recipe.out`."""
    torch.manual_seed(recipe.seed)
    out = Path(recipe.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    model, tokenizer = load(recipe.start)
    optimiser = torch.optim.AdamW(model.parameters(), lr=recipe.rate, weight_decay=0.01, fused=True)
    objective = Objective(recipe.smoothing, recipe.soft, recipe.temperature, recipe.weights)
    average = WeightAverage(model, recipe.average)
    rows = training_rows(recipe)
    plan = [b for epoch in range(recipe.epochs) for b in batches(rows, recipe.batch, recipe.seed + epoch)]
    first = resume(out, model, optimiser, average)
    log.info("%d rows, %d steps, from step %d", len(rows), len(plan), first)
    model.train()
    began, seen, running = time.monotonic(), 0, 0.0
    for step in range(first, len(plan)):
        # By the clock too: on a busy machine the rate must reach zero when the time is up, wherever the plan stands.
        done = max(step / len(plan), (time.monotonic() - began) / 60 / (recipe.minutes or 1e9))
        if done >= 1.0:
            break
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, done, recipe)
        inputs = encode(tokenizer, plan[step], recipe.max_tokens)
        with autocast():
            logits = model(**inputs).logits
        loss = objective.loss(logits.float(), plan[step])
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        average.update()
        seen += len(plan[step])
        running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
        if (step + 1) % 50 == 0:
            speed = seen / (time.monotonic() - began)
            log.info("step %d/%d loss %.3f, %.0f pairs/s", step + 1, len(plan), running, speed)
        if (step + 1) % recipe.save_every == 0:
            save(out, model, tokenizer, optimiser, average, step + 1)
    save(out, model, tokenizer, optimiser, average, len(plan))
    average.swap_in()
    model.save_pretrained(out / "average")
    tokenizer.save_pretrained(out / "average")
    (out / "average" / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))


def save(
    out: Path,
    model: PreTrainedModel,
    tokenizer: PreTrainedTokenizerBase,
    optimiser: torch.optim.Optimizer,
    average: WeightAverage,
    step: int,
) -> None:
    """Weights, tokenizer, and what is needed to resume."""
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    torch.save({"step": step, "optimiser": optimiser.state_dict(), "average": average.state()}, out / "resume.pt.new")
    (out / "resume.pt.new").replace(out / "resume.pt")


def resume(out: Path, model: PreTrainedModel, optimiser: torch.optim.Optimizer, average: WeightAverage) -> int:
    """Load an interrupted run from `out`; the step to go on from (0 for a new run)."""
    state_file = out / "resume.pt"
    if not state_file.is_file():
        return 0
    state = torch.load(state_file, weights_only=True)
    trained = AutoModelForSequenceClassification.from_pretrained(out, dtype=torch.float32)
    model.load_state_dict(trained.state_dict())
    optimiser.load_state_dict(state["optimiser"])
    average.load(state["average"])
    return int(state["step"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder with nli/train.jsonl.gz and nli/dev/")
    parser.add_argument("--out", required=True, help="folder for weights, log and checkpoints")
    parser.add_argument("--start", help="go on from the weights of an earlier run")
    parser.add_argument(
        "--pairs", nargs="*", default=[], help="gzipped JSON Lines of further pairs: FILE or FILE:COUNT"
    )
    parser.add_argument("--ship-rows", type=int, help="only this many of the rows that may ship (a later stage)")
    parser.add_argument("--longest", type=int, help="leave out pairs of more characters than this")
    parser.add_argument("--minutes", type=float, help="end (and let the rate fall) by this time at the latest")
    parser.add_argument("--cap", nargs="*", default=[], help="SOURCE=COUNT: at most so many rows of a source")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--warmup", type=int, default=200)
    parser.add_argument("--decay", action="store_true")
    parser.add_argument("--weight", nargs="*", default=[], help="SOURCE=FACTOR for the loss of a source's pairs")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--soft", type=float, default=0.7, help="share of the teacher in the loss of pairs it scored")
    parser.add_argument("--temperature", type=float, default=1.5)
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    parser.add_argument("--max-tokens", type=int, default=96)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--save-every", type=int, default=500)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options = vars(parser.parse_args())
    weights = {source: float(factor) for source, _, factor in (item.partition("=") for item in options.pop("weight"))}
    caps = {source: int(count) for source, _, count in (item.partition("=") for item in options.pop("cap"))}
    train(Recipe(**options, weights=weights, caps=caps))


if __name__ == "__main__":
    main()
