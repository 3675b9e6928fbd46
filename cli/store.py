"""The options and the database that many commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from storage.database import Database

Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="F", help="Configuration file (YAML); configs/default.yaml shows all settings."),
]
Json = Annotated[bool, typer.Option("--json", help="JSON on stdout, one object a line.")]


def open_store(config: Path | None) -> "Database":
    """The database of COUNTERCLAIM_DATABASE_URL, of the configuration, or ./counterclaim.db."""
    from cli.settings import database_url
    from storage.database import open_database

    return open_database(database_url(config))
