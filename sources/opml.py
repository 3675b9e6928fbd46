"""OPML: a list of feeds, as every reader program writes it, to the sources that it names."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from models.schema import Refusal
from sources.addresses import Place, check_spelled, consent
from sources.canonical import is_web_address
from sources.disk import read_bytes
from sources.fetch import Fetcher, Form
from sources.language import language_code
from sources.limits import Limits
from sources.markup import Element, local_name, parse_xml
from sources.refused import Reason, Refused
from sources.spec import SourceKind, SourceSpec


def read_opml(data: bytes, listed_at: str | None = None) -> list[SourceSpec | Refusal]:
    """The feeds of a list, in its order, each once; `listed_at` is the address of a list on the web.

    An outline's `text` or `title` is the outlet, its `language` the language; `family` and `country` are attributes of
    ours, which other programs pass over. Outlines that nest (folders) are followed, their names are not kept.
    Raises Refused (malformed feed, not a feed).
    """
    root = parse_xml(data, "OPML list")
    if local_name(root) != "opml":
        raise Refused(Reason.NOT_A_FEED, "this is no OPML list")
    allowed = consent(listed_at) if listed_at else None
    found: dict[str, SourceSpec | Refusal] = {}
    for outline in root.iter():
        address = next((v for k, v in outline.attrib.items() if k.lower() == "xmlurl"), "").strip()
        if local_name(outline) == "outline" and address:
            found.setdefault(address, _spec(outline, address, listed_at is not None, allowed))
    return list(found.values())


def expanded(
    specs: Sequence[SourceSpec], fetcher: Fetcher | None = None, limits: Limits | None = None
) -> Iterator[SourceSpec | Refusal]:
    """These sources, an OPML list replaced by the feeds that it names; a refusal where a list cannot be read."""
    for spec in specs:
        if not is_list(spec):
            yield spec
            continue
        try:
            yield from _listed(spec, fetcher, limits or Limits())
        except Refused as refused:
            yield refused.at(spec.location)


def is_list(spec: SourceSpec) -> bool:
    """Whether a source is a list of sources, by its kind or its name."""
    named = spec.kind is SourceKind.AUTO and spec.location.lower().partition("?")[0].endswith(".opml")
    return named or spec.kind is SourceKind.OPML


def _listed(spec: SourceSpec, fetcher: Fetcher | None, limits: Limits) -> list[SourceSpec | Refusal]:
    if not is_web_address(spec.location):
        return read_opml(read_bytes(Path(spec.location).expanduser(), limits))
    if fetcher is None:
        with Fetcher(limits) as own:
            return _listed(spec, own, limits)
    fetched = fetcher.get(spec.location, Form.FEED)
    return read_opml(fetched.data, fetched.url)


def _spec(outline: Element, address: str, on_the_web: bool, allowed: Place | None) -> SourceSpec | Refusal:
    """The feed of one outline. A list on the web names nothing on this machine or in its network."""
    attributes = {name.lower(): " ".join(value.split()) for name, value in outline.attrib.items()}
    try:
        if not is_web_address(address):
            raise Refused(Reason.BAD_ADDRESS, "a list of feeds names http(s) addresses only")
        if on_the_web:
            check_spelled(address, allowed)
        return SourceSpec(
            location=address,
            kind=SourceKind.FEED,
            outlet=attributes.get("outlet") or attributes.get("text") or attributes.get("title") or None,
            outlet_family=attributes.get("family") or None,
            country=attributes.get("country") or None,
            language=language_code(attributes.get("language")),
        )
    except Refused as refused:
        return refused.at(address)
    except ValidationError as error:
        return Refused(Reason.BAD_FIELD, str(error)).at(address)
