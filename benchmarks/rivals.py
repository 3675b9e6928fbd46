"""What a user would pick instead, on the same articles with the same NLI model, in one run.

    python -m benchmarks.rivals demo newsroom [-o rivals.json]

The rivals read no speakers. *All pairs*: each sentence of one article against each of another, in both directions; its
cost is counted, and its time extrapolated from a sample. *Top 20*: sentence embeddings, each sentence's 20 nearest in
other articles at a cosine of at least 0.7 or 0.5, NLI in both directions, a conflict where either direction says
contradiction: the recipe of corpus checkers. A sentence stands for an annotated statement as a row's quote does
(benchmarks/quality/matching.py).
"""

import argparse
import json
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import spacy
import torch

from benchmarks.quality.gold import GoldNewsroom
from benchmarks.quality.intervals import wilson
from benchmarks.quality.matching import SHOWN, Place, Places, at_level, found_conflicts, judge_rows
from benchmarks.quality.pipeline import Detected, detect
from benchmarks.quality.sets import ROOT, Bench, Options
from cli.settings import load_settings
from models.decision.probability import shipped_fit
from models.decision.prospects import asked_first, asked_then, promising
from models.nli.scorer import NliScorer
from models.nli.similarity import SentenceEncoder
from models.schema import Article, NliScores

NEAREST = 20
SAMPLED = 1_000
Pair = tuple[str, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article, by its offsets in the stored text."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Outcome:
    """What one way of looking for conflicts cost and gave. `seconds` is wall time, reading included."""

    newsroom: str
    way: str
    nli_calls: int
    seconds: float
    flagged: int
    right: int
    precision: float
    precision_low: float
    precision_high: float
    found: int
    of: int
    recall: float
    note: str = ""


def sentences_of(articles: Iterable[Article]) -> list[Sentence]:
    """Every sentence of at least four words, split by punctuation within paragraphs."""
    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "\n", "\n\n"]})
    found = []
    for article in articles:
        for part in splitter(article.text).sents:
            text = part.text.strip()
            if len(text.split()) >= 4:
                start = part.start_char + part.text.index(text)
                found.append(Sentence(article.external_id, start, start + len(text), text))
    return found


def nearest(sentences: Sequence[Sentence], cosine: float) -> list[tuple[int, int]]:
    """Unordered pairs (i < j) of sentences in different articles: each one's 20 nearest at this cosine or above."""
    vectors = SentenceEncoder().vectors([sentence.text for sentence in sentences])
    likeness = vectors @ vectors.T
    names = sorted({sentence.article for sentence in sentences})
    number = torch.tensor([names.index(sentence.article) for sentence in sentences])
    likeness[number[:, None] == number[None, :]] = -1.0
    values, places = likeness.topk(min(NEAREST, len(sentences)), dim=1)
    pairs = {
        (min(i, int(j)), max(i, int(j)))
        for i in range(len(sentences))
        for value, j in zip(values[i], places[i], strict=True)
        if float(value) >= cosine
    }
    return sorted(pairs)


def top_twenty(name: str, detected: Detected, gold: GoldNewsroom, scorer: NliScorer, cosine: float) -> Outcome:
    """The usual recipe at one cosine, measured against the gold."""
    began = time.monotonic()
    sentences = sentences_of(detected.articles)
    pairs = nearest(sentences, cosine)
    wanted = _both_ways(sentences, pairs)
    scores = dict(zip(wanted, scorer.score(wanted), strict=True)) if wanted else {}
    flagged = [(i, j) for i, j in pairs if _contradict(scores, sentences[i].text, sentences[j].text)]
    seconds = time.monotonic() - began
    right, found = judged(flagged, sentences, gold, detected.text_of())
    return outcome(name, f"top 20, cosine {cosine}", len(wanted), seconds, len(flagged), right, found, gold)


def all_pairs(name: str, detected: Detected, gold: GoldNewsroom, scorer: NliScorer) -> Outcome:
    """All pairs of sentences across articles: counted, and timed on a sample."""
    sentences = sentences_of(detected.articles)
    pairs = [
        (i, j)
        for i in range(len(sentences))
        for j in range(i + 1, len(sentences))
        if sentences[i].article != sentences[j].article
    ]
    sample = random.Random(5).sample(pairs, min(SAMPLED, len(pairs)))
    began = time.monotonic()
    wanted = _both_ways(sentences, sample)
    scores = dict(zip(wanted, scorer.score(wanted), strict=True))
    share = len(pairs) / len(sample)
    seconds = (time.monotonic() - began) * share
    flagged = sum(_contradict(scores, sentences[i].text, sentences[j].text) for i, j in sample)
    note = f"time and rows extrapolated from {len(sample)} pairs; recall not measured"
    return outcome(name, "all pairs", 2 * len(pairs), seconds, round(flagged * share), 0, set(), gold, note)


