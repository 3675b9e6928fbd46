"""The fit of the row's probability on the annotated newsrooms, with cut-offs that hold on a newsroom it has not seen.

The weights come from all of them. The cut-offs come from fits that each leave one newsroom out and rate its rows;
where no cut-off is right often enough there, the prior's hand-set one stays.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from benchmarks.quality.labelled import Newsroom, labelled_pairs, seen_rows
from models.decision.probability import Fit
from models.training.fit_probability import FLAG_PRECISION, SUGGEST_PRECISION, Row, cut_off, fitted, rows_of
from models.vocabulary import DecisionPath

Rows = Mapping[DecisionPath, list[Row]]


def refit(newsrooms: Mapping[str, Newsroom], prior: Fit, note: str) -> Fit:
    """The prior's weights moved by the newsrooms' pairs, and cut-offs; the note tells where from."""
    rows = {name: rows_of(labelled_pairs(*newsroom)) for name, newsroom in newsrooms.items()}
    fit = fitted(_together(rows.values()), prior, note)
    seen = [
        row
        for name, newsroom in newsrooms.items()
        for row in seen_rows(newsroom, fitted(_together(_others(rows, name)), prior, note))
    ]
    flag = cut_off(seen, FLAG_PRECISION) or prior.flag
    # what is right less often than the prior's cut-off says is not put before anybody, however good what lies above it
    suggest = min(max(cut_off(seen, SUGGEST_PRECISION) or 0.0, prior.suggest), flag)
    return fit.model_copy(update={"flag": round(flag, 2), "suggest": round(suggest, 2)})


def _others(rows: Mapping[str, Rows], name: str) -> list[Rows]:
    return [held for other, held in rows.items() if other != name]


def _together(parts: Iterable[Rows]) -> dict[DecisionPath, list[Row]]:
    together: dict[DecisionPath, list[Row]] = defaultdict(list)
    for part in parts:
        for path, rows in part.items():
            together[path] += rows
    return together
