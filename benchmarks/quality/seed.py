"""The seed article: which of its annotated pairs are recorded, which tempting ones are, and the same under other names.

A statement read is aligned with the gold attribution whose content (one span, or all of them) it overlaps most, from
Jaccard 0.5 upwards; several may go with one. A row stands for the pair of attributions that its two statements are
aligned with. A pair counts as recorded where a row at flag or suggest stands for it under its relation. Eligible traps
are those between two attributions of which no recorded pair is another reading: twelve of the seventeen. The pairs
whose claim is only implied (C1 to C4) are one dispute. A claim that nobody answers is open where a proposition of it is
one that `counterclaim claims --open` would list: asserted, checkable, self-contained, and in no row that is shown.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from benchmarks.quality.gold import (
    GoldConflict,
    GoldNewsroom,
    GoldSource,
    GoldSpan,
    GoldStatement,
    GoldTrap,
    check_spans,
)
from benchmarks.quality.matching import SHOWN
from benchmarks.quality.newsroom import where
from benchmarks.quality.overlap import Words, bounds_of, jaccard, words_in
from benchmarks.quality.pipeline import RANK, Detected, Judging, detect
from benchmarks.quality.renaming import Renamed, rename
from benchmarks.quality.report import Measure, Report, Table, share
from benchmarks.quality.subjects import Reads, Scores
from models.errors import EvaluationError
from models.schema import Article, DecidedPair, Statement
from models.vocabulary import ClaimType, Decision, Inference, Polarity

ARTICLE = "belgorod.txt"
SAME_STATEMENT = 0.5
IMPLIED_DISPUTE = "implied"
#: Three pair the narrator, two share their spans with recorded pairs.
NOT_ELIGIBLE = frozenset({"N10", "N12", "N13", "N14", "N17"})

#: The gold attributions that a row's two statements are aligned with.
Sides = frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Seed:
    """The article with its gold; `core` are the ids of the attributions that are not marginal, `unanswered` of those
    that nobody answers.
    """

    article: Article
    gold: GoldNewsroom
    core: frozenset[str]
    unanswered: frozenset[str] = frozenset()


def load_seed(folder: Path) -> Seed:
    """Reads belgorod.txt, gold_seed.json and gold_pairs_seed.json.

    Raises:
        EvaluationError: a file is missing or malformed, or the offsets do not fit.
    """
    try:
        text = (folder / ARTICLE).read_bytes().decode("utf-8")
        attributions = json.loads((folder / "gold_seed.json").read_text(encoding="utf-8"))["attributions"]
        pairs = json.loads((folder / "gold_pairs_seed.json").read_text(encoding="utf-8"))
        gold = GoldNewsroom(
            statements=tuple(map(_statement, attributions)),
            conflicts=tuple(_conflict(pair) for pair in pairs["pairs_to_record"] if pair["record"]),
            traps=tuple(_trap(pair) for pair in pairs["tempting_non_conflicts"] if pair["id"] not in NOT_ELIGIBLE),
        )
    except OSError as error:
        raise EvaluationError(f"seed not found in {folder} ({error.strerror}); pass --seed-dir") from error
    except (ValueError, KeyError) as error:
        raise EvaluationError(f"seed in {folder} is malformed: {error!r}") from error
    article = Article(external_id=ARTICLE, text=text, title=text.split("\n", 1)[0], outlet=folder.name)
    check_spans(gold, {ARTICLE: text})
    core = frozenset(item["id"] for item in attributions if item["core"])
    return Seed(article, gold, core, frozenset(pairs["open_claims_without_counterpart"]))


def _statement(item: Mapping[str, Any]) -> GoldStatement:
    start, end = item["source"]["span"]
    source = GoldSource(text=item["source"]["text"], start=start, end=end, actor=item["source"]["canonical"])
    content = tuple(GoldSpan(text=part["text"], start=part["span"][0], end=part["span"][1]) for part in item["content"])
    return GoldStatement(id=item["id"], article=ARTICLE, source=source, content=content)


def _conflict(pair: Mapping[str, Any]) -> GoldConflict:
    return GoldConflict(
        id=pair["id"],
        a=pair["a"]["attribution"],
        b=pair["b"]["attribution"],
        relation=pair["relation"],
        exclusive=pair["exclusive"],
        inference=pair["inference"],
        dispute=IMPLIED_DISPUTE if pair["inference"] == Inference.IMPLIED else pair["id"],
    )


def _trap(pair: Mapping[str, Any]) -> GoldTrap:
    return GoldTrap(id=pair["id"], a=pair["a"], b=pair["b"], kind=pair["trap"])


def renamed_seed(seed: Seed) -> Seed:
    """The seed with every actor and place renamed, its offsets moved."""
    new = rename(seed.article.text)
    title = new.text.split("\n", 1)[0]
    article = seed.article.model_copy(update={"text": new.text, "title": title})
    statements = tuple(_moved(statement, new) for statement in seed.gold.statements)
    gold = seed.gold.model_copy(update={"statements": statements})
    check_spans(gold, {ARTICLE: new.text})
    return Seed(article, gold, seed.core, seed.unanswered)


def _moved(statement: GoldStatement, new: Renamed) -> GoldStatement:
    source = statement.source
    begin, end = (None if offset is None else new.move(offset) for offset in (source.start, source.end))
    named = GoldSource(text=new.text[begin:end], start=begin, end=end, actor=rename(source.actor).text)
    content = tuple(_moved_span(span, new) for span in statement.content)
    return statement.model_copy(update={"source": named, "content": content})


def _moved_span(span: GoldSpan, new: Renamed) -> GoldSpan:
    begin, end = new.move(span.start), new.move(span.end)
    return GoldSpan(text=new.text[begin:end], start=begin, end=end)


def align(text: str, statement: Statement, gold: Sequence[GoldStatement]) -> str | None:
    """Id of the gold attribution that the statement's content overlaps most; None below SAME_STATEMENT."""
    found = words_in(text, bounds_of(statement.content))
    likeness, chosen = max(((_likeness(text, found, item), item.id) for item in gold), default=(0.0, ""))
    return chosen if likeness >= SAME_STATEMENT else None