def ours(name: str, bench: Bench) -> tuple[Outcome, Detected, GoldNewsroom]:
    """The product, from stored text to rows, models loaded before the clock starts."""
    detected, gold = bench.demo if name == "demo" else bench.newsroom
    began = time.monotonic()
    again = detect(detected.articles, bench.reader, bench.scorer)
    seconds = time.monotonic() - began
    shown = at_level(judge_rows(again.rows(), gold, again.text_of()), SHOWN)
    right = sum(row.conflict is not None for row in shown)
    found = found_conflicts(shown, relation_too=False)
    made = outcome(name, "Counterclaim, flag and suggest", asked_of(again), seconds, len(shown), right, found, gold)
    return made, again, gold


def asked_of(detected: Detected) -> int:
    """How many NLI directions `counterclaim detect` asks for; the evaluation asks for all, and times all."""
    fit, candidates = shipped_fit(), detected.candidates
    likeness = {pair: scores.similarity for pair, scores in detected.scores.items()}
    open_yet = promising(candidates, likeness, fit)
    return len({*asked_first(open_yet), *asked_then(open_yet, detected.scores, fit)})


def judged(
    flagged: Sequence[tuple[int, int]], sentences: Sequence[Sentence], gold: GoldNewsroom, texts: Mapping[str, str]
) -> tuple[int, set[str]]:
    """How many flagged pairs stand for a conflict, and the ids of the conflicts found."""
    places = Places(gold, texts)
    at = {i: places.at(sentences[i].article, [(sentences[i].start, sentences[i].end)]) for p in flagged for i in p}
    right, found = 0, set()
    for i, j in flagged:
        ids = {pair.id for pair in gold.conflicts if _stands(at[i], at[j], places.gold[pair.a], places.gold[pair.b])}
        right += bool(ids)
        found |= ids
    return right, found


def outcome(
    name: str,
    way: str,
    calls: int,
    seconds: float,
    flagged: int,
    right: int,
    found: set[str],
    gold: GoldNewsroom,
    note: str = "",
) -> Outcome:
    """With its shares and the interval of the precision."""
    low, high = wilson(right, flagged)
    return Outcome(
        newsroom=name,
        way=way,
        nli_calls=calls,
        seconds=round(seconds, 1),
        flagged=flagged,
        right=right,
        precision=right / flagged if flagged else 0.0,
        precision_low=low,
        precision_high=high,
        found=len(found),
        of=len(gold.conflicts),
        recall=len(found) / len(gold.conflicts),
        note=note,
    )


def _both_ways(sentences: Sequence[Sentence], pairs: Iterable[tuple[int, int]]) -> list[Pair]:
    texts = ((sentences[i].text, sentences[j].text) for i, j in pairs)
    return list(dict.fromkeys(way for a, b in texts for way in ((a, b), (b, a))))


def _contradict(scores: Mapping[Pair, NliScores], a: str, b: str) -> bool:
    found = (scores[a, b], scores[b, a])
    return any(score.contradiction > max(score.entailment, score.neutral) for score in found)


def _stands(first: Place, second: Place, a: Place, b: Place) -> bool:
    return bool((first.fit(a) and second.fit(b)) or (first.fit(b) and second.fit(a)))


def main() -> None:
    """Measure and print one line for each way; JSON with -o."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsrooms", nargs="+", choices=("demo", "newsroom"))
    parser.add_argument("-o", "--output", type=Path)
    chosen = parser.parse_args()
    bench = Bench(Options(demo_sources=load_settings(ROOT / "configs" / "demo.yaml").sources))
    scorer = NliScorer()
    made: list[Outcome] = []
    for name in chosen.newsrooms:
        own, detected, gold = ours(name, bench)
        rivals = (top_twenty(name, detected, gold, scorer, cosine) for cosine in (0.7, 0.5))
        for one in (own, *rivals, all_pairs(name, detected, gold, scorer)):
            made.append(one)
            print(
                f"{one.newsroom:9} {one.way:31} {one.nli_calls:7} NLI calls {one.seconds:7.1f} s  "
                f"{one.right}/{one.flagged} rows right, {one.found}/{one.of} conflicts found  {one.note}"
            )
    if chosen.output:
        chosen.output.write_text(json.dumps([asdict(one) for one in made], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
