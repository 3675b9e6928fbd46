"""`counterclaim db`: make the database, bring it up to date, look whether it is in order."""

import typer

from cli.output import say
from cli.store import Config

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Make, upgrade and check the database.")


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
