"""docs/quality.md: every measured figure with its interval and its command, and a picture for each stage.

Written by `python -m docs.refresh quality` from docs/quality.json; not edited by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.report import Measure, Report, Reports
from docs import pictures


@dataclass(frozen=True)
class Section:
    """One stage: a heading, what was measured, the sets whose measures stand there, and its pictures by file name."""

    heading: str
    words: str
    sets: tuple[str, ...]
    drawings: tuple[tuple[str, str, Callable[[Reports], str | None]], ...] = ()


SECTIONS: tuple[Section, ...] = (
    Section(
        "Decisions",
        "Rows against annotated newsrooms of our own writing. The sample newsroom and five practice newsrooms (war, "
        "politics, world, mixed, varied) were looked at while rules were made; of the sixth (unseen) and of the second "
        "newsroom only figures are looked at. All but the sample were written by people who had not seen the code, "
        "and they annotate every pair of quotes that faces each other, a dispute being dozens of pairs. A row is "
        "right where it stands for an annotated conflict under that conflict's relation; a trap is a pair that "
        "tempts and is no conflict.",
        (
            "demo",
            "practice-war",
            "practice-politics",
            "practice-world",
            "practice-mixed",
            "practice-varied",
            "practice-unseen",
            "newsroom",
        ),
        (("decisions.svg", "Precision and recall of rows at each level", pictures.decisions),),
    ),
    Section(
        "Where conflicts are lost",
        "For each annotated conflict that is not shown: the first stage at which nothing of it was left. "
        "Statement not read, proposition not standalone, turned away by a gate, dropped after scoring, abstained.",
        (),
        (("losses.svg", "Missed conflicts by the stage that lost them", pictures.losses),),
    ),
    Section(
        "Is it the model that decides?",
        "The same candidates with scores that are shuffled, or the same for every pair. Where the path rests on "
        "the NLI model, precision must fall.",
        ("ablation",),
    ),
    Section(
        "One real article",
        "The article that the project began with, as it stands and with all actors and places renamed.",
        ("seed",),
    ),
    Section(
        "Reading statements",
        "PolNeAR, political news annotated with source, cue and content; a statement is right where the words of "
        "its content overlap with an annotated one by 0.6 (Jaccard), one to one. It also annotates beliefs and "
        "intentions, which caps recall.",
        ("polnear", "pronouns", "ruwa"),
        (("reading.svg", "Statement reading on PolNeAR", pictures.reading),),
    ),
    Section(
        "Meeting",
        "ECB+ pairs each news topic with a look-alike (two prison breaks, two quakes). Pairs of articles on one "
        "of the two should pass the event gate, pairs across should not.",
        ("ecb", "candidates"),
        (("meeting.svg", "Pairs of articles that pass the event gate", pictures.meeting),),
    ),
    Section(
        "The NLI model",
        "Labelled sets that the model was never trained on; the model card beside the weights tells more.",
        ("nli", "nli-newsrooms"),
        (("nli.svg", "Accuracy on each labelled set", pictures.judging),),
    ),
)

#: Sets whose data are not in this repository.
NEEDS_DATA = frozenset({"seed", "polnear", "pronouns", "ruwa", "ecb", "nli"})


def write(folder: Path, reports: Reports, first: Reports) -> None:
    """Write quality.md and its pictures (in quality/) under `folder`. `first` holds the first figures ever taken."""
    pictures_folder = folder / "quality"
    pictures_folder.mkdir(exist_ok=True)
    for section in SECTIONS:
        for name, _, draw in section.drawings:
            drawn = draw(reports)
            if drawn is not None:
                (pictures_folder / name).write_text(drawn, "utf-8")
    (folder / "quality.md").write_text(page(reports, first), "utf-8")


def page(reports: Reports, first: Reports) -> str:
    """The whole page as markdown."""
    lines = [
        "# Measured quality",
        "",
        "Shares in percent with 95 % intervals (Wilson, or bootstrap where a case counts for more than one thing).",
        "*First* is what the first measurement ever taken of a set gave, before anything was tuned.",
        "Each table names the command that repeats it; `--baseline docs/quality.json` compares, and fails where",
        "a figure fell by more than noise.",
        "",
    ]
    for section in SECTIONS:
        lines += _section(section, reports, first)
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, reports: Reports, first: Reports) -> list[str]:
    measured = [report for name in section.sets if (report := pictures.report_of(reports, name)).measures]
    drawn = [f"![{words}](quality/{name})" for name, words, draw in section.drawings if draw(reports) is not None]
    if not measured and not drawn:
        return []
    lines = [f"## {section.heading}", "", section.words, ""]
    for picture in drawn:
        lines += [picture, ""]
    for report in measured:
        lines += _table(report, pictures.report_of(first, report.set))
    return lines


def _table(report: Report, first: Report) -> list[str]:
    data = " --data DIR" if report.set in NEEDS_DATA else ""
    marks = ", ".join(report.subjects.values())
    compared = {measure.name: measure for measure in first.measures}
    head = "| measure | value | of | first |" if compared else "| measure | value | of |"
    lines = [f"`counterclaim evaluate {report.set}{data}`" + (f" with {marks}" if marks else ""), "", head]
    lines.append("|---|---:|---:|---:|" if compared else "|---|---:|---:|")
    for measure in report.measures:
        cells = [measure.name, shown(measure), "" if measure.of is None else str(measure.of)]
        if compared:
            before = compared.get(measure.name)
            cells.append("" if before is None else shown(before))
        lines.append("| " + " | ".join(cells) + " |")
    return [*lines, ""]


def shown(measure: Measure) -> str:
    """A share in percent with its interval; a count as it is."""
    if measure.low is not None and measure.high is not None:
        return f"{100 * measure.value:.1f} [{100 * measure.low:.1f}, {100 * measure.high:.1f}]"
    if measure.value > 1 or measure.better == "neither" or measure.value == 0:
        return f"{measure.value:g}"
    return f"{100 * measure.value:.1f}"
