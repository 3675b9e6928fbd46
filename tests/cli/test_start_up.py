"""The command starts quickly: nothing heavy is loaded before a command needs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import upgrade

HEAVY = ("torch", "transformers", "spacy", "prefect", "pyarrow", "trafilatura")


def loaded_after(code: str, cwd: Path) -> set[str]:
    """The heavy packages that are loaded in a fresh interpreter once `code` has run."""
    program = f"{code}\nimport sys\nprint('loaded:', *[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, cwd=cwd, check=True)
    return set(done.stdout.splitlines()[-1].split()[1:])


def call(*arguments: str) -> str:
    return (
        "from cli.main import app\n"
        f"try:\n    app({list(arguments)!r})\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
    )


def test_importing_the_command_loads_nothing_heavy(tmp_path: Path) -> None:
    assert loaded_after("import cli.main", tmp_path) == set()


def test_importing_it_does_not_load_the_database_either(tmp_path: Path) -> None:
    code = "import cli.main, sys\nassert not {'sqlalchemy', 'pydantic', 'rich'} & set(sys.modules)"
    assert loaded_after(code, tmp_path) == set()


@pytest.mark.parametrize(
    "arguments", [("--help",), ("list",), ("list", "--json"), ("claims", "--open"), ("db", "check")]
)
def test_looking_at_rows_loads_nothing_heavy(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    upgrade(f"sqlite:///{tmp_path / 'counterclaim.db'}")
    assert loaded_after(call(*arguments), tmp_path) == set()


def test_a_list_does_not_even_load_what_talks_to_other_databases(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path / 'counterclaim.db'}")
    code = f"{call('list')}import sys\nassert not {{'sqlalchemy', 'yaml', 'models.schema'}} & set(sys.modules)"
    assert loaded_after(code, tmp_path) == set()


def test_taking_articles_in_loads_no_model_and_no_prefect(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path / 'counterclaim.db'}")
    (tmp_path / "raid.txt").write_text("Raid\n\nThe Legion said it carried out the raid on Belgorod.\n", "utf-8")
    assert not loaded_after(call("ingest", "raid.txt"), tmp_path) & {"torch", "transformers", "spacy", "prefect"}


def test_importing_the_stages_loads_no_model_and_no_prefect(tmp_path: Path) -> None:
    loaded = loaded_after("import flows.stages", tmp_path)
    assert not loaded & {"torch", "transformers", "spacy", "prefect"}
