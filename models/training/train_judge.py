"""Fine-tune the second judge: a LoRA adapter over all-mpnet-base-v2, for three-way NLI on a CPU, resumable.

    python -m models.training.train_judge --base FOLDER --data DATA --out runs/judge --domain FILE
    python -m models.training.train_judge --base FOLDER --data DATA --out runs/judge2 --start runs/judge --decay ...

LoRA (Hu et al. 2021, arXiv 2106.09685) on every linear layer of the encoder: only the low-rank updates and the
classification head are trained and kept, so that the published base stays as it is and the adapter is a few MB.
"""

import argparse
import json
import logging
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, TaskType, get_peft_model
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedTokenizerBase

from models.training.int8_linear import round_frozen_layers
from models.training.mixture import LABELS, Pair, read_pairs, shipped_rows
from models.training.train import accuracy, batches, encode

log = logging.getLogger("counterclaim.training")
DEV_SETS = (
    "xnli_en_dev",
    "snli_dev",
    "fever_nli_dev",
    "glue_diagnostic_test",
    "conjnli_dev",
    "med_test",
    "breaking_nli_test",
)
#: Every linear layer of an MPNet block.
TARGETS = ["attn.q", "attn.k", "attn.v", "attn.o", "intermediate.dense", "output.dense"]
#: Rows of each source in the first stage; MNLI carries most of what transfers, the rest covers negation and facts.
TAKEN = {
    "mnli": 17_000,
    "snli": 6_000,
    "snli_cad": 2_500,
    "fever_dev_binary": 5_000,
    "fever_symmetric": 490,
    "fool_me_twice": 1_000,
    "conjnli": 1_800,
    "scone": 1_500,
    "wikifactcheck_neg": 500,
    "sem_anto_neg": 800,
}


@dataclass(frozen=True)
class JudgeRecipe:
    """Everything that decides a run, written beside its adapter."""

    base: str
    data: str
    out: str
    start: str | None
    domain: list[str]
    domain_rows: int
    ship_share: float
    skip_share: float
    rank: int
    batch: int
    rate: float
    warmup: int
    decay: bool
    smoothing: float
    max_tokens: int
    seed: int
    save_every: int
    dev_rows: int


def training_rows(recipe: JudgeRecipe) -> list[Pair]:
    """`ship_share` of the taken rows of each source (after the first `skip_share`), and the domain pairs."""
    taken: dict[str, list[Pair]] = {}
    for pair in shipped_rows(Path(recipe.data), recipe.seed):
        taken.setdefault(pair.source, []).append(pair)
    rows: list[Pair] = []
    for source, limit in TAKEN.items():
        pairs = taken.get(source, [])
        first = int(limit * recipe.skip_share)
        rows.extend(pairs[first : first + int(limit * recipe.ship_share)])
    for path in recipe.domain:
        pairs = list(read_pairs(Path(path)))
        random.Random(recipe.seed).shuffle(pairs)
        rows.extend(pairs[: recipe.domain_rows])
    return rows


