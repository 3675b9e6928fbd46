"""How much is read, how long is waited and how often is asked: every bound of this room in one place."""

from typing import Annotated

from pydantic import Field

from models.schema import Frozen

MEGABYTE = 1_000_000

#: No article has a longer address, and no database wants one as a key.
LONGEST_ADDRESS = 2000

Seconds = Annotated[float, Field(ge=0)]


class Limits(Frozen):
    """Bounds on reading and fetching.

    `max_bytes` holds for one file, one page and one feed, unpacked. `total_seconds` bounds one try of one address, from
    the connection to the last byte; `max_wait_seconds` one pause between tries, also where a server asks for a longer
    one by Retry-After. At most `requests_at_once` are under way at a time, and `host_seconds` lie between two to one
    host (more where its robots.txt asks so). `pages_per_visit`: further new pages of a source wait for its next visit.
    After `failures_until_rest` visits in a row that failed, a source rests for `rest_seconds`, doubling from then on
    up to `longest_rest_seconds`. All requests go through the HTTP `proxy`, where one is given.
    """

    max_bytes: int = Field(default=10 * MEGABYTE, gt=0)
    max_entries: int = Field(default=2000, ge=1)
    connect_seconds: Seconds = 10.0
    read_seconds: Seconds = 20.0
    total_seconds: Seconds = 60.0
    tries: int = Field(default=3, ge=1)
    backoff_seconds: Seconds = 0.5
    max_wait_seconds: Seconds = 20.0
    max_redirects: int = Field(default=5, ge=0)
    requests_at_once: int = Field(default=8, ge=1)
    host_seconds: Seconds = 1.0
    pages_per_visit: int = Field(default=100, ge=1)
    failures_until_rest: int = Field(default=5, ge=1)
    rest_seconds: Seconds = 900.0
    longest_rest_seconds: Seconds = 86400.0
    obey_robots: bool = True
    proxy: str | None = Field(default=None, pattern="^https?://")
    user_agent: str = "Counterclaim/0.1 (compares attributed statements in the news)"
