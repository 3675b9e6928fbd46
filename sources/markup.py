"""XML lists (sitemaps, OPML) parsed with nothing from outside: no entities expanded, no network, bounded depth."""

from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from sources.refused import Reason, Refused, surprises_refused

Element = Any
"""An element of lxml, which ships no types."""


def parse_xml(data: bytes, what: str) -> Element:
    """The root of an XML document; broken XML is read as far as it goes.

    Raises Refused (malformed feed) for what is no XML or declares entities, which no honest list does.
    """
    if b"<!ENTITY" in data[:100_000].upper():
        raise Refused(Reason.MALFORMED_FEED, f"the {what} declares entities; those are not expanded")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    with surprises_refused(Reason.MALFORMED_FEED):
        root = etree.fromstring(data, parser)
    if root is None:
        raise Refused(Reason.MALFORMED_FEED, f"the {what} is no XML")
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace, in lower case; empty for what is no element."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
