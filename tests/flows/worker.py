"""One detect worker in a process of its own, as `counterclaim detect` is one, which also notes what it reads.

It begins when the file `go` is there: several that were started together begin together, whoever was ready first.
"""

import sys
import time
from pathlib import Path

from flows.leasing import kept, new_lease
from flows.stages import detect
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Article, Reading
from storage.database import open_database


class Notes:
    """The reader, with each article that it is given on a line of a file."""

    def __init__(self, path: Path) -> None:
        self._reader, self._path = Reader(), path

    @property
    def fingerprint(self) -> str:
        return self._reader.fingerprint

    def read(self, article: Article) -> Reading:
        with self._path.open("a") as notes:
            notes.write(article.external_id + "\n")
        return self._reader.read(article)


def main(url: str, notes: str, go: str, seconds: str, batch: str) -> None:
    """Load, say so, and work until nothing is left; then say how much this one did."""
    database = open_database(url)
    reader, scorer = Notes(Path(notes)), NliScorer()
    Path(notes).touch()
    while not Path(go).exists():
        time.sleep(0.02)
    with kept(database, new_lease(int(seconds))) as lease:
        funnel = detect(database, reader, scorer, lease=lease, batch=int(batch))
    print(funnel.model_dump_json())


if __name__ == "__main__":
    main(*sys.argv[1:])
