"""`counterclaim detect --follow`: one of any number of workers that stay and take what comes in, with no Prefect."""

import signal
import time
from collections.abc import Callable
from typing import Never

from cli.settings import Settings
from flows.heap import give_back
from flows.journal import one_line, recorded_run
from flows.leasing import kept, new_lease
from flows.stages import ReadsArticles, ScoresPairs, detect
from models.schema import Funnel
from storage.database import Database, StoreUnreachable
from storage.leases import Lease
from storage.waiting import waiting

#: How often an idle worker looks whether something waits.
_LOOK_SECONDS = 2.0

#: Before each further try where the database is away.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


def follow(database: Database, settings: Settings, say: Callable[[str], None]) -> None:
    """Detect whatever waits, again and again, until SIGINT or SIGTERM; what is half done is another worker's then.

    A database that is away for a while is waited for. Raises ModelError and StoreError.
    """
    from models.languages.readers import reader_of
    from models.nli.languages import judges_of

    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pause = _FIRST_PAUSE
    try:
        plans = settings.reading.plans
        reader, scorer = reader_of(plans), judges_of(settings.nli.model, settings.nli.judge, plans)
        with kept(database, new_lease(settings.workers.lease_seconds)) as lease:
            say(f"{lease.holder} is ready")
            first = True
            while True:
                try:
                    if first or _something_waits(database):
                        funnel = _one_pass(database, settings, reader, scorer, lease)
                        say(f"{funnel.articles} articles read, {funnel.scored} pairs scored, {funnel.flagged} flagged")
                        give_back()
                    first, pause = False, _FIRST_PAUSE
                    time.sleep(_LOOK_SECONDS)
                except StoreUnreachable as error:
                    say(one_line(error))
                    time.sleep(pause)
                    pause = min(2 * pause, _LONGEST_PAUSE)
    except KeyboardInterrupt:
        say("stopped")


def _one_pass(
    database: Database, settings: Settings, reader: ReadsArticles, scorer: ScoresPairs, lease: Lease
) -> Funnel:
    with recorded_run(database, "detect") as run:
        run.funnel = detect(
            database,
            reader,
            scorer,
            lease=lease,
            batch=settings.reading.batch,
            languages=settings.reading.read,
            days=settings.pairing.days,
            most=settings.pairing.most_candidates,
        )
    return run.funnel


def _something_waits(database: Database) -> bool:
    with database.reading() as session:
        found = waiting(session)
    return bool(found.unread or found.unpaired)


def _interrupt(signal_number: int, frame: object) -> Never:
    raise KeyboardInterrupt
