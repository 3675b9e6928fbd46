"""How much is read, how long is waited and who we say we are: every bound of this room in one place."""

from typing import Annotated

from pydantic import Field

from models.schema import Frozen

MEGABYTE = 1_000_000

Seconds = Annotated[float, Field(ge=0)]


class Limits(Frozen):
    """Bounds on reading and fetching.

    `max_bytes` holds for one file, one page and one feed. `total_seconds` bounds one try of one address,
    `max_wait_seconds` one pause between tries, also where a server asks for a longer one by Retry-After.
    """

    max_bytes: int = Field(default=10 * MEGABYTE, gt=0)
    connect_seconds: Seconds = 10.0
    read_seconds: Seconds = 20.0
    total_seconds: Seconds = 60.0
    tries: int = Field(default=3, ge=1)
    backoff_seconds: Seconds = 0.5
    max_wait_seconds: Seconds = 20.0
    max_redirects: int = Field(default=5, ge=0)
    obey_robots: bool = True
    user_agent: str = "Counterclaim/0.1 (compares attributed statements in the news)"