def _likeness(text: str, found: Words, gold: GoldStatement) -> float:
    parts = [gold.bounds(), *((bounds,) for bounds in gold.bounds())]
    return max(jaccard(found, words_in(text, part)) for part in parts)


def measure(detected: Detected, seed: Seed, prefix: str = "") -> tuple[list[Measure], Table]:
    """Counts and the table of pairs and traps; `prefix` goes before each measure's name."""
    text, gold = seed.article.text, seed.gold
    aligned = {number: align(text, item, gold.statements) for number, (_, item) in detected.statements.items()}
    rows = [(_sides(row, aligned), row) for row in detected.rows()]
    shown = [(sides, row) for sides, row in rows if row.decision in SHOWN]
    held = [(pair, row) for sides, row in shown for pair in gold.conflicts if _is(pair, sides)]
    recorded = {pair.id for pair, row in held if row.relation is pair.relation}
    sprung = {trap.id for trap in gold.traps for sides, _ in shown if _is(trap, sides)}
    other = [row for sides, row in shown if not any(_is(pair, sides) for pair in gold.pairs())]
    read = {identity for identity in aligned.values() if identity in seed.core}
    implied = {pair.id for pair in gold.conflicts if pair.inference is Inference.IMPLIED}
    loud = {pair.id for pair, row in held if pair.id in implied and row.decision is Decision.FLAG}
    disputes = {pair.dispute for pair in gold.conflicts}
    reached = {pair.dispute for pair in gold.conflicts if pair.id in recorded}
    stated = {pair.id for pair in gold.conflicts if pair.exclusive is not None}
    agreed = {pair.id for pair, row in held if pair.id in stated and row.exclusive is pair.exclusive}
    unanswered = {aligned[n] for n in _open(detected, [row for _, row in shown])} & seed.unanswered
    measures = [
        _count(f"{prefix}pairs recorded with the right relation", len(recorded), len(gold.conflicts)),
        _count(f"{prefix}pairs recorded, C1 to C4 as one", len(reached), len(disputes)),
        _count(f"{prefix}exclusive as annotated", len(agreed), len(stated)),
        _count(f"{prefix}traps at flag or suggest", len(sprung), len(gold.traps), better="lower"),
        _count(f"{prefix}implied pairs at flag", len(loud), len(implied), better="lower"),
        Measure(name=f"{prefix}other rows at flag or suggest", value=len(other), better="neither"),
        share(f"{prefix}core statements read", len(read), len(seed.core)),
        _count(f"{prefix}unanswered claims listed as open", len(unanswered), len(seed.unanswered)),
    ]
    return measures, _table(prefix, gold, rows, other)


