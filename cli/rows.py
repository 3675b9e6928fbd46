"""`counterclaim list`, `show`, `rejected`, `claims` and `review`: the rows, what is behind them, and verdicts."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import columns, emit, iso, say, shorten
from cli.store import Config, Json, open_store, where
from models.vocabulary import ClaimType, Decision, Reason, Relation, Status, Verdict

if TYPE_CHECKING:
    from storage.queries import Quoted
    from storage.wanted import Filters

_SHOWN_STATUS = (Status.OPEN, Status.REVIEWED)
_SHOWN_DECISION = (Decision.FLAG, Decision.SUGGEST)

Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")]


def moment(text: str) -> datetime:
    """A date or time as given on the command line, in UTC unless it says otherwise."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("give a date like 2026-11-23 or a time like 2026-11-23T08:00") from None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def list_(
    status: Annotated[list[Status] | None, typer.Option("--status", help="Default: open and reviewed.")] = None,
    decision: Annotated[list[Decision] | None, typer.Option("--decision", help="Default: flag and suggest.")] = None,
    relation: Annotated[list[Relation] | None, typer.Option("--relation")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Part of the name of one of the two parties.")] = None,
    event: Annotated[str | None, typer.Option("--event", help="Part of the event's name.")] = None,
    claim_type: Annotated[list[ClaimType] | None, typer.Option("--type", help="What is claimed.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", parser=moment, metavar="DATE", help="First seen then or later.")
    ] = None,
    min_probability: Annotated[float | None, typer.Option("--min-probability", min=0.0, max=1.0)] = None,
    limit: Limit = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """List the pairs of statements that conflict: flagged ones first, then by probability.

    \b
    Example:
      counterclaim list --actor Legion --relation denial --since 2026-11-01 --json
    """
    from storage.quick_list import listed
    from storage.wanted import Filters

    filters = Filters(
        status=tuple(status or _SHOWN_STATUS),
        decision=tuple(decision or _SHOWN_DECISION),
        relation=tuple(relation or ()),
        claim_type=tuple(claim_type or ()),
        actor=actor,
        event=event,
        since=since,
        min_probability=min_probability,
        limit=limit,
    )
    rows = listed(where(config), filters)
    if rows is None:
        rows = _by_the_usual_road(config, filters)
    if as_json:
        for row in rows:
            emit(row)
    else:
        _tell(rows)


def _by_the_usual_road(config: Path | None, filters: "Filters") -> list[dict[str, Any]]:
    from storage.queries import list_rows

    with open_store(config).reading() as session:
        return [row.as_dict() for row in list_rows(session, filters)]


def _tell(rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows on stderr, one line each."""
    lines = [
        (
            row["id"],
            row["decision"],
            f"{row['probability']:.2f}",
            row["relation"],
            row["status"],
            parties(row["claimant"], row["denier"]),
            shorten(row["event"], 50),
        )
        for row in rows
    ]
    if lines:
        columns(lines)
    else:
        say("no rows")


def show(
    id_: Annotated[int, typer.Argument(metavar="ID", help="The row's id, as `counterclaim list` shows it.")],
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Show one row in full: both quotes with their place, both speakers, the scores, and all verdicts on it.

    \b
    Example:
      counterclaim show 17
    """
    from storage.queries import get_row
    from storage.reviews import reviews_of

    with open_store(config).reading() as session:
        row = get_row(session, id_).as_dict()
        if as_json:
            emit(row)
            return
        columns((name, iso(value) if isinstance(value, datetime) else value) for name, value in row.items())
        for review_ in reviews_of(session, id_):
            said = " ".join(filter(None, (review_.verdict, review_.reason, review_.note)))
            say(f"review {iso(review_.reviewed_at)} by {review_.reviewer or 'unnamed'}: {said}")


def rejected(
    gate: Annotated[
        str | None, typer.Option("--gate", metavar="G", help="Only pairs turned away at this gate.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many, newest first.")] = 20,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Show a sample of the pairs that shared a subject and were turned away, with the gate that did it.

    \b
    Example:
      counterclaim rejected --gate different_event
    """
    from models.schema import PairGate
    from storage.queries import rejected as find

    gates = [known.value for known in PairGate]
    if gate is not None and gate not in gates:
        raise typer.BadParameter(f"there is no gate {gate!r}; the gates are {', '.join(gates)}", param_hint="--gate")
    with open_store(config).reading() as session:
        pairs = find(session, gate, limit)
    for pair in pairs:
        if as_json:
            emit(asdict(pair))
        else:
            say(f"{pair.gate}: {_quoted(pair.first)} | {_quoted(pair.second)}")
    if not pairs and not as_json:
        say("no pairs were turned away" + (f" at {gate}" if gate else ""))


def claims(
    open_: Annotated[bool, typer.Option("--open", help="Only claims without an answer, as is the default.")] = True,
    limit: Limit = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """List the claims that nobody has answered yet in what was read, newest first.

    \b
    Example:
      counterclaim claims --open
    """
    from storage.queries import open_claims

    with open_store(config).reading() as session:
        found = open_claims(session, limit)
    for one in found:
        if as_json:
            emit({**asdict(one.claim), "text": one.text, "event": one.event})
        else:
            date = one.claim.published_at.date().isoformat() if one.claim.published_at else "no date"
            say(f"{date}  {one.claim.claim_type}  {one.claim.speaker} ({one.claim.outlet}): {one.text}")
    if not found and not as_json:
        say("no open claims")


def review(
    id_: Annotated[int, typer.Argument(metavar="ID", help="The row's id, as `counterclaim list` shows it.")],
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help=f"One of: {', '.join(Verdict)}.")],
    reason: Annotated[Reason | None, typer.Option("--reason", help="Why.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="In your own words.")] = None,
    reviewer: Annotated[str | None, typer.Option("--reviewer", help="Who decides.")] = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Record a verdict on a row. Earlier verdicts are kept; the latest one shows.

    \b
    Example:
      counterclaim review 17 false_positive --reason different_event --reviewer ana
    """
    from storage.reviews import add_review

    with open_store(config).session() as session:
        row = add_review(session, id_, verdict, reason, note, reviewer)
        if as_json:
            emit(row.as_dict())
        else:
            say(f"row {row.id} is reviewed: {row.verdict}")


def parties(claimant: str, denier: str) -> str:
    """Who stands against whom; one name in a retraction."""
    return f"{claimant} | {denier}" if claimant != denier else claimant


def _quoted(side: "Quoted") -> str:
    return f"{side.speaker} ({side.outlet}): {shorten(side.text, 100)}"
