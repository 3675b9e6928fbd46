"""The whole detector against an annotated newsroom: precision and recall of rows, traps, where conflicts were lost.

Every row counts: one that stands for no annotated conflict (a trap, or a pair that nobody annotated) is false. A row
that stands for a conflict is right under that conflict's relation; "relation aside" counts it right under any. A
conflict is found where a row stands for it; several rows may stand for one. Statements are read where their contents'
words have Jaccard 0.6 or more, one to one. Levels: flag alone, and flag and suggest; abstentions are shown at neither.
"""

from collections import Counter
from collections.abc import Sequence

from benchmarks.quality.funnel import Loss, losses, meetings, stages
from benchmarks.quality.gold import GoldNewsroom, check_spans
from benchmarks.quality.matching import (
    FLAG,
    SHOWN,
    JudgedRow,
    Standing,
    at_level,
    found_conflicts,
    judge_rows,
    relations_of,
)
from benchmarks.quality.pipeline import Detected, Judging, detect
from benchmarks.quality.reading import measure_statements
from benchmarks.quality.report import Measure, Report, Table, f1, percent, share
from benchmarks.quality.subjects import Reads, Scores
from models.schema import Article, PropositionRecord
from models.vocabulary import Decision, Relation

#: Begins the name of a measure that counts conflicts lost at a stage.
LOST = "lost: "

LEVELS: tuple[tuple[str, frozenset[Decision]], ...] = (("flag", FLAG), ("flag and suggest", SHOWN))


def evaluate(
    articles: Sequence[Article],
    gold: GoldNewsroom,
    reader: Reads,
    scorer: Scores,
    name: str = "newsroom",
    judging: Judging | None = None,
) -> Report:
    """Detects over the articles and measures against the gold.

    Raises:
        EvaluationError: an annotated article is missing, or the gold's offsets do not fit the stored texts.
        ModelError: a model is missing or damaged.
    """
    check_spans(gold, {article.external_id: article.text for article in articles})
    detected = detect(articles, reader, scorer, judging)
    report = measure(detected, gold, name)
    return report.model_copy(update={"subjects": {"reader": reader.fingerprint, "nli": scorer.fingerprint}})


def measure(detected: Detected, gold: GoldNewsroom, name: str = "newsroom") -> Report:
    """All measures and tables of one detection."""
    judged = judge_rows(detected.rows(), gold, detected.text_of())
    lost = losses(detected, gold, found_conflicts(at_level(judged, SHOWN), relation_too=False))
    measures: list[Measure] = []
    for level, decisions in LEVELS:
        measures += measure_level(at_level(judged, decisions), gold, level)
    measures += _details(at_level(judged, SHOWN))
    measures += measure_statements(detected, gold)
    measures.append(share("admissible conflicts that met", *meetings(detected, gold)))
    measures += _loss_measures(lost, gold)
    tables = (
        _relation_table(judged, gold),
        _trap_table(judged, gold),
        _path_table(judged),
        _loss_table(lost),
        _row_table(judged),
    )
    abstained = len(at_level(judged, frozenset({Decision.ABSTAIN})))
    notes = (
        f"{len(detected.articles)} articles, {len(detected.statements)} statements,"
        f" {len(detected.records)} propositions, {len(detected.candidates)} candidates,"
        f" {len(detected.scores)} NLI pairs, {len(judged)} rows, {abstained} of them abstained",
    )
    return Report(set=name, measures=tuple(measures), tables=tables, notes=notes)


def measure_level(rows: Sequence[JudgedRow], gold: GoldNewsroom, level: str) -> list[Measure]:
    """Precision, recall and traps of the rows at one level."""
    right = sum(row.relation_right for row in rows)
    standing = sum(row.standing is Standing.CONFLICT for row in rows)
    found, touched = found_conflicts(rows, relation_too=True), found_conflicts(rows, relation_too=False)
    sprung = {row.trap.id for row in rows if row.trap is not None}
    precision = share(f"precision, {level}", right, len(rows))
    recall = share(f"recall, {level}", len(found), len(gold.conflicts))
    harmonic = Measure(name=f"F1, {level}", value=f1(precision.value, recall.value), of=len(gold.conflicts))
    disputes = {pair.dispute or pair.id for pair in gold.conflicts}
    reached = {pair.dispute or pair.id for pair in gold.conflicts if pair.id in touched}
    return [
        precision,
        share(f"precision relation aside, {level}", standing, len(rows)),
        recall,
        share(f"recall relation aside, {level}", len(touched), len(gold.conflicts)),
        harmonic,
        share(f"disputes with a row, {level}", len(reached), len(disputes)),
        share(f"traps sprung, {level}", len(sprung), len(gold.traps), better="lower"),
    ]


