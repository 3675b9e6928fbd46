"""The evaluations as developers run them: `python -m benchmarks.quality polnear --limit 20 --by rule`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TextColumn

from benchmarks.quality.report import Reports, check, load_baseline, render
from benchmarks.quality.sets import ROOT, SETS, Options, evaluate
from cli.settings import load_settings
from models.errors import CounterclaimError

DEMO_CONFIG = ROOT / "configs" / "demo.yaml"

app = typer.Typer(add_completion=False)


@app.command()
def main(
    sets: Annotated[list[str], typer.Argument(help=f"One or more of: {', '.join(SETS)}.")],
    data: Annotated[Path | None, typer.Option(envvar="COUNTERCLAIM_DATA", help="Folder with the sets' data.")] = None,
    seed_dir: Annotated[
        Path | None, typer.Option(help="Folder of the seed article; default: seed beside data.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="NLI model by name or folder; default: the shipped one.")] = None,
    judge: Annotated[
        str | None, typer.Option("--judge", metavar="M", help="A second judge: shipped, a hub name or a folder.")
    ] = None,
    split: Annotated[str, typer.Option(help="polnear: train or dev.")] = "dev",
    limit: Annotated[int | None, typer.Option(help="polnear: documents, nli: pairs of each set, sampled.")] = None,
    by: Annotated[str, typer.Option(help="polnear: 'rule' adds precision per statement rule.")] = "",
    denials: Annotated[bool, typer.Option(help="polnear: denial cues over five folds of train and dev.")] = True,
    errors: Annotated[
        Path | None, typer.Option(help="polnear: write errors with their text to this JSONL file.")
    ] = None,
    nli_set: Annotated[list[str] | None, typer.Option(help="nli: only these dev sets.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Fail where a measure is worse than in this JSON.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on stdout.")] = False,
) -> None:
    """Measures quality, set by set."""
    try:
        with _progress() as advance:
            options = Options(
                data=data,
                seed_dir=seed_dir,
                model=model,
                judge=judge,
                limit=limit,
                split=split,
                by_rule=by == "rule",
                denials=denials,
                errors=errors,
                nli_sets=tuple(nli_set or ()),
                demo_sources=load_settings(DEMO_CONFIG).sources if {"demo", "ablation"} & set(sets) else (),
                progress=advance,
            )
            reports = list(evaluate(sets, options))
        if as_json:
            typer.echo(Reports(reports=tuple(reports)).model_dump_json(indent=2))
        else:
            for report in reports:
                Console().print(render(report))
        if baseline is not None:
            check(reports, load_baseline(baseline))
    except CounterclaimError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


class _Bar:
    """Tells a progress bar how many more are done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("evaluating", total=None)

    def __call__(self, more: int) -> None:
        self._progress.advance(self._task, more)


@contextmanager
def _progress() -> Iterator[_Bar]:
    """A bar on stderr."""
    with Progress(*Progress.get_default_columns(), TextColumn("{task.completed}"), console=Console(stderr=True)) as bar:
        yield _Bar(bar)
