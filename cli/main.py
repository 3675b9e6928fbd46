"""The `counterclaim` command. Importing this is quick: each command loads what it needs."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from cli import article, database, desk, evaluation, export, intake, nli, recalibrate, rows, sources, tracking
from cli.output import say
from models.errors import CounterclaimError


class Commands(TyperGroup):
    """The group of commands; what goes wrong is one line on stderr and an exit code (1 not done, 2 usage)."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except typer.TyperException as error:
            _refuse_usage(error)
        except CounterclaimError as error:
            say(f"error: {' '.join(str(error).split())}")
            sys.exit(1)
        except typer.Abort:
            say("stopped")
            sys.exit(130)
        sys.exit(code if isinstance(code, int) else 0)


def _refuse_usage(error: typer.TyperException) -> NoReturn:
    message = error.format_message()
    path = getattr(getattr(error, "ctx", None), "command_path", "counterclaim")
    if message.startswith("Usage:"):  # the bare command: its help
        say(message)
    else:
        say(f"error: {' '.join(message.split())} (see '{path} --help')")
    sys.exit(error.exit_code)


app = typer.Typer(
    name="counterclaim",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _say_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # a call of every other command does without it

        print(f"counterclaim {version('counterclaim')}")
        raise typer.Exit


@app.callback()
def counterclaim(
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keeps who said what in the news, and puts every statement beside the ones that conflict with it."""


app.command("run")(tracking.run)
app.command("serve")(tracking.serve)
app.command("ingest")(intake.ingest)
app.command("detect")(intake.detect)
app.command("list")(rows.list_)
app.command("show")(rows.show)
app.command("rejected")(rows.rejected)
app.command("claims")(rows.claims)
app.command("review")(rows.review)
app.command("export")(export.export)
app.command("sources")(sources.sources)
app.command("statements")(intake.statements)
app.command("nli")(nli.nli)
app.command("desk")(desk.desk)
app.command("recalibrate")(recalibrate.recalibrate)
app.command("evaluate")(evaluation.evaluate)
app.add_typer(article.app, name="article")
app.add_typer(database.app, name="db")


if __name__ == "__main__":
    app()
