"""`counterclaim recalibrate`: the probability and its cut-offs, refitted from verdicts."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import columns, emit, say
from cli.store import Config, Json, open_store

if TYPE_CHECKING:
    from desk.recalibration.judgement import Compared
    from desk.recalibration.recalibrate import Recalibration


def recalibrate(
    config: Config = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Compare and keep the outcome, apply nothing.")] = False,
    shipped: Annotated[bool, typer.Option("--shipped", help="Put the shipped fit in force again.")] = False,
    by: Annotated[str | None, typer.Option("--by", help="Who does it, for the record.")] = None,
    as_json: Json = False,
) -> None:
    """Refit the probability and the cut-offs from all verdicts, starting from the shipped fit.

    Before and after are compared on verdicts that the refit did not see; one that is no better is refused, with exit
    code 1. Rows take their new probability with the next run; verdicts are never changed.

    \b
    Example:
      counterclaim recalibrate --by ana
    """
    from desk.recalibration.recalibrate import back_to_shipped
    from desk.recalibration.recalibrate import recalibrate as refit

    database = open_store(config)
    if shipped:
        version = back_to_shipped(database, by)
        say(f"the shipped fit is in force again (version {version})")
        return
    outcome = refit(database, apply=not dry_run, made_by=by)
    if as_json:
        emit(_record(outcome))
    else:
        _tell(outcome, dry_run)
    if not outcome.judgement.better:
        raise typer.Exit(1)


def _record(outcome: "Recalibration") -> dict[str, Any]:
    return {
        "version": outcome.version,
        "applied": outcome.applied,
        "verdicts": len(outcome.evidence.examples),
        "undecided": outcome.evidence.undecided,
        "untraceable": outcome.evidence.untraceable,
        "flag": outcome.fit.flag,
        "suggest": outcome.fit.suggest,
        **outcome.judgement.as_dict(),
    }


def _tell(outcome: "Recalibration", dry_run: bool) -> None:
    found, judgement = outcome.evidence, outcome.judgement
    say(
        f"{len(found.examples)} verdicts in {judgement.disputes} disputes; {found.undecided} were neither yes nor no, "
        f"{found.untraceable} are on rows that are no longer found"
    )
    columns(
        [
            ("on held-out verdicts", "before", "after", "change, 95 %"),
            ("log loss (less is better)", *_cells(judgement.log_loss)),
            ("calibration error (less is better)", *_cells(judgement.calibration_error)),
            ("precision at flag (more is better)", *_cells(judgement.precision_at_flag)),
        ]
    )
    say(f"cut-offs: flag at {outcome.fit.flag:.2f}, suggest at {outcome.fit.suggest:.2f}")
    gates = [tally for tally in outcome.tallies if tally.kind in ("gate", "reading rule") and tally.false_positive]
    for tally in gates[:10]:
        why = ", ".join(f"{reason} {count}" for reason, count in tally.reasons.items()) or "no reason given"
        say(f"{tally.kind} {tally.name}: {tally.false_positive} of {tally.judged} were no conflict ({why})")
    if outcome.applied:
        say(f"version {outcome.version} is in force; rows take it up with the next run")
    elif judgement.better and dry_run:
        say(f"version {outcome.version} is kept and would have been applied")
    else:
        say(f"refused: version {outcome.version} is no better on held-out verdicts; what was in force stays in force")


def _cells(compared: "Compared") -> tuple[str, str, str]:
    change = f"{compared.low:+.3f} to {compared.high:+.3f}"
    return f"{compared.before:.3f}", f"{compared.after:.3f}", change