def load(recipe: JudgeRecipe) -> tuple[PeftModel, PreTrainedTokenizerBase]:
    """The base with a fresh head and adapter, or with the adapter of an earlier run."""
    base = AutoModelForSequenceClassification.from_pretrained(
        recipe.base,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={name: i for i, name in enumerate(LABELS)},
        dtype=torch.float32,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    tokenizer = AutoTokenizer.from_pretrained(recipe.base)
    if recipe.start:
        return PeftModel.from_pretrained(base, recipe.start, is_trainable=True), tokenizer
    lora = LoraConfig(
        task_type=TaskType.SEQ_CLS,
        r=recipe.rank,
        lora_alpha=2 * recipe.rank,
        lora_dropout=0.0,
        target_modules=TARGETS,
        modules_to_save=["classifier"],
    )
    return get_peft_model(base, lora), tokenizer


def rate_at(step: int, total: int, recipe: JudgeRecipe) -> float:
    if step < recipe.warmup:
        return recipe.rate * (step + 1) / recipe.warmup
    if not recipe.decay:
        return recipe.rate
    return recipe.rate * max(0.02, (total - step) / max(1, total - recipe.warmup))


def train(recipe: JudgeRecipe) -> None:
    """Run or resume a recipe; leaves adapter, log lines and dev accuracies in `recipe.out`."""
    torch.manual_seed(recipe.seed)
    out = Path(recipe.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    model, tokenizer = load(recipe)
    model.print_trainable_parameters()
    round_frozen_layers(model)
    trainable = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trainable, lr=recipe.rate, weight_decay=0.01, fused=True)
    plan = batches(training_rows(recipe), recipe.batch, recipe.seed)
    first = resume(out, model, optimiser)
    log.info("%d rows, %d steps, from step %d", sum(map(len, plan)), len(plan), first)
    model.train()
    began, seen, running = time.monotonic(), 0, 0.0
    for step in range(first, len(plan)):
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, len(plan), recipe)
        logits = model(**encode(tokenizer, plan[step], recipe.max_tokens)).logits
        target = torch.tensor([p.label for p in plan[step]])
        loss = torch.nn.functional.cross_entropy(logits, target, label_smoothing=recipe.smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trainable, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        seen += len(plan[step])
        running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
        if (step + 1) % 20 == 0:
            log.info(
                "step %d/%d loss %.3f, %.1f pairs/s", step + 1, len(plan), running, seen / (time.monotonic() - began)
            )
        if (step + 1) % recipe.save_every == 0:
            save(out, model, optimiser, step + 1)
    save(out, model, optimiser, len(plan))
    if recipe.dev_rows:
        report(model, tokenizer, recipe)


def report(model: PeftModel, tokenizer: PreTrainedTokenizerBase, recipe: JudgeRecipe) -> None:
    """Log the accuracy on (a fixed sample of) each dev set and append it to dev.jsonl."""
    found = {}
    for name in DEV_SETS:
        rows = list(read_pairs(Path(recipe.data) / "nli" / "dev" / f"{name}.jsonl.gz"))
        random.Random(0).shuffle(rows)
        found[name] = accuracy(model, tokenizer, rows[: recipe.dev_rows], recipe.max_tokens)  # type: ignore[arg-type]
        log.info("dev %s %.4f", name, found[name])
    with (Path(recipe.out) / "dev.jsonl").open("a") as stream:
        stream.write(json.dumps(found) + "\n")


def save(out: Path, model: PeftModel, optimiser: torch.optim.Optimizer, step: int) -> None:
    """Adapter and what is needed to resume."""
    model.save_pretrained(str(out))
    torch.save({"step": step, "optimiser": optimiser.state_dict()}, out / "resume.pt.new")
    (out / "resume.pt.new").replace(out / "resume.pt")


def resume(out: Path, model: PeftModel, optimiser: torch.optim.Optimizer) -> int:
    """Load an interrupted run from `out`; the step to go on from (0 for a new run)."""
    if not (out / "resume.pt").is_file():
        return 0
    state = torch.load(out / "resume.pt", weights_only=True)
    model.load_adapter(str(out), "default", is_trainable=True)
    optimiser.load_state_dict(state["optimiser"])
    return int(state["step"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--data", required=True, help="folder with nli/train.jsonl.gz and nli/dev/")
    parser.add_argument("--out", required=True, help="folder for adapter, log and checkpoints")
    parser.add_argument("--start", help="go on from the adapter of an earlier run")
    parser.add_argument("--domain", nargs="*", default=[], help="gzipped JSON Lines of domain pairs")
    parser.add_argument("--domain-rows", type=int, default=9_000, help="pairs taken of each such file")
    parser.add_argument("--ship-share", type=float, default=1.0)
    parser.add_argument("--skip-share", type=float, default=0.0)
    parser.add_argument("--rank", type=int, default=24)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--warmup", type=int, default=100)
    parser.add_argument("--decay", action="store_true")
    parser.add_argument("--smoothing", type=float, default=0.03)
    parser.add_argument("--max-tokens", type=int, default=96)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--save-every", type=int, default=100)
    parser.add_argument("--dev-rows", type=int, default=1_000, help="rows of each dev set measured at the end")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(JudgeRecipe(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
