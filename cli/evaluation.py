"""`counterclaim evaluate`: measured quality, set by set."""

from pathlib import Path
from typing import Annotated

import typer

from cli.output import emit
from cli.progress import counting
from cli.store import Json

_DEMO = Path(__file__).parent.parent / "configs" / "demo.yaml"


def evaluate(
    sets: Annotated[
        list[str],
        typer.Argument(
            metavar="SET ...",
            help="demo newsroom practice-war practice-politics practice-world practice-mixed practice-varied "
            "practice-unseen seed polnear pronouns nli nli-newsrooms nli-judge ecb ruwa ablation",
        ),
    ],
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", envvar="COUNTERCLAIM_DATA", help="Sets that may not ship.")
    ] = None,
    model: Annotated[str | None, typer.Option("--model", metavar="M", help="Another NLI model.")] = None,
    judge: Annotated[
        str | None, typer.Option("--judge", metavar="M", help="A second judge: shipped, a hub name or a folder.")
    ] = None,
    split: Annotated[str, typer.Option("--split", help="polnear: train or dev.")] = "dev",
    by: Annotated[str | None, typer.Option("--by", help="polnear: 'rule' adds precision for each rule.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many documents or pairs.")] = None,
    as_json: Json = False,
) -> None:
    """Measure quality on annotated sets.

    \b
    Example:
      counterclaim evaluate demo newsroom
      counterclaim evaluate polnear --data ../data --by rule --json
    """
    if by not in (None, "rule"):
        raise typer.BadParameter("only 'rule' is known", param_hint="--by")
    from rich.console import Console

    from benchmarks.quality.report import render
    from benchmarks.quality.sets import Options
    from benchmarks.quality.sets import evaluate as measure
    from cli.settings import load_settings

    with counting("evaluating") as advance:
        options = Options(
            data=data,
            model=model,
            judge=judge,
            limit=limit,
            split=split,
            by_rule=by == "rule",
            demo_sources=load_settings(_DEMO).sources if "demo" in sets or "ablation" in sets else (),
            progress=advance,
        )
        for report in measure(sets, options):
            if as_json:
                emit(report.model_dump(mode="json"))
            else:
                Console(stderr=True).print(render(report))
