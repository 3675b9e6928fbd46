"""The options and the database that many commands share."""

import os
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


#: Where the rows lie if nobody says anything else.
DEFAULT_DATABASE_URL = "sqlite:///counterclaim.db"
#: What the environment may set without any other setting mattering to a command that only looks at rows.
_ONLY_WHERE = frozenset({"COUNTERCLAIM_DATABASE_URL", "COUNTERCLAIM_DATA"})


def where(config: Path | None) -> str:
    """The database of COUNTERCLAIM_DATABASE_URL, of the configuration, or ./counterclaim.db.

    Where no configuration and no other variable could say anything else, the settings are not even loaded.
    """
    given = {name.upper(): value for name, value in os.environ.items() if name.upper().startswith("COUNTERCLAIM_")}
    url = given.get("COUNTERCLAIM_DATABASE_URL", "")
    if config is None and given.keys() <= _ONLY_WHERE and (not url or url.startswith("sqlite:///")):
        return url or DEFAULT_DATABASE_URL
    from cli.settings import database_url

    return database_url(config)


def open_store(config: Path | None) -> "Database":
    """That database, open."""
    from storage.database import open_database

    return open_database(where(config))
