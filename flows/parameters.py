"""What a person may fill in when he starts a run by hand: the form on Prefect's pages is made of these types."""

from typing import Annotated

from pydantic import Field

Config = Annotated[
    str | None,
    Field(
        title="Configuration file",
        description="Path of a YAML file on the machine that runs the flow; empty: the defaults and the environment.",
    ),
]
Only = Annotated[
    list[str],
    Field(title="Only these sources", description="Names of configured sources; none: all of them.", max_length=1000),
]
Batch = Annotated[
    int | None,
    Field(title="Articles at once", description="Of one task and one transaction; empty: as configured.", ge=1, le=500),
]
Hours = Annotated[int, Field(title="Hours back", description="Rows that are new since then.", ge=1, le=24 * 366)]
Vacuum = Annotated[bool, Field(title="Vacuum", description="Give the space of deleted rows back to the disk.")]
