"""What a person may fill in when he starts a run by hand: the form on Prefect's pages has these types and bounds.

What each field means stands in the docstring of the flow, from where Prefect takes it.
"""

from typing import Annotated

from pydantic import Field

#: A path on the machine that runs the flow.
Config = str | None

#: Names of sources.
Only = Annotated[list[str], Field(max_length=1000)]

#: Articles in one task and one transaction.
Batch = Annotated[int | None, Field(ge=1, le=500)]

Hours = Annotated[int, Field(ge=1, le=24 * 366)]
