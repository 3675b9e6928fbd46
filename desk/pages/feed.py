"""An Atom feed of new flagged rows (RFC 4287), with the filters of the page."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import Response

from desk import words
from desk.pages.common import REFUSALS, Question, Reading
from models.vocabulary import Decision, Status
from storage.filters import conditions
from storage.queries import Row
from storage.tables import ContradictionRow

router = APIRouter(responses=REFUSALS)

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50

#: What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@router.get("/feed.atom", summary="New flagged rows")
def feed(request: Request, asked: Question, session: Reading) -> Response:
    filters = asked.filters(Status.OPEN, Status.REVIEWED)
    if not asked.decision:
        filters = replace(filters, decision=(Decision.FLAG,))
    newest = select(ContradictionRow).where(*conditions(filters))
    newest = newest.order_by(ContradictionRow.first_seen_at.desc(), ContradictionRow.id.desc()).limit(MOST_ENTRIES)
    base = str(request.base_url).rstrip("/")
    return Response(atom(list(session.scalars(newest)), base, asked.query()), media_type="application/atom+xml")


def atom(rows: list[Row], base: str, query: str = "") -> bytes:
    """The feed of these rows, newest first; ids stay the same wherever the desk stands."""
    root = Element("feed", xmlns=ATOM)
    _told(root, "title", "Counterclaim: new flagged rows")
    _told(root, "id", "urn:counterclaim:flagged")
    _told(root, "updated", _time(rows[0].first_seen_at if rows else datetime(1970, 1, 1, tzinfo=UTC)))
    SubElement(root, "link", rel="self", href=f"{base}/feed.atom{query}")
    SubElement(root, "link", rel="alternate", href=f"{base}/{query}")
    _told(SubElement(root, "author"), "name", "Counterclaim")
    for row in rows:
        entry = SubElement(root, "entry")
        _told(entry, "title", f"{row.claimant} / {row.denier}: {row.issue}")
        _told(entry, "id", f"urn:counterclaim:row:{row.pair_key}")
        _told(entry, "updated", _time(row.first_seen_at))
        SubElement(entry, "link", rel="alternate", href=f"{base}/rows/{row.id}")
        SubElement(entry, "category", term=row.relation.value)
        _told(entry, "summary", _summary(row)).set("type", "text")
    told: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + told


def _summary(row: Row) -> str:
    return (
        f"{row.claimant}: {row.claim_text} (reported by {row.claim_outlet or 'no outlet'}). "
        f"{row.denier}: {row.denial_text} (reported by {row.denial_outlet or 'no outlet'}). "
        f"{words.word(row.relation)}, probability {row.probability:.2f}."
    )


def _told(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = _NOT_XML.sub("\ufffd", text)
    return child


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
