"""`counterclaim nli`: a line out for each line in, in order, whatever stands in the lines."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.nli import score_lines
from cli.output import json_line
from models.errors import InputError
from models.schema import NliScores
from tests.cli.conftest import Run


def by_length(pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
    """Stands for a model, so that the lines alone are looked at: the share of the premise in both texts."""
    shares = [len(premise) / (len(premise) + len(hypothesis)) for premise, hypothesis in pairs]
    return [NliScores(share, 1 - share, 0.0) for share in shares]


def scored(*lines: str | bytes, batch: int = 64) -> list[tuple[dict[str, Any], bool]]:
    encoded = [line.encode() if isinstance(line, str) else line for line in lines]
    return list(score_lines(encoded, by_length, batch))


def test_the_input_keys_are_kept_and_three_numbers_added() -> None:
    ((record, good),) = scored('{"id": 7, "premise": "He left.", "hypothesis": "He stayed.", "note": null}')
    assert good
    assert list(record) == ["id", "premise", "hypothesis", "note", "entailment", "neutral", "contradiction"]
    assert record["id"] == 7
    assert sum(record[label] for label in ("entailment", "neutral", "contradiction")) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "not JSON: "),
        ("", "not JSON: "),
        ("[1, 2]", "not a JSON object with premise and hypothesis"),
        ('"premise"', "not a JSON object with premise and hypothesis"),
        ('{"premise": "a"}', "hypothesis is missing"),
        ('{"premise": 1, "hypothesis": "b"}', "premise is not a string"),
        ('{"premise": null, "hypothesis": "b"}', "premise is not a string"),
        ('{"premise": "a", "hypothesis": " "}', "hypothesis is empty"),
        ('{"premise": "a", "hypothesis": "\\ud800"}', "half of a surrogate pair"),
        ('{"premise": "a", "hypothesis": "b", "x": NaN}', "NaN is no JSON number"),
        (b'{"premise": "\xff", "hypothesis": "b"}', "not UTF-8: byte 14 cannot be decoded"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_gives_its_number_and_its_reason_in_its_place(line: str | bytes, said: str) -> None:
    good = '{"premise": "a", "hypothesis": "b"}'
    first, second, third = scored(good, line, good)
    assert (first[1], second[1], third[1]) == (True, False, True)
    assert second[0]["line"] == 2
    assert said in second[0]["error"]
    assert set(second[0]) == {"line", "error"}


def test_a_byte_order_mark_at_the_beginning_is_no_error() -> None:
    ((_, good),) = scored('\ufeff{"premise": "a", "hypothesis": "b"}')
    assert good


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.strip()))
_LINES = st.lists(
    st.one_of(
        st.fixed_dictionaries({"premise": _WORDS, "hypothesis": _WORDS}, optional={"n": st.integers()}).map(json.dumps),
        st.sampled_from(["", "{", "[]", '{"premise": 3}']),
    ),
    max_size=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first text of all takes a second to make
@given(lines=_LINES, batch=st.integers(min_value=1, max_value=5))
def test_there_are_as_many_lines_out_as_in_and_in_the_same_order(lines: list[str], batch: int) -> None:
    out = scored(*lines, batch=batch)
    assert len(out) == len(lines)
    for number, (line, (record, good)) in enumerate(zip(lines, out, strict=True), start=1):
        if good:
            assert {**record, **json.loads(line)} == record
        else:
            assert record["line"] == number


def test_lines_are_scored_as_they_come() -> None:
    """A long stream is not read to its end before the first line goes out."""
    read = 0

    def stream() -> Any:
        nonlocal read
        for _ in range(1000):
            read += 1
            yield b'{"premise": "a", "hypothesis": "b"}'

    next(iter(score_lines(stream(), by_length, batch=8)))
    assert read == 8


def test_what_utf8_cannot_hold_is_written_as_an_escape() -> None:
    assert json_line({"a": "\ud800"}) == '{"a": "\\ud800"}'
    assert json_line({"a": "Їжак"}) == '{"a": "Їжак"}'


def test_a_bad_line_alone_ends_with_1_and_needs_no_model(counterclaim: Run) -> None:
    result = counterclaim("nli", input="nonsense\n")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["line"] == 1
    assert "1 line could not be scored" in result.stderr


def test_no_lines_are_no_error(counterclaim: Run) -> None:
    result = counterclaim("nli", input="")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_the_shipped_model_knows_a_contradiction(counterclaim: Run) -> None:
    lines = [
        {"premise": "The army captured the town.", "hypothesis": "The army did not capture the town."},
        {"premise": "The army captured the town of Lusken.", "hypothesis": "The army captured a town."},
    ]
    result = counterclaim("nli", input="".join(json.dumps(line) + "\n" for line in lines))
    assert result.exit_code == 0
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["contradiction"] > 0.5
    assert second["entailment"] > 0.5
    for record in (first, second):
        assert record["entailment"] + record["neutral"] + record["contradiction"] == pytest.approx(1, abs=1e-4)


def test_a_model_that_is_not_there_is_one_line(counterclaim: Run) -> None:
    result = counterclaim("nli", "--model", "./no-such-folder", input='{"premise": "a", "hypothesis": "b"}\n')
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "no-such-folder" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_pair_that_is_too_long_costs_its_own_line_only() -> None:
    def short_ones(pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        if any(len(premise) > 50 for premise, _ in pairs):
            raise InputError("too long to be judged")
        return by_length(pairs)

    good = '{"premise": "a", "hypothesis": "b"}'
    long = json.dumps({"premise": "a" * 60, "hypothesis": "b"})
    lines = [line.encode() for line in (good, "no json", long, good, long)]
    found = list(score_lines(lines, short_ones, batch=2))
    assert [ok for _, ok in found] == [True, False, False, True, False]
    assert [record.get("line") for record, ok in found if not ok] == [2, 3, 5]
    assert found[2][0]["error"] == "too long to be judged"
