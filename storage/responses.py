"""The raw responses that articles were read from: evidence of what a server sent, when, and from where."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models.errors import StoreError
from storage.bulk import chunked, insert_missing
from storage.tables import ArticleResponse, ArticleRow, ResponseBody, ResponseRow


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered. `body` is unpacked from its way here (gzip, brotli) and otherwise as it came."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched_at: datetime
    body: bytes


def store_responses(session: Session, responses: Mapping[int, Response]) -> None:
    """Keep the responses of these new articles (id → response); one that several were read from is kept once."""
    if not responses:
        return
    distinct = list({id(response): response for response in responses.values()}.values())
    digests = [sha256(response.body).hexdigest() for response in distinct]
    _store_bodies(session, {digest: response.body for digest, response in zip(digests, distinct, strict=True)})
    rows = [_row(response, digest) for response, digest in zip(distinct, digests, strict=True)]
    added = session.scalars(insert(ResponseRow).returning(ResponseRow.id, sort_by_parameter_order=True), rows)
    stored = {id(response): id_ for response, id_ in zip(distinct, added, strict=True)}
    links = [
        {"article_id": article_id, "response_id": stored[id(response)]} for article_id, response in responses.items()
    ]
    session.execute(insert(ArticleResponse), links)


def body_of(session: Session, digest: str) -> bytes:
    """The bytes with this SHA-256, as they came. Raises StoreError where they are not kept (any more)."""
    row = session.get(ResponseBody, digest)
    if row is None:
        raise StoreError(f"the response {digest} is not kept; it expired, or ingest.keep_responses was off")
    return zlib.decompress(row.zlib)


def response_of(session: Session, article_id: int) -> ResponseRow | None:
    """What an article's revision was read from; None for files, and where responses were not kept."""
    wanted = select(ResponseRow).join(ArticleResponse, ArticleResponse.response_id == ResponseRow.id)
    return session.scalars(wanted.where(ArticleResponse.article_id == article_id)).first()


def drop_bodies(session: Session, article_ids: Sequence[int]) -> int:
    """Remove the bytes that only these articles were read from; what is told of the responses stays. How many went."""
    mine: set[str] = set()
    for ids in chunked(article_ids):
        mine |= set(session.scalars(_digests().where(ArticleResponse.article_id.in_(ids))))
    gone = 0
    for digests in chunked(sorted(mine)):
        needed = set(
            session.scalars(
                _digests()
                .join(ArticleRow, ArticleRow.id == ArticleResponse.article_id)
                .where(
                    ResponseRow.sha256.in_(digests), ArticleRow.expired_at.is_(None), ArticleRow.withdrawn_at.is_(None)
                )
            )
        )
        lost = [digest for digest in digests if digest not in needed]
        session.execute(delete(ResponseBody).where(ResponseBody.sha256.in_(lost)))
        gone += len(lost)
    return gone


def _digests() -> Any:
    return select(ResponseRow.sha256).join(ArticleResponse, ArticleResponse.response_id == ResponseRow.id)


def _store_bodies(session: Session, bodies: Mapping[str, bytes]) -> None:
    """Keep these bytes by their SHA-256; what is there already is not compressed again."""
    kept = set(session.scalars(select(ResponseBody.sha256).where(ResponseBody.sha256.in_(bodies))))
    missing = [
        {"sha256": digest, "size": len(body), "zlib": zlib.compress(body)}
        for digest, body in bodies.items()
        if digest not in kept
    ]
    insert_missing(session, ResponseBody, missing)


def _row(response: Response, digest: str) -> dict[str, Any]:
    return {
        "url": _line(response.url),
        "final_url": _line(response.final_url),
        "status": response.status,
        "headers": [[_line(name), _line(value)] for name, value in response.headers],
        "fetched_at": response.fetched_at,
        "sha256": digest,
    }


def _line(text: str) -> str:
    """A header or address as every database takes it."""
    return text.replace("\0", "\ufffd").encode(errors="replace").decode()
