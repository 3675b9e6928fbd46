"""docs/quality.md says what was measured, with its interval, beside the first figure, and draws it."""

from pathlib import Path

from benchmarks.quality.report import Measure, Report, Reports, share
from docs import pictures, quality_page


def measured(*measures: Measure) -> Reports:
    return Reports(reports=(Report(set="newsroom", subjects={"nli": "weights-1"}, measures=measures),))


NOW = measured(
    share("precision, flag", 9, 10),
    share("recall, flag", 20, 25),
    Measure(name="lost: statement not read", value=3, of=25, better="neither"),
    Measure(name="lost: scored but dropped", value=2, of=25, better="neither"),
)
NOTHING = Reports(reports=())


def test_a_measure_stands_with_its_interval_and_the_first_figure_ever_taken() -> None:
    first = measured(share("recall, flag", 5, 25))
    text = quality_page.page(NOW, first)
    assert "| recall, flag | 80.0 [60.9, 91.1] | 25 | 20.0 [8.9, 39.1] |" in text
    assert "`counterclaim evaluate newsroom` with weights-1" in text


def test_what_was_not_measured_has_no_section_and_no_picture() -> None:
    text = quality_page.page(NOW, NOTHING)
    assert "## The NLI model" not in text
    assert pictures.judging(NOW) is None
    assert "| first |" not in text


def test_the_funnel_of_losses_names_each_stage() -> None:
    drawn = pictures.losses(NOW)
    assert drawn is not None
    assert "statement not read" in drawn
    assert "scored but dropped" in drawn


def test_the_same_figures_give_the_same_picture_to_the_byte(tmp_path: Path) -> None:
    quality_page.write(tmp_path, NOW, NOTHING)
    once = {path.name: path.read_bytes() for path in tmp_path.rglob("*.*")}
    quality_page.write(tmp_path, NOW, NOTHING)
    assert once == {path.name: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert set(once) == {"quality.md", "decisions.svg", "losses.svg"}
