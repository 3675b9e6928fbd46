"""One configured source: what it is, where it lies, and what is known of it beforehand."""

from enum import StrEnum

from pydantic import Field

from models.schema import Frozen


class SourceKind(StrEnum):
    """What stands at a location; `auto` finds out by looking."""

    FEED = "feed"
    SITEMAP = "sitemap"
    OPML = "opml"
    PAGE = "page"
    FILES = "files"
    JSONL = "jsonl"
    AUTO = "auto"


class Known(Frozen):
    """What is known of a source beforehand; it goes before what its pages say of themselves."""

    outlet: str = ""
    language: str | None = None


class SourceSpec(Frozen):
    """One entry of `sources:` in the configuration.

    `location` is an http(s) address or a path. `outlet_family` groups outlets under one owner or house, whose
    reports count as one origin; `country` is where the outlet sits. Neither changes how articles are read.
    """

    location: str = Field(min_length=1)
    kind: SourceKind = SourceKind.AUTO
    name: str = ""
    outlet: str | None = None
    outlet_family: str | None = None
    country: str | None = None
    language: str | None = None

    @property
    def label(self) -> str:
        """The name to show for this source: its own, else its outlet, else its location."""
        return self.name or self.outlet or self.location

    @property
    def known(self) -> Known:
        """What readers of this source need to know beforehand."""
        return Known(outlet=self.outlet or "", language=self.language)
