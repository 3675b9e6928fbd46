"""Draw pairs that turn on one word, pairs of a sentence with itself, and pairs that have nothing to do with each other.

    python -m models.training.lexical.generate --data DATA --count 60000 -o lexical_train.jsonl.gz
    python -m models.training.lexical.generate --count 2000 --part dev -o lexical_dev.jsonl.gz

Of the train pairs four tenths turn on an action of the news (`news`), a fifth on a word changed in a sentence of a row
that may ship (`substitute`), the rest on a word in a frame (`frames`) or on nothing: a sentence with itself, with a
stranger, or rows that may ship turned round. Dev pairs are built from kinds and actions that train never sees, so they
need no data.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from models.training.domain.generate import wording
from models.training.domain.names import Part
from models.training.domain.words import Noun
from models.training.lexical.frames import FRAMES, OPPOSED, WHO
from models.training.lexical.lexicon import KINDS, OPPOSITE
from models.training.lexical.news import from_actions
from models.training.lexical.substitute import changes, usable
from models.training.mixture import LABELS, shipped_rows, write_rows

#: Kinds kept out of train, to see whether words that were never contrasted are told apart.
DEV_KINDS = ("metal", "furniture", "shape", "tree", "dish", "fruit", "flower")
_DENIED = ("it is not true that {s}", "it is false that {s}")


@dataclass(frozen=True)
class LexicalPair:
    """One pair; `family` says which kind of word it turns on."""

    premise: str
    hypothesis: str
    label: str
    family: str
    source: str = "lexical"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _fill(frame: str, word: str, who: str) -> str:
    return frame.format(x=Noun(word), who=who)


def _one_frame(rng: Random, kinds: list[str]) -> LexicalPair:
    """Two sentences of one frame: another word of the kind, a wider subject, a denial, or another matter."""
    kind = rng.choice(kinds)
    frame, who = wording(rng.choice(FRAMES[kind]), rng), rng.choice(WHO)
    one, two = rng.sample(KINDS[kind], 2)
    said, other = _fill(frame, one, who), _fill(frame, two, who)
    draw = rng.random()
    if {one, two} == {"gray", "grey"} or {one, two} <= {"red", "crimson", "maroon"}:
        draw = 0.99
    if draw < 0.42:
        return LexicalPair(_sentence(said), _sentence(other), "contradiction", kind)
    if draw < 0.5:
        denied = rng.choice(_DENIED).format(s=other)
        return LexicalPair(_sentence(said), _sentence(denied), "entailment", f"{kind}/denied")
    if draw < 0.56:
        denied = rng.choice(_DENIED).format(s=said)
        return LexicalPair(_sentence(said), _sentence(denied), "contradiction", f"{kind}/itself denied")
    if draw < 0.62:
        denied = rng.choice(_DENIED).format(s=said)
        return LexicalPair(_sentence(denied), _sentence(other), "neutral", f"{kind}/after denial")
    anyone = _fill(frame, one, "somebody")
    if draw < 0.78 and "{who}" in frame and "'s" not in frame:
        if rng.random() < 0.5:
            return LexicalPair(_sentence(said), _sentence(anyone), "entailment", f"{kind}/somebody")
        return LexicalPair(_sentence(anyone), _sentence(said), "neutral", f"{kind}/who")
    if draw < 0.86:
        return LexicalPair(_sentence(said), _sentence(said), "entailment", f"{kind}/itself")
    far = rng.choice([name for name in kinds if name != kind])
    beside = _fill(wording(rng.choice(FRAMES[far]), rng), rng.choice(KINDS[far]), who)
    if draw < 0.91:
        return LexicalPair(_sentence(f"{said}, and {beside}"), _sentence(said), "entailment", f"{kind}/part")
    return LexicalPair(_sentence(said), _sentence(beside), "neutral", f"{kind}/{far}")


def _opposed(rng: Random) -> LexicalPair:
    """Two sentences that differ in a pair of opposites, either way round, or one of them denied."""
    kind = rng.choice(list(OPPOSED))
    frame, who = wording(rng.choice(OPPOSED[kind]), rng), rng.choice(WHO)
    one, two = rng.sample(rng.choice(OPPOSITE[kind]), 2)
    said, other = _fill(frame, one, who), _fill(frame, two, who)
    draw = rng.random()
    if draw < 0.6:
        return LexicalPair(_sentence(said), _sentence(other), "contradiction", f"opposite {kind}")
    if draw < 0.8:
        denied = rng.choice(_DENIED).format(s=other)
        return LexicalPair(_sentence(said), _sentence(denied), "entailment", f"opposite {kind}/denied")
    third = _fill(frame, rng.choice(rng.choice(OPPOSITE[kind])), rng.choice([w for w in WHO if w != who]))
    if third in (said, other) or "{who}" not in frame:
        return LexicalPair(_sentence(said), _sentence(said), "entailment", f"opposite {kind}/itself")
    return LexicalPair(_sentence(said), _sentence(third), "neutral", f"opposite {kind}/another")


def from_frames(seed: int, count: int, part: Part) -> Iterator[LexicalPair]:
    """`count` distinct pairs from frames; dev has kinds of its own and no opposites."""
    rng = Random(f"{seed}/{part}/frames")
    kinds = [kind for kind in FRAMES if (kind in DEV_KINDS) == (part == "dev")]
    seen: set[tuple[str, str]] = set()
    while len(seen) < count:
        pair = _opposed(rng) if part == "train" and rng.random() < 0.25 else _one_frame(rng, kinds)
        if (pair.premise, pair.hypothesis) not in seen:
            seen.add((pair.premise, pair.hypothesis))
            yield pair


def from_sentences(data: Path, seed: int, count: int) -> list[LexicalPair]:
    """Up to `count` changes of one word in premises that may ship, no kind of change more than a tenth of them."""
    rng = Random(f"{seed}/sentences")
    premises = sorted({row.premise for row in shipped_rows(data, seed) if row.source in ("snli", "snli_cad", "mnli")})
    rng.shuffle(premises)
    shares: Counter[str] = Counter()
    found: list[LexicalPair] = []
    for sentence in filter(usable, premises):
        options = [change for change in changes(sentence, rng) if shares[change.kind] < count / 10]
        for change in rng.sample(options, min(2, len(options))):
            shares[change.kind] += 1
            found.append(LexicalPair(change.premise, change.hypothesis, change.label, f"changed {change.kind}"))
        if len(found) >= count:
            break
    return found[:count]


def plain(data: Path, seed: int, same: int, apart: int) -> Iterator[LexicalPair]:
    """Sentences paired with themselves (entailment) and with a sentence from elsewhere (neutral)."""
    rng = Random(f"{seed}/plain")
    rows = [row for row in shipped_rows(data, seed) if row.source != "sem_anto_neg"]
    sentences = [text for row in rows for text in (row.premise, row.hypothesis) if 3 <= len(text.split()) <= 40]
    for text in rng.sample(sentences, same):
        yield LexicalPair(text, text, "entailment", "itself")
    drawn = iter(rng.sample(sentences, 2 * apart))
    for one, two in zip(drawn, drawn, strict=True):
        yield LexicalPair(one, two, "neutral", "unrelated")


def turned(data: Path, seed: int, count: int) -> list[LexicalPair]:
    """Ship rows with premise and hypothesis exchanged: two sentences about one scene exclude each other either way.

    An entailment that is turned round is neutral where its hypothesis said much less; half as many of those are taken.
    """
    rng = Random(f"{seed}/turned")
    rows = [row for row in shipped_rows(data, seed) if row.source in ("snli", "mnli", "snli_cad")]
    against = [row for row in rows if LABELS[row.label] == "contradiction" and len(row.hypothesis.split()) > 2]
    less = [row for row in rows if LABELS[row.label] == "entailment" and len(row.hypothesis) < 0.5 * len(row.premise)]
    pairs = [LexicalPair(row.hypothesis, row.premise, "contradiction", "turned") for row in rng.sample(against, count)]
    return pairs + [
        LexicalPair(row.hypothesis, row.premise, "neutral", "turned")
        for row in rng.sample(less, min(count // 2, len(less)))
    ]


def generate(data: Path | None, seed: int, count: int, part: Part) -> list[LexicalPair]:
    """`count` pairs of a part, shuffled; train needs `data`."""
    actions = [LexicalPair(**asdict(pair)) for pair in from_actions(seed, count * 4 // 10, part)]
    if part == "dev" or data is None:
        return [*actions, *from_frames(seed, count - len(actions), part)]
    pairs = [*actions, *from_sentences(data, seed, count // 5), *plain(data, seed, count // 32, count // 16)]
    pairs += turned(data, seed, count // 10)
    pairs += from_frames(seed, count - len(pairs), part)
    Random(seed).shuffle(pairs)
    return pairs


def main(arguments: list[str] | None = None) -> None:
    """Write pairs as gzipped JSON lines and say how the labels and kinds are spread."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, help="folder with nli/train.jsonl.gz (for --part train)")
    parser.add_argument("--count", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=("train", "dev"), default="train")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    if options.part == "train" and options.data is None:
        parser.error("--part train changes words in sentences of --data")
    pairs = generate(options.data, options.seed, options.count, options.part)
    write_rows(options.output, map(asdict, pairs))
    spread = Counter(pair.label for pair in pairs)
    print(", ".join(f"{label} {n / len(pairs):.1%}" for label, n in spread.most_common()), file=sys.stderr)


if __name__ == "__main__":
    main()
