"""Scenarios: what is written down about one event decides the labels of all pairs of what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.training.scenarios.generate import Row, drawn, pairs, scenarios
from models.training.scenarios.read import Scenario, ScenarioError, ordered, read_scenarios

MARKET = """\
# shells on the fish market of Orhava
1 The 4th Brigade fired three shells at the fish market in Orhava.
2 Sennland's artillery did not fire at Orhava. {Sennland's artillery fired at Orhava.}
3 Orhava's mayor asked for blood donors.
4 A shell hit the fish market in Orhava.
5 No shell fell in Orhava. {A shell fell in Orhava.}
6 The guns of Sennland and of its neighbours stood still. {The guns of Sennland or of its neighbours fired.}
x 1-2 4-5 1-5 6-1
> 1-4 6-2
? 2-4
"""


def market(folder: Path) -> Scenario:
    (folder / "war.txt").write_text(MARKET, encoding="utf-8")
    (only,) = read_scenarios(folder / "war.txt")
    return only


def labels(made: list[Row]) -> dict[tuple[str, str], str]:
    return {(row["premise"], row["hypothesis"]): row["label"] for row in made}


def test_a_conflict_holds_both_ways_and_an_implication_one_way(tmp_path: Path) -> None:
    scenario = market(tmp_path)
    said, found = scenario.said, labels(list(pairs(scenario)))
    assert found[said[1], said[2]] == found[said[2], said[1]] == "contradiction"
    assert (found[said[1], said[4]], found[said[4], said[1]]) == ("entailment", "neutral")
    assert found[said[1], said[3]] == "neutral"
    assert (said[2], said[4]) not in found, "what its writer left open is no pair"


def test_who_conflicts_with_a_denial_implies_what_it_denies(tmp_path: Path) -> None:
    scenario = market(tmp_path)
    said, found = scenario.said, labels(list(pairs(scenario)))
    fired = "Sennland's artillery fired at Orhava."
    assert found[said[1], fired] == "entailment"
    assert found[said[2], fired] == found[fired, said[2]] == "contradiction"
    assert found[said[6], fired] == found[fired, said[6]] == "contradiction", "6 implies the denial"
    assert found[said[3], fired] == "neutral"
    assert (fired, said[1]) not in found, "whether they fired these three shells does not follow, nor that they did not"


def test_neutral_pairs_are_drawn_in_proportion_and_by_seed(tmp_path: Path) -> None:
    scenario = market(tmp_path)
    made = drawn([scenario], neutral=0.5, seed=3)
    counts = [sum(row["label"] == label for row in made) for label in ("contradiction", "neutral")]
    assert counts[1] == round(0.5 * counts[0])
    assert made == drawn([scenario], neutral=0.5, seed=3)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("x 1-9", "no such two statements: 1-9"),
        ("x 1-1", "no such two statements: 1-1"),
        ("2 The brigade was asleep.", "statement 2 stands twice"),
        ("> 1-2", "in conflict and implied at once"),
        ("The brigade was asleep.", "neither a title, a statement nor relations"),
    ],
)
def test_a_slip_of_the_writer_is_told_with_its_file(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "war.txt").write_text(MARKET + line + "\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=told) as error:
        read_scenarios(tmp_path / "war.txt")
    assert "war.txt" in str(error.value)


def test_a_scenario_added_to_a_file_moves_no_other_to_the_other_part(tmp_path: Path) -> None:
    for name in ("floods", "war"):
        (tmp_path / f"{name}.txt").write_text("".join(f"# {name} {n}\n1 It rained.\n" for n in range(9)), "utf-8")
    before = [scenario.title for scenario in scenarios("dev", tmp_path)]
    with (tmp_path / "floods.txt").open("a", encoding="utf-8") as file:
        file.write("# floods 9\n1 It rained.\n")
    assert [scenario.title for scenario in scenarios("dev", tmp_path)] == before
    assert before == ["floods 0", "floods 8", "war 0", "war 8"]


def test_no_scenario_is_in_both_parts() -> None:
    train, dev = ({scenario.title for scenario in scenarios(part)} for part in ("train", "dev"))
    assert len(train) > 6 * len(dev) > 0
    assert not train & dev


def test_what_follows_from_two_marks_of_a_scenario_that_ships_is_marked() -> None:
    """Whoever implies one side of a conflict conflicts with the other side, unless its writer left that open."""
    for scenario in scenarios("train") + scenarios("dev"):
        for a, b in scenario.implied:
            for c in {c for two in scenario.conflicts if b in two for c in two if c != b} - {a}:
                assert ordered(a, c) in scenario.conflicts | scenario.open, f"{scenario.title}: {a} > {b} x {c}"
