"""The sample newsroom, taken in, read, paired and judged by what ships: once for all tests that look at its rows."""

from dataclasses import dataclass
from pathlib import Path

from cli.settings import load_settings
from flows.stages import detect, ingest
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Funnel
from storage.database import open_database, upgrade

CONFIG = Path(__file__).parents[1] / "configs" / "demo.yaml"


@dataclass(frozen=True)
class Sample:
    """A database for a test to copy, and what came of the run that filled it."""

    path: Path
    refused: int
    funnel: Funnel


def run_over_the_sample(path: Path) -> Sample:
    """Make the database there."""
    url = f"sqlite:///{path}"
    upgrade(url)
    database = open_database(url)
    refused = ingest(database, load_settings(CONFIG).sources).refused
    funnel = detect(database, Reader(), NliScorer())
    database.close()
    return Sample(path, refused, funnel)
