"""Statement reading against PolNeAR: precision, recall, F1, cue groups, sources, rules, and denials over five folds.

Definitions. A prediction is a statement with content (a refusal counts where it has content). It is matched with a gold
attribution one to one where the words of their contents have Jaccard 0.6 or more. A matched source is right where the
words of both sources have Jaccard 0.5 or more, or the head of the predicted source stands inside the gold source; gold
without a source is left out of that share. The head is the last word before the first comma, bracket, dash, preposition
or relative pronoun: no parser, so that every system is measured alike. A cue's groups are those of `cues.py`.
"""

import json
import random
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.brat import GoldAttribution, GoldDocument, load_documents
from benchmarks.quality.cues import CueList
from benchmarks.quality.overlap import WORD, Bounds, bounds_of, jaccard, match_one_to_one, words_in
from benchmarks.quality.report import Measure, Report, Table, f1, percent, share
from benchmarks.quality.subjects import Reads
from models.schema import Article, Statement

SAME_CONTENT = 0.6
SAME_SOURCE = 0.5
FOLDS = 5
BATCH = 16

#: Where the head of a noun phrase has been passed: punctuation, or a word that begins a modifier.
AFTER_HEAD = re.compile(
    r"[,;:()\[\]]|\s[-\u2013\u2014]+\s|\s(?:of|for|from|in|at|on|to|with|by|who|whose|which|that)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One document: its gold, the predictions with content, and index of prediction → index of gold."""

    gold: GoldDocument
    predicted: tuple[Statement, ...]
    matched: dict[int, int]

    def pairs(self) -> Iterator[tuple[Statement, GoldAttribution]]:
        """The matched ones."""
        return ((self.predicted[left], self.gold.attributions[right]) for left, right in self.matched.items())


def compare_document(gold: GoldDocument, statements: Sequence[Statement]) -> Compared:
    """Matches the statements read out of a document with its gold attributions."""
    predicted = tuple(item for item in statements if item.content)
    found = [words_in(gold.text, bounds_of(item.content)) for item in predicted]
    wanted = [words_in(gold.text, item.content) for item in gold.attributions]
    return Compared(gold, predicted, match_one_to_one(found, wanted, jaccard, SAME_CONTENT))


def read_and_compare(
    reader: Reads, documents: Sequence[GoldDocument], progress: Callable[[int], None] | None = None
) -> list[Compared]:
    """Reads the documents in batches; `progress` is told how many more are done."""
    compared: list[Compared] = []
    for begin in range(0, len(documents), BATCH):
        batch = documents[begin : begin + BATCH]
        readings = reader.read_many([Article(external_id=item.name, text=item.text) for item in batch])
        compared += [compare_document(item, reading.statements) for item, reading in zip(batch, readings, strict=True)]
        if progress is not None:
            progress(len(batch))
    return compared


def source_is_right(text: str, statement: Statement, gold: Sequence[Bounds]) -> bool:
    """Whether the predicted source names what the gold source spans cover (see the module's definitions)."""
    source = statement.source
    if source.start is None or source.end is None:
        return False
    wanted = words_in(text, gold)
    head = head_word(text, source.start, source.end)
    return jaccard(words_in(text, [(source.start, source.end)]), wanted) >= SAME_SOURCE or head in wanted


def head_word(text: str, start: int, end: int) -> Bounds | None:
    """Offsets of the head of the noun phrase text[start:end]; None where it holds no word."""
    phrase = text[start:end]
    cut = AFTER_HEAD.search(phrase, 1)
    words: list[Bounds] = sorted(words_in(text, [(start, start + cut.start() if cut else end)]))
    return words[-1] if words else None


def measure_reading(compared: Sequence[Compared], cues: CueList, by_rule: bool = False) -> Report:
    """All measures over compared documents, denial folds left out (see `measure_denials`)."""
    matches = sum(len(item.matched) for item in compared)
    predictions = sum(len(item.predicted) for item in compared)
    attributions = sum(len(item.gold.attributions) for item in compared)
    precision = share("precision", matches, predictions)
    recall = share("recall over everything annotated", matches, attributions)
    listed, found = _recall_by_group(compared, cues)
    measures = [precision, recall, Measure(name="F1", value=f1(precision.value, recall.value), of=attributions)]
    measures.append(share("recall over speech and denial cues", found["listed"], listed["listed"]))
    measures += [share(f"recall, {group} cues", found[group], listed[group]) for group in cues.names()]
    measures.append(_source_share(compared))
    tables = [_rule_table(compared)] if by_rule else []
    notes = (f"{len(compared)} documents, {attributions} gold attributions, {predictions} predictions with content",)
    return Report(set="polnear", measures=tuple(measures), tables=tuple(tables), notes=notes)


def _recall_by_group(compared: Sequence[Compared], cues: CueList) -> tuple[Counter[str], Counter[str]]:
    """Gold attributions per cue group, and how many of them were found; "listed" counts each once."""
    listed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for item in compared:
        reached = set(item.matched.values())
        for index, attribution in enumerate(item.gold.attributions):
            groups = cues.groups_of(item.gold.slice(attribution.cue))
            for group in {*groups, "listed"} if groups else ():
                listed[group] += 1
                found[group] += index in reached
    return listed, found


def _source_share(compared: Sequence[Compared]) -> Measure:
    judged = [
        source_is_right(item.gold.text, statement, attribution.source)
        for item in compared
        for statement, attribution in item.pairs()
        if attribution.source
    ]
    return share("source right on matches", sum(judged), len(judged))


def _rule_table(compared: Sequence[Compared]) -> Table:
    """Precision per statement rule, most frequent first."""
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in compared:
        for index, statement in enumerate(item.predicted):
            made[statement.rule] += 1
            right[statement.rule] += index in item.matched
    rows = tuple((rule, str(count), percent(share(rule, right[rule], count))) for rule, count in made.most_common())
    return Table(title="precision by statement rule", columns=("rule", "predictions", "precision %"), rows=rows)


def may_hold_denials(document: GoldDocument, cues: CueList) -> bool:
    """Whether a lemma of a denial cue stands anywhere in the text: no other text can hold one, gold or predicted."""
    return any("denial" in cues.groups_of(word) for word in {found.lower() for found in WORD.findall(document.text)})


def measure_denials(
    compared: Sequence[Compared], cues: CueList, folds: int = FOLDS, seed: int = 13
) -> tuple[Measure, ...]:
    """Content recall and precision on denial cues: the mean over folds of documents, with its spread as the interval.

    Recall is over gold with a denial cue, precision over predictions whose cue's words hold one; `low` and `high` are
    the mean less and plus one standard deviation of the folds. Pooled shares with Wilson intervals stand beside them.
    """
    order = sorted(compared, key=lambda item: item.gold.name)
    random.Random(seed).shuffle(order)
    counts = [_denial_counts(order[fold::folds], cues) for fold in range(folds)]
    recall = _over_folds("denial cues, content recall, mean of folds", [(hit, gold) for hit, gold, _, _ in counts])
    precision = _over_folds("denial cues, precision, mean of folds", [(hit, made) for _, _, hit, made in counts])
    hit, gold, right, made = (sum(column) for column in zip(*counts, strict=True))
    pooled_recall = share("denial cues, content recall, pooled", hit, gold)
    return recall, precision, pooled_recall, share("denial cues, precision, pooled", right, made)


def _denial_counts(compared: Iterable[Compared], cues: CueList) -> tuple[int, int, int, int]:
    """(gold found, gold, predictions matched, predictions), all with denial cues."""
    hit = gold = right = made = 0
    for item in compared:
        reached = set(item.matched.values())
        for index, attribution in enumerate(item.gold.attributions):
            if "denial" in cues.groups_of(item.gold.slice(attribution.cue)):
                gold += 1
                hit += index in reached
        for index, statement in enumerate(item.predicted):
            if "denial" in cues.groups_of(statement.cue.text):
                made += 1
                right += index in item.matched
    return hit, gold, right, made


def _over_folds(name: str, counts: Sequence[tuple[int, int]]) -> Measure:
    shares = [right / of for right, of in counts if of]
    mean = statistics.fmean(shares) if shares else 0.0
    spread = statistics.stdev(shares) if len(shares) > 1 else 0.0
    return Measure(
        name=name, value=mean, low=max(0.0, mean - spread), high=min(1.0, mean + spread), of=sum(of for _, of in counts)
    )


def errors_of(compared: Iterable[Compared], cues: CueList) -> Iterator[dict[str, object]]:
    """False positives and misses with their text: for a developer's own file, never for a report."""
    for item in compared:
        for index, statement in enumerate(item.predicted):
            if index not in item.matched:
                yield _error(
                    item.gold,
                    "false_positive",
                    statement.rule,
                    bounds_of(statement.content),
                    statement.cue.text,
                    statement.source.text,
                    cues,
                )
        reached = set(item.matched.values())
        for number, attribution in enumerate(item.gold.attributions):
            if number not in reached:
                cue, source = item.gold.slice(attribution.cue), item.gold.slice(attribution.source)
                yield _error(item.gold, "miss", attribution.id, attribution.content, cue, source, cues)
        for statement, attribution in item.pairs():
            if attribution.source and not source_is_right(item.gold.text, statement, attribution.source):
                found = f"{statement.source.text} (gold: {item.gold.slice(attribution.source)})"
                yield _error(
                    item.gold, "wrong_source", statement.rule, attribution.content, statement.cue.text, found, cues
                )


def _error(
    gold: GoldDocument, kind: str, mark: str, content: tuple[Bounds, ...], cue: str, source: str, cues: CueList
) -> dict[str, object]:
    begin, end = content[0][0], content[-1][1]
    return {
        "kind": kind,
        "document": gold.name,
        "mark": mark,
        "groups": sorted(cues.groups_of(cue)),
        "content_at": [list(bounds) for bounds in content],
        "source": source,
        "cue": cue,
        "content": gold.slice(content),
        "around": gold.text[max(0, begin - 120) : end + 120],
    }


def evaluate(
    reader: Reads,
    data: Path,
    split: str = "dev",
    limit: int | None = None,
    by_rule: bool = False,
    denials: bool = True,
    errors: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """PolNeAR under `data/attribution/polnear`; `split` is train or dev.

    `denials` adds the five folds over train and dev, for which only texts that hold a denial word are read. `errors`
    is a JSONL file for false positives, misses and wrong sources with their text.

    Raises:
        EvaluationError: the data is not there.
    """
    folder = data / "attribution"
    cues = CueList.load(folder / "cues.txt")
    compared = read_and_compare(reader, load_documents(folder / "polnear" / split, limit), progress)
    report = measure_reading(compared, cues, by_rule)
    measures = report.measures
    if denials:
        pool = [item for part in ("train", "dev") for item in load_documents(folder / "polnear" / part)]
        wanted = [item for item in pool if may_hold_denials(item, cues)]
        measures += measure_denials(read_and_compare(reader, wanted, progress), cues)
    if errors is not None:
        lines = (json.dumps(error, ensure_ascii=False) for error in errors_of(compared, cues))
        errors.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    notes = (f"split {split}" + (f", {limit} documents sampled" if limit else ""), *report.notes)
    return report.model_copy(update={"subjects": {"reader": reader.fingerprint}, "measures": measures, "notes": notes})
