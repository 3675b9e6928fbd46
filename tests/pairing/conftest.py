"""The real reader and the real model, loaded once for the examples of this folder."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest

from benchmarks.quality.pipeline import Detected, detect
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Article

Detect = Callable[..., Detected]


@pytest.fixture(scope="session")
def detecting() -> Detect:
    """Detection over texts: each a body, or (body, day of November 2026)."""
    reader, scorer = Reader(), NliScorer()

    def run(*texts: str | tuple[str, int]) -> Detected:
        return detect(_articles(texts), reader, scorer)

    return run


def _articles(texts: Sequence[str | tuple[str, int]]) -> list[Article]:
    made = []
    for number, item in enumerate(texts):
        body, day = item if isinstance(item, tuple) else (item, 10)
        published = datetime(2026, 11, day, 9, tzinfo=UTC)
        made.append(
            Article(
                external_id=f"a{number}", text=body, outlet=f"Outlet {number}", published_at=published, language="en"
            )
        )
    return made
