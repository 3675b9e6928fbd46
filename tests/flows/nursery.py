"""A process that loads the models once and then forks a child for each job: to take articles in, read and pair them.

A line on stdin is a job: a database URL and sources, separated by tabs. It answers with the child's pid, and when the
child has ended with its exit status. Whoever wants to kills the child.
"""

import os
import sys

from flows.leasing import kept, new_lease
from flows.stages import detect, ingest
from models.schema import Article
from sources.limits import Limits
from sources.spec import SourceSpec
from storage.database import open_database

QUICK = Limits(host_seconds=0, backoff_seconds=0.01, tries=2)
#: What a killed child held is free after so many seconds.
LEASE_SECONDS = 2


def main() -> None:
    import torch

    torch.set_num_threads(1)  # threads do not survive a fork
    from models.nli.scorer import NliScorer
    from models.reading.reader import Reader

    reader, scorer = Reader(), NliScorer(None)
    reader.read(Article(external_id="warm", text="Warm\n\nThe mayor said that it was warm."))
    scorer.score([("It is warm.", "It is cold.")])
    print("ready", flush=True)
    for line in sys.stdin:
        url, *sources = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            status = 1
            try:
                database = open_database(url)
                ingest(database, [SourceSpec(location=source) for source in sources], limits=QUICK)
                with kept(database, new_lease(LEASE_SECONDS)) as lease:
                    detect(database, reader, scorer, lease=lease, batch=3)
                status = 0
            finally:
                os._exit(status)
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main()
