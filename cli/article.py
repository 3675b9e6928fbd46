"""`counterclaim article`: one article through time: revisions, changes, what it was read from, and its end."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import columns, emit, iso, say, shorten
from cli.store import Config, Json, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.revisions import Change
    from storage.tables import ArticleRow

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="One article: revisions, changes, evidence, end.")

#: Of removed and added lines together, `article diff` shows so much.
_DIFF_CHARACTERS = 4_000

_ID = Annotated[str, typer.Argument(metavar="ID", help="Its id, the id of a revision, or its address.")]


@app.command("show")
def show(name: _ID, config: Config = None, as_json: Json = False) -> None:
    """Show what is known of an article, revision by revision, and what each was read from; its text stays inside.

    \b
    Example:
      counterclaim article show https://news.example/raid
    """
    from storage.responses import response_of
    from storage.revisions import revisions_of

    with open_store(config).reading() as session:
        for row in revisions_of(session, name):
            found = response_of(session, row.id)
            record = _facts(row) | {
                "response": None
                if found is None
                else {
                    "url": found.url,
                    "final_url": found.final_url,
                    "status": found.status,
                    "fetched_at": found.fetched_at,
                    "sha256": found.sha256,
                    "headers": dict(found.headers),
                }
            }
            if as_json:
                emit(record)
                continue
            response = record.pop("response")
            columns((key, iso(value) if isinstance(value, datetime) else value) for key, value in record.items())
            if response:
                said = f"read from {response['final_url']} ({response['status']}, {iso(response['fetched_at'])}"
                say(f"{said}, sha256 {response['sha256']})")


@app.command("diff")
def diff(
    name: _ID,
    from_: Annotated[int | None, typer.Option("--from", min=1, help="Revision; default: the one before.")] = None,
    to: Annotated[int | None, typer.Option("--to", min=1, help="Revision; default: the latest.")] = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Show what an outlet changed: the lines that went (-) and the lines that came (+) between two revisions.

    Of a text that was written anew only the beginning is shown; whole texts leave with `export --with-text`.

    \b
    Example:
      counterclaim article diff https://news.example/raid
    """
    from storage.revisions import changes, revisions_of

    with open_store(config).reading() as session:
        rows = {row.revision: row for row in revisions_of(session, name)}
        last = to if to is not None else max(rows)
        first = from_ if from_ is not None else max(last - 1, min(rows))
        for wanted in (first, last):
            if wanted not in rows:
                raise typer.BadParameter(f"there is no revision {wanted}; there are {', '.join(map(str, rows))}")
        if not as_json:
            say(f"{rows[last].external_id}: revision {first} to {last}, fetched {iso(rows[last].fetched_at)}")
        found = list(changes(rows[first], rows[last]))
        shown = _as_many_as_may_be_shown(found)
        for change in found[:shown]:
            if as_json:
                record = {"act": change.act, "text": change.text, "start": change.start, "end": change.end}
                emit({**record, "revision": first if change.act == "removed" else last})
            else:
                say(f"{'-' if change.act == 'removed' else '+'} {change.text}")
        if shown < len(found):
            say(f"and {len(found) - shown} more lines; both texts: counterclaim export articles --with-text")
        if not found and not as_json:
            say("no line differs")


@app.command("changed")
def changed(
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many, latest change first.")] = 20,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """List articles that their outlets have changed since they were first taken in.

    \b
    Example:
      counterclaim article changed --limit 50
    """
    from storage.revisions import revised_articles

    with open_store(config).reading() as session:
        rows = revised_articles(session, limit)
        for row in rows:
            if as_json:
                emit(_facts(row))
        if not as_json:
            lines = [
                (row.id, f"rev. {row.revision}", iso(row.fetched_at), row.outlet, shorten(row.title, 60))
                for row in rows
            ]
            columns(lines) if lines else say("no article has changed")


@app.command("withdraw")
def withdraw(
    name: _ID,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept on the tombstone.")],
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Take an article back for good: text, statements and rows go, a tombstone and all verdicts stay.

    \b
    Example:
      counterclaim article withdraw https://news.example/raid --reason "retracted by its outlet"
    """
    from storage.revisions import revisions_of
    from storage.withdrawal import withdraw_article

    with open_store(config).session() as session:
        gone = withdraw_article(session, revisions_of(session, name)[0].external_id, reason)
    if as_json:
        emit({"external_id": gone.external_id, "revisions": gone.revisions, "rows": gone.rows})
    else:
        say(f"{gone.external_id} is withdrawn: {gone.rows} rows left contradictions; it is not taken in again")


@app.command("expire")
def expire(
    days: Annotated[
        int | None, typer.Option("--older-than", min=1, metavar="DAYS", help="Default: ingest.expire_text_after_days.")
    ] = None,
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Remove full texts and raw responses that were fetched longer ago; quotes, rows and verdicts stay.

    \b
    Example:
      counterclaim article expire --older-than 365
    """
    from cli.settings import load_settings
    from models.errors import ConfigError
    from storage.retention import expire_text

    age = days if days is not None else load_settings(config).ingest.expire_text_after_days
    if age is None:
        raise ConfigError("nothing expires: set ingest.expire_text_after_days, or give --older-than DAYS")
    with open_store(config).session() as session:
        gone = expire_text(session, datetime.now(UTC) - timedelta(days=age))
    if as_json:
        emit({"texts": gone.texts, "responses": gone.responses})
    else:
        say(f"{gone.texts} texts and {gone.responses} raw responses removed")


def _as_many_as_may_be_shown(found: "Sequence[Change]") -> int:
    """How many of the changes: so many that they are an edit, and not two articles."""
    total = list(accumulate(len(change.text) for change in found))
    return max(1, bisect_right(total, _DIFF_CHARACTERS))


def _facts(row: "ArticleRow") -> dict[str, Any]:
    """What may be told of a revision: everything but its text."""
    names = """
        id external_id revision status url outlet outlet_family wire byline title language extent withheld published_at
        fetched_at sha256 duplicate_of expired_at withdrawn_at error
    """
    return {name: getattr(row, name) for name in names.split()}
