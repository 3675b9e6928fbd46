"""What any sane judge of two sentences does, measured on sentences that carry no label.

- *swap*: of the pairs predicted to contradict, those that still do when premise and hypothesis change places;
- *itself*: sentences that entail themselves;
- *apart*: sentences of different ECB+ topics (an earthquake, a film award) that are held to contradict.
"""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.report import Measure, share
from benchmarks.quality.subjects import Scores
from models.vocabulary import NliLabel

SWAPPED_SET = "mnli_matched_dev"
SEED = 13
#: Pairs drawn for each property: enough for an interval of about a point.
DRAWN = 3000
_WORDS = range(5, 41)

Pairs = list[tuple[str, str]]


def swap(scorer: Scores, pairs: Pairs) -> Measure:
    """Share of the predicted contradictions among `pairs` that stay contradictions when swapped."""
    labels = predicted(scorer, pairs)
    against = [pair for pair, label in zip(pairs, labels, strict=True) if label is NliLabel.CONTRADICTION]
    turned = predicted(scorer, [(hypothesis, premise) for premise, hypothesis in against])
    return share("contradictions that survive a swap", turned.count(NliLabel.CONTRADICTION), len(against))


def itself(scorer: Scores, sentences: Sequence[str]) -> Measure:
    """Share of sentences that entail themselves."""
    labels = predicted(scorer, [(text, text) for text in sentences])
    return share("sentences that entail themselves", labels.count(NliLabel.ENTAILMENT), len(sentences))


def apart(scorer: Scores, pairs: Pairs) -> Measure:
    """Share of pairs about different things that are held to contradict."""
    labels = predicted(scorer, pairs)
    name = "contradictions between different ECB+ topics"
    return share(name, labels.count(NliLabel.CONTRADICTION), len(pairs), better="lower")


def predicted(scorer: Scores, pairs: Pairs) -> list[NliLabel]:
    """The largest of the three scores of each pair."""
    found = []
    for score in scorer.score(pairs):
        values = {
            NliLabel.ENTAILMENT: score.entailment,
            NliLabel.NEUTRAL: score.neutral,
            NliLabel.CONTRADICTION: score.contradiction,
        }
        found.append(max(values, key=values.__getitem__))
    return found


def topics_apart(path: Path, count: int = DRAWN) -> Pairs:
    """`count` pairs of ECB+ sentences from two different topics, drawn with a fixed seed."""
    sentences: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts = (text for text in row["sentences"] if len(text.split()) in _WORDS and "http" not in text)
            sentences += [(row["topic"], text) for text in texts]
    pairs: Pairs = []
    dice = np.random.default_rng(SEED)
    while len(pairs) < count:
        (topic, one), (other_topic, other) = (sentences[i] for i in dice.integers(0, len(sentences), 2))
        if topic != other_topic:
            pairs.append((one, other))
    return pairs


def measure(scorer: Scores, data: Path, matched: Pairs) -> tuple[Measure, ...]:
    """The properties that the data at hand allows; `matched` are the pairs of `SWAPPED_SET`."""
    chosen: NDArray[np.int64] = np.random.default_rng(SEED).permutation(len(matched))[:DRAWN]
    pairs = [matched[int(index)] for index in chosen]
    found = [swap(scorer, pairs), itself(scorer, [premise for premise, _ in pairs])]
    ecb = data / "news" / "ecbplus_articles.jsonl.gz"
    if ecb.is_file():
        found.append(apart(scorer, topics_apart(ecb)))
    return tuple(found)
