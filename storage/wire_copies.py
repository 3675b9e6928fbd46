"""Nearly equal texts: many outlets print one agency's report, and that is one origin, not many.

MinHash over shingles of words, cut into bands. Only first printings keep their bands, so a new article is compared with
the few originals that share a band, and the work grows with the number of articles, not with its square. Nor do copies
chain: each is near its original itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar, cast

from sqlalchemy import Delete, Table, Update, delete, insert, select, update
from sqlalchemy.orm import Session

from storage.bulk import chunked
from storage.minhash import minhash
from storage.tables import ArticleBand, ArticleRow, ArticleSignature

Change = TypeVar("Change", Update, Delete)

SHINGLE_WORDS = 5

#: Twenty bands of six: of pairs of texts alike to 0.7, 92 in 100 share a band; to 0.8, 998 in 1000; to 0.4, 8 in 100.
BANDS, ROWS = 20, 6

#: Share of equal shingles (Jaccard, as MinHash estimates it) from which two texts count as one.
ALIKE = 0.7

_VALUE_BYTES = 4

# The plain tables: twenty rows an article, and nothing for the unit of work to do with them.
_SIGNATURES, _BANDS = (cast(Table, mapped.__table__) for mapped in (ArticleSignature, ArticleBand))


def signature(text: str) -> bytes | None:
    """The MinHash of a text, 120 values of 32 bits in little-endian order; None where it has no words."""
    words = re.findall(r"\w+", text.casefold())
    if not words:
        return None
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    shingles = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(last)}
    return minhash((shingle.encode() for shingle in shingles), BANDS * ROWS)


def bands(signed: bytes) -> list[int]:
    """The 20 band digests of a signature, each below 2**63; the band's number is in it."""
    width = ROWS * _VALUE_BYTES
    parts = (bytes([band]) + signed[band * width : (band + 1) * width] for band in range(BANDS))
    return [int.from_bytes(sha256(part).digest()[:8], "big") >> 1 for part in parts]


def similarity(first: bytes, second: bytes) -> float:
    """Share of equal values in two signatures: estimates the Jaccard similarity of the shingles, within about 0.04."""
    values = range(0, len(first), _VALUE_BYTES)
    return sum(first[at : at + _VALUE_BYTES] == second[at : at + _VALUE_BYTES] for at in values) / len(values)


def link_wire_copies(session: Session, texts: Mapping[int, str]) -> None:
    """Set `duplicate_of` on these new articles (id → text) where an earlier one has nearly the same text."""
    signed = {id_: found for id_, text in sorted(texts.items()) if (found := signature(text)) is not None}
    banded = {id_: bands(value) for id_, value in signed.items()}
    sharing, originals = _stored_originals(session, {digest for digests in banded.values() for digest in digests})
    copies: dict[int, int] = {}
    for id_, value in signed.items():
        near = sorted({original for digest in banded[id_] for original in sharing.get(digest, ())})
        first = next((original for original in near if similarity(value, originals[original]) >= ALIKE), None)
        if first is not None:
            copies[id_] = first
            continue
        originals[id_] = value
        for digest in banded[id_]:
            sharing.setdefault(digest, set()).add(id_)
    _keep(session, copies, signed, banded)


def _stored_originals(session: Session, digests: Iterable[int]) -> tuple[dict[int, set[int]], dict[int, bytes]]:
    """The stored articles that share a band digest, by digest; and their signatures, by article."""
    sharing: dict[int, set[int]] = {}
    signatures: dict[int, bytes] = {}
    for chunk in chunked(sorted(digests)):
        found = (
            select(ArticleBand.digest, ArticleBand.article_id, ArticleSignature.signature)
            .join(ArticleSignature, ArticleSignature.article_id == ArticleBand.article_id)
            .where(ArticleBand.digest.in_(chunk))
        )
        for digest, article_id, value in session.execute(found):
            sharing.setdefault(digest, set()).add(article_id)
            signatures[article_id] = value
    return sharing, signatures


def _keep(session: Session, copies: dict[int, int], signed: dict[int, bytes], banded: dict[int, list[int]]) -> None:
    if copies:
        session.execute(update(ArticleRow), [{"id": id_, "duplicate_of": first} for id_, first in copies.items()])
    originals = [id_ for id_ in signed if id_ not in copies]
    if originals:
        signatures = [{"article_id": id_, "signature": signed[id_]} for id_ in originals]
        connection = session.connection()
        connection.execute(insert(_SIGNATURES), signatures)
        rows = [{"digest": digest, "article_id": id_} for id_ in originals for digest in set(banded[id_])]
        connection.execute(insert(_BANDS), rows)


def hand_on(session: Session, original: int, heir: int) -> None:
    """Let what is like the original be known for a copy of its heir from now on."""
    session.execute(_of(session, [original], update(_BANDS)).values(article_id=heir))
    session.execute(update(_SIGNATURES).where(_SIGNATURES.c.article_id == original).values(article_id=heir))


def forget(session: Session, article_ids: Sequence[int]) -> None:
    """Let nothing be known for a copy of these any longer."""
    for ids in chunked(article_ids):
        session.execute(_of(session, ids, delete(_BANDS)))
        session.execute(delete(_SIGNATURES).where(_SIGNATURES.c.article_id.in_(ids)))


def _of(session: Session, article_ids: Sequence[int], change: Change) -> Change:
    """A change of the bands of these articles, which are found by their digests."""
    signed = session.scalars(select(ArticleSignature.signature).where(ArticleSignature.article_id.in_(article_ids)))
    digests = {digest for value in signed for digest in bands(value)}
    return change.where(_BANDS.c.digest.in_(digests), _BANDS.c.article_id.in_(article_ids))
