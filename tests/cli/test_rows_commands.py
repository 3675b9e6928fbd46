"""`list`, `show`, `rejected`, `claims` and `review` over a small database, and what they say when a thing is wrong."""

import json
from datetime import UTC, datetime

import pytest
import typer

from cli.rows import moment
from storage.database import Database
from storage.tables import PUBLIC_COLUMNS
from tests.cli.conftest import Run
from tests.storage.newsroom import DENIAL, LEGION, RAID, Newsroom


def test_a_row_is_one_line_for_people_on_stderr(counterclaim: Run, raid: int) -> None:
    result = counterclaim("list")
    assert result.exit_code == 0
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.split()[:4] == [str(raid), "flag", "0.90", "denial"]
    assert "the Legion | Kyiv" in line


def test_a_row_is_one_json_object_with_the_public_columns(counterclaim: Run, raid: int) -> None:
    result = counterclaim("list", "--json")
    (line,) = result.stdout.splitlines()
    row = json.loads(line)
    assert tuple(row) == PUBLIC_COLUMNS
    assert row["id"] == raid
    assert row["claim_published_at"] == "2026-11-09T12:00:00Z"
    assert row["exclusive"] is False
    assert result.stderr == ""


@pytest.mark.usefixtures("raid")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--actor", "legion"), 1),
        (("--actor", "moscow"), 0),
        (("--relation", "denial", "--decision", "flag"), 1),
        (("--relation", "retraction"), 0),
        (("--decision", "abstain"), 0),
        (("--status", "reviewed"), 0),
        (("--event", "belgorod"), 1),
        (("--type", "responsibility", "--type", "involvement"), 1),
        (("--since", "2026-11-09"), 1),
        (("--since", "2026-11-10T00:00"), 0),
        (("--min-probability", "0.95"), 0),
        (("--limit", "1"), 1),
    ],
)
def test_filters(counterclaim: Run, filters: tuple[str, ...], found: int) -> None:
    result = counterclaim("list", "--json", *filters)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == found


def test_show_tells_a_row_in_full(counterclaim: Run, raid: int) -> None:
    assert json.loads(counterclaim("show", str(raid), "--json").stdout)["denier"] == "Kyiv"
    shown = counterclaim("show", str(raid))
    assert shown.stdout == ""
    assert "it carried out the raid on Belgorod" in shown.stderr


def test_a_verdict_is_recorded_and_shown(counterclaim: Run, raid: int) -> None:
    arguments = ("review", str(raid), "false_positive", "--reason", "different_event", "--note", "two raids", "--json")
    row = json.loads(counterclaim(*arguments, "--reviewer", "ana").stdout)
    assert (row["status"], row["verdict"], row["reason"]) == ("reviewed", "false_positive", "different_event")
    assert (row["note"], row["reviewer"]) == ("two raids", "ana")
    counterclaim("review", str(raid), "confirmed")
    shown = counterclaim("show", str(raid)).stderr
    assert "by ana: false_positive different_event two raids" in shown
    assert "by unnamed: confirmed" in shown


def test_an_unanswered_claim_is_open(counterclaim: Run, database: Database) -> None:
    Newsroom(database).report("herald.example/raid", RAID, LEGION)
    result = counterclaim("claims", "--open", "--json")
    (claim,) = (json.loads(line) for line in result.stdout.splitlines())
    assert (claim["speaker"], claim["text"]) == ("the Legion", "The Legion carried out the raid on Belgorod")
    assert "the Legion (Northern Herald)" in counterclaim("claims").stderr


@pytest.mark.usefixtures("raid")
def test_an_answered_claim_is_not(counterclaim: Run) -> None:
    assert counterclaim("claims", "--open", "--json").stdout == ""
    assert counterclaim("claims", "--open").stderr == "no open claims\n"


@pytest.mark.usefixtures("database")
def test_an_empty_database_is_no_error(counterclaim: Run) -> None:
    assert counterclaim("list").stderr == "no rows\n"
    assert (
        counterclaim("rejected", "--gate", "duplicate_text").stderr == "no pairs were turned away at duplicate_text\n"
    )


@pytest.mark.usefixtures("raid")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "99"), 1, "there is no contradiction 99"),
        (("review", "99", "confirmed"), 1, "there is no contradiction 99"),
        (("review", "1", "maybe"), 2, "'maybe' is not one of"),
        (("review", "one", "confirmed"), 2, "ID"),
        (("rejected", "--gate", "drawbridge"), 2, "there is no gate 'drawbridge'"),
        (("list", "--decision", "perhaps"), 2, "'perhaps' is not one of"),
        (("list", "--since", "yesterday"), 2, "give a date like 2026-11-23"),
        (("list", "--min-probability", "2"), 2, "--min-probability"),
        (("list", "--colour"), 2, "No such option: --colour"),
        (("lits",), 2, "No such command 'lits'"),
        (("list", "--config", "none.yaml"), 1, "none.yaml cannot be read"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(
    counterclaim: Run, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = counterclaim(*arguments)
    assert result.exit_code == code
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert said in line


def test_a_database_that_is_not_there_is_said_so(counterclaim: Run) -> None:
    result = counterclaim("list")
    assert result.exit_code == 1
    assert "counterclaim db upgrade" in result.stderr


def test_times_without_a_zone_are_utc() -> None:
    assert moment("2026-11-09") == datetime(2026, 11, 9, tzinfo=UTC)
    assert moment("2026-11-09T10:00+02:00") == datetime(2026, 11, 9, 8, tzinfo=UTC)
    with pytest.raises(typer.BadParameter):
        moment("soon")


def test_a_denial_alone_is_no_open_claim(counterclaim: Run, database: Database) -> None:
    from tests.storage.newsroom import KYIV

    Newsroom(database).report("courier.example/denial", DENIAL, KYIV)
    assert counterclaim("claims", "--json").stdout == ""