def _details(rows: Sequence[JudgedRow]) -> list[Measure]:
    """Of the rows that stand for a conflict: claimant and denier the right way round, and `exclusive` as annotated."""
    directed = [
        row for row in rows if row.relation_right and row.row.relation in (Relation.DENIAL, Relation.RETRACTION)
    ]
    stated = [row for row in rows if row.conflict is not None and row.conflict.exclusive is not None]
    agreed = sum(row.conflict is not None and row.row.exclusive is row.conflict.exclusive for row in stated)
    return [
        share("claimant and denier the right way round", sum(not row.swapped for row in directed), len(directed)),
        share("exclusive as annotated", agreed, len(stated)),
    ]


def _loss_measures(lost: Sequence[Loss], gold: GoldNewsroom) -> list[Measure]:
    """How many of the annotated conflicts were lost at each stage, most first; counts, never compared."""
    return [
        Measure(name=f"{LOST}{stage}", value=count, of=len(gold.conflicts), better="neither")
        for stage, count in stages(lost).most_common()
    ]


def _relation_table(judged: Sequence[JudgedRow], gold: GoldNewsroom) -> Table:
    """Per relation, at flag and suggest: conflicts so annotated and found, rows so labelled and right."""
    shown = at_level(judged, SHOWN)
    flagged, found = found_conflicts(at_level(judged, FLAG), True), found_conflicts(shown, True)
    touched = found_conflicts(shown, False)
    rows = []
    for relation in relations_of(gold, shown):
        made = [row for row in shown if row.row.relation is relation]
        wanted = {pair.id for pair in gold.conflicts if pair.relation is relation}
        precision = percent(share("", sum(row.relation_right for row in made), len(made))) if made else "-"
        counts = (len(wanted), len(wanted & flagged), len(wanted & found), len(wanted & touched), len(made))
        rows.append((relation.value, *(str(count) for count in counts), precision))
    columns = ("relation", "annotated", "found at flag", "found", "found, relation aside", "rows", "precision %")
    return Table(title="by relation", columns=columns, rows=tuple(rows))


def _trap_table(judged: Sequence[JudgedRow], gold: GoldNewsroom) -> Table:
    """Per kind of trap: how many there are, and how many are shown at each level."""
    kinds = Counter(trap.kind for trap in gold.traps)
    sprung = {
        level: Counter(
            kind for _, kind in {(row.trap.id, row.trap.kind) for row in at_level(judged, decisions) if row.trap}
        )
        for level, decisions in LEVELS
    }
    rows = tuple(
        (kind, str(count), *(str(sprung[level][kind]) for level, _ in LEVELS)) for kind, count in kinds.most_common()
    )
    return Table(title="traps by kind", columns=("kind", "traps", *(level for level, _ in LEVELS)), rows=rows)


def _path_table(judged: Sequence[JudgedRow]) -> Table:
    """Per decision path: rows and strict precision at each level."""
    paths = sorted({row.row.candidate.path for row in judged})
    rows = []
    for path in paths:
        cells = [path.value]
        for _, decisions in LEVELS:
            made = [row for row in at_level(judged, decisions) if row.row.candidate.path is path]
            right = sum(row.relation_right for row in made)
            cells += [str(len(made)), percent(share("", right, len(made))) if made else "-"]
        rows.append(tuple(cells))
    columns = ("path", *(cell for level, _ in LEVELS for cell in (level, f"{level}: precision %")))
    return Table(title="by decision path", columns=columns, rows=tuple(rows))


def _loss_table(lost: Sequence[Loss]) -> Table:
    """Per stage: conflicts lost there, with their ids and wanting sides."""
    rows = []
    for stage, count in stages(lost).most_common():
        ids = ", ".join(
            f"{loss.conflict} ({loss.sides})" if loss.sides else loss.conflict for loss in lost if loss.stage == stage
        )
        rows.append((stage, str(count), ids))
    return Table(title="where missed conflicts were lost", columns=("stage", "conflicts", "ids"), rows=tuple(rows))


def _row_table(judged: Sequence[JudgedRow]) -> Table:
    """Shown rows that are not right: decision, relation, what they stand for, and where, without their words."""
    wrong = [row for row in at_level(judged, SHOWN) if not row.relation_right]
    return Table(
        title="shown rows that are not right",
        columns=("decision", "relation", "path", "gate", "stands for", "claim", "denial"),
        rows=tuple(_row_cells(row) for row in wrong),
    )


def _row_cells(item: JudgedRow) -> tuple[str, ...]:
    row = item.row
    stands = "other"
    if item.trap is not None:
        stands = f"trap {item.trap.id} ({item.trap.kind})"
    elif item.conflict is not None:
        stands = f"{item.conflict.id} ({item.conflict.relation.value})"
    candidate = row.candidate
    labels = (f"{row.decision.value} {row.probability:.2f}", row.relation.value, candidate.path.value)
    return (*labels, candidate.gate.value, stands, where(candidate.claim), where(candidate.denial))


def where(record: PropositionRecord) -> str:
    """`external_id [start:end]` of the quote."""
    quote = record.proposition.quote
    return f"{record.external_id} [{quote.start}:{quote.end}]"