def _open(detected: Detected, shown: Sequence[DecidedPair]) -> set[int]:
    """The numbers of the statements of which `storage.queries.open_claims` would list a proposition."""
    answered = {record.id for row in shown for record in (row.candidate.claim, row.candidate.denial)}
    return {
        record.statement_id
        for record in detected.records.values()
        if record.id not in answered
        and record.proposition.polarity is Polarity.ASSERTED
        and record.proposition.standalone
        and record.proposition.claim_type is not ClaimType.OTHER
    }


def _sides(row: DecidedPair, aligned: Mapping[int, str | None]) -> Sides:
    return frozenset(aligned[record.statement_id] for record in (row.candidate.claim, row.candidate.denial))


def _is(pair: GoldConflict | GoldTrap, sides: Sides) -> bool:
    return sides == {pair.a, pair.b}


def _count(name: str, count: int, of: int, better: Literal["higher", "lower"] = "higher") -> Measure:
    """An exact count on a fixed set: no interval, so that one lost pair is a change against the baseline."""
    return Measure(name=name, value=count, of=of, better=better)


def _table(
    prefix: str,
    gold: GoldNewsroom,
    rows: Sequence[tuple[Sides, DecidedPair]],
    other: Sequence[DecidedPair],
) -> Table:
    """Each annotated pair with its strongest row; then the rows that stand for none, by place."""
    cells: list[tuple[str, ...]] = []
    for pair in gold.pairs():
        held = [row for sides, row in rows if _is(pair, sides)]
        wanted = pair.relation.value if isinstance(pair, GoldConflict) else "not a conflict"
        strongest = min(held, key=lambda row: RANK[row.decision], default=None)
        cells.append((pair.id, f"{pair.a} {pair.b}", wanted, *_cells(strongest)))
    cells += [
        ("other", f"{where(row.candidate.claim)} {where(row.candidate.denial)}", "", *_cells(row)) for row in other
    ]
    columns = ("pair", "sides", "wanted", "row", "decision", "path", "exclusive", "gate")
    return Table(title=f"{prefix}seed pairs, traps and other rows", columns=columns, rows=tuple(cells))


def _cells(row: DecidedPair | None) -> tuple[str, ...]:
    if row is None:
        return ("-", "", "", "", "")
    exclusive = "" if row.exclusive is None else str(row.exclusive).lower()
    path, gate = row.candidate.path.value, row.candidate.gate.value
    return (row.relation.value, f"{row.decision.value} {row.probability:.2f}", path, exclusive, gate)


def evaluate(reader: Reads, scorer: Scores, folder: Path, judging: Judging | None = None) -> Report:
    """The seed as it stands, then under other names.

    Raises:
        EvaluationError: the seed is not there, or its offsets do not fit.
        ModelError: a model is missing or damaged.
    """
    seed = load_seed(folder)
    measures: list[Measure] = []
    tables: list[Table] = []
    for prefix, version in (("", seed), ("renamed: ", renamed_seed(seed))):
        found, table = measure(detect([version.article], reader, scorer, judging), version, prefix)
        measures += found
        tables.append(table)
    subjects = {"reader": reader.fingerprint, "nli": scorer.fingerprint}
    return Report(set="seed", subjects=subjects, measures=tuple(measures), tables=tuple(tables))
