"""`counterclaim db`: make the database, bring it up to date, look whether it is in order, move it."""

from typing import Annotated

import typer

from cli.output import emit, say
from cli.progress import counting
from cli.store import Config, Json

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Make, upgrade, check and move the database.")


@app.command("upgrade")
def upgrade(config: Config = None) -> None:
    """Make the database, or bring it to the newest migration; safe to run again.

    \b
    Example:
      counterclaim db upgrade
    """
    from cli.settings import database_url
    from storage.database import upgrade as bring_up_to_date

    bring_up_to_date(database_url(config))
    say("the database is up to date")


@app.command("check")
def check(config: Config = None) -> None:
    """Say whether the database can be reached, is up to date and whole; exit code 1 where it is not.

    \b
    Example:
      counterclaim db check
    """
    from cli.settings import database_url
    from storage.database import check as find_problems

    problems = find_problems(database_url(config))
    for problem in problems:
        say(f"problem: {problem}")
    if problems:
        raise typer.Exit(1)
    say("the database is in order")


@app.command("downgrade")
def downgrade(
    revision: Annotated[str, typer.Argument(metavar="REVISION", help="The migration to go back to, as in 0003.")],
    config: Config = None,
) -> None:
    """Take the database back to an earlier migration, so that an earlier program can open it.

    What only later migrations can hold is lost; make a backup first.

    \b
    Example:
      counterclaim db downgrade 0003
    """
    from cli.settings import database_url
    from models.errors import StoreError
    from storage.database import downgrade as take_back

    if revision == "base":
        raise StoreError("going back to base would delete everything; name a migration, as in 0003")
    take_back(database_url(config), revision)
    say(f"the database is at migration {revision}")


@app.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="SRC", help="URL of the database to copy from.")],
    target: Annotated[str, typer.Argument(metavar="DST", help="URL of an empty database; it is made if need be.")],
    as_json: Json = False,
) -> None:
    """Copy a whole installation into another database, SQLite or PostgreSQL, and verify it by counts.

    Stop `counterclaim serve` first: what is stored while the copy runs is not in it.

    \b
    Example:
      counterclaim db copy sqlite:///counterclaim.db postgresql://news@localhost/news
    """
    from storage.copying import copy_database

    done: dict[str, int] = {}
    with counting("copying rows") as advance:

        def tell(table: str, rows: int) -> None:
            advance(rows - done.get(table, 0))
            done[table] = rows

        copied = copy_database(source, target, tell)
    if as_json:
        emit(copied)
    for table, rows in sorted(copied.items()):
        say(f"{table}: {rows}")
    say(f"copied {sum(copied.values())} rows; both sides have the same number in every table")
