"""`counterclaim export`: whole tables for other tools."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

from cli.output import say
from cli.store import Config, open_store
from desk.export import Format, write
from models.errors import StoreError


class Table(StrEnum):
    """What can be exported."""

    CONTRADICTIONS = "contradictions"
    STATEMENTS = "statements"
    ARTICLES = "articles"


def export(
    table: Annotated[
        Table, typer.Argument(metavar="[TABLE]", help=f"One of: {', '.join(Table)}.")
    ] = Table.CONTRADICTIONS,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: by the ending of the output file, else csv.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: standard output.")
    ] = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="articles: the full texts too. Mind who may have them.")
    ] = False,
    config: Config = None,
) -> None:
    """Write all rows of a table, in the order of `counterclaim list`.

    \b
    Example:
      counterclaim export contradictions --format parquet -o rows.parquet
    """
    if with_text and table is not Table.ARTICLES:
        raise typer.BadParameter("only articles have full texts; export articles", param_hint="--with-text")
    form = form or _by_ending(output)
    if form is Format.PARQUET and output is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is no text; name a file with -o", param_hint="--format")
    from storage.exports import exported_columns
    from storage.queries import iter_rows

    with open_store(config).reading() as session, _opened(output) as target:
        columns = exported_columns(table.value, with_text=with_text)
        written = write(iter_rows(session, table.value, with_text=with_text), columns, form, target)
    say(f"{written} {table} written" + (f" to {output}" if output else ""))


def _by_ending(output: Path | None) -> Format:
    """The format that a file's ending names; CSV where it has none. Another ending is a mistake, not a wish for CSV."""
    ending = output.suffix.lstrip(".").lower() if output else ""
    if ending and ending not in list(Format):
        known = ", ".join(f".{form}" for form in Format)
        raise typer.BadParameter(
            f".{ending} is no format we write; name a file with {known}, or add --format", param_hint="--output"
        )
    return Format(ending) if ending else Format.CSV


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that takes its name only when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as target:
            yield target
        part.replace(output)
    except OSError as error:
        raise StoreError(f"{output} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
