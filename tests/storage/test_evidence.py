"""Evidence: raw responses, revisions that can be compared, tombstones, and texts that expire."""

from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select, text

from models.errors import StoreError
from models.schema import Article, DecidedPair
from models.vocabulary import Verdict
from storage.articles import add_articles, is_told, pending_articles
from storage.database import check
from storage.responses import Response, body_of, response_of
from storage.retention import Expired, expire_text
from storage.reviews import add_review, reviews_of
from storage.revisions import Act, changes, revised_articles, revisions_of
from storage.tables import ArticleRow, ArticleSignature, ArticleStatus, ResponseBody, StatementRow
from storage.withdrawal import withdraw_article
from tests.storage.newsroom import LEGION, NOON, RAID, Newsroom

PAGE = b"<html>\x80 whatever came</html>" * 50


def response(body: bytes = PAGE) -> Response:
    headers = (("content-type", "text/html"), ("etag", '"v1"'))
    return Response("https://a.example/1", "https://a.example/1?final", 200, headers, NOON, body)


def ingest(newsroom: Newsroom, external_id: str, content: str, body: bytes = PAGE) -> None:
    with newsroom.database.session() as session:
        article = Article(external_id=external_id, text=content, outlet="Herald")
        add_articles(session, [article], NOON, responses={external_id: response(body)})


def rows(newsroom: Newsroom) -> list[ArticleRow]:
    with newsroom.database.reading() as session:
        return list(session.scalars(select(ArticleRow).order_by(ArticleRow.id)))


def test_the_raw_response_is_kept_compressed_with_its_digest_time_address_and_headers(newsroom: Newsroom) -> None:
    ingest(newsroom, "a", RAID)
    with newsroom.database.reading() as session:
        kept = response_of(session, rows(newsroom)[0].id)
        assert kept is not None
        assert (kept.url, kept.final_url, kept.status) == ("https://a.example/1", "https://a.example/1?final", 200)
        assert (kept.fetched_at, kept.headers[1]) == (NOON, ["etag", '"v1"'])
        assert kept.sha256 == sha256(PAGE).hexdigest()
        assert body_of(session, kept.sha256) == PAGE
        packed = session.scalars(select(ResponseBody)).one()
        assert len(packed.zlib) < packed.size == len(PAGE)


def test_only_what_led_to_a_new_revision_is_kept(newsroom: Newsroom) -> None:
    ingest(newsroom, "a", RAID, b"first")
    ingest(newsroom, "a", RAID, b"second, with the same text in it")
    ingest(newsroom, "a", RAID + "More.", b"third")
    with newsroom.database.reading() as session:
        assert set(session.scalars(select(ResponseBody.sha256))) == {
            sha256(b).hexdigest() for b in (b"first", b"third")
        }


def test_the_check_sees_bytes_that_were_tampered_with(newsroom: Newsroom, url: str) -> None:
    ingest(newsroom, "a", RAID)
    with newsroom.database.session() as session:
        session.execute(text("UPDATE response_bodies SET zlib = :bytes"), {"bytes": b"else"})
    assert any("raw bytes of responses" in problem for problem in check(url))


def test_a_silent_edit_can_be_seen(newsroom: Newsroom) -> None:
    ingest(newsroom, "https://a.example/1", "Raid\n\nSix were wounded.\nThe army denies it.")
    ingest(newsroom, "https://a.example/1", "Raid\n\nTwo were wounded.\nThe army denies it.")
    with newsroom.database.reading() as session:
        old, new = revisions_of(session, "https://a.example/1")
        assert [row.id for row in revisions_of(session, str(new.id))] == [old.id, new.id]
        assert [row.id for row in revised_articles(session, 5)] == [new.id]
        found = list(changes(old, new))
    assert [(change.act, change.text) for change in found] == [
        (Act.REMOVED, "Six were wounded."),
        (Act.ADDED, "Two were wounded."),
    ]
    assert old.text[found[0].start : found[0].end] == found[0].text
    assert new.text[found[1].start : found[1].end] == found[1].text
    assert (old.status, new.status) == (ArticleStatus.SUPERSEDED, ArticleStatus.CURRENT)


def test_statements_stay_with_the_revision_that_they_were_read_from(newsroom: Newsroom) -> None:
    first = newsroom.publish("a", RAID)
    newsroom.read(first, LEGION)
    second = newsroom.publish("a", RAID + "\nCorrected.\n")
    newsroom.read(second, LEGION)
    with newsroom.database.reading() as session:
        assert set(session.scalars(select(StatementRow.article_id))) == {first, second}


def test_an_unknown_article_is_one_line(newsroom: Newsroom) -> None:
    with newsroom.database.reading() as session, pytest.raises(StoreError, match="there is no article 17"):
        revisions_of(session, "17")


def test_a_withdrawn_article_leaves_a_tombstone_and_its_verdicts(
    newsroom: Newsroom, raid: DecidedPair, url: str
) -> None:
    newsroom.store([raid])
    (row,) = newsroom.rows()
    with newsroom.database.session() as session:
        add_review(session, row.id, Verdict.CONFIRMED, reviewer="ana")
        gone = withdraw_article(session, "herald.example/raid", "retracted by its outlet", at=NOON)
    assert (gone.revisions, gone.rows) == (1, 1)
    assert newsroom.rows() == []
    with newsroom.database.reading() as session:
        assert [(kept.verdict, kept.reviewer) for kept in reviews_of(session, row.id)] == [(Verdict.CONFIRMED, "ana")]
        assert session.scalars(select(StatementRow.article_id).distinct()).all() == [rows(newsroom)[1].id]
    stone = rows(newsroom)[0]
    assert (stone.status, stone.error, stone.text) == (ArticleStatus.WITHDRAWN, "retracted by its outlet", "")
    assert (stone.sha256, stone.withdrawn_at) == (sha256(RAID.encode()).hexdigest(), NOON)
    assert check(url) == []


def test_a_withdrawn_article_is_not_taken_in_again_under_its_name_or_its_words(newsroom: Newsroom) -> None:
    ingest(newsroom, "a", RAID)
    with newsroom.database.session() as session:
        withdraw_article(session, "a", "court order")
        again = add_articles(session, [Article(external_id="a", text=RAID + "Changed.", outlet="Herald")], NOON)
        assert is_told(session, "Herald", RAID)
        assert session.scalars(select(ResponseBody.sha256)).all() == []
    assert (again.added, again.revised, [refused.reason for refused in again.refused]) == (0, 0, ["withdrawn"])


def test_copies_of_a_withdrawn_text_stay_copies_of_each_other(newsroom: Newsroom) -> None:
    words = " ".join(f"word{n}" for n in range(80))
    newsroom.ingest(*(Article(external_id=name, text=words, outlet=name) for name in ("agency", "b", "c")))
    with newsroom.database.session() as session:
        withdraw_article(session, "agency", "retracted")
    newsroom.ingest(Article(external_id="d", text=words, outlet="d"))
    heir = rows(newsroom)[1].id
    assert [row.duplicate_of for row in rows(newsroom)] == [None, None, heir, heir]
    with newsroom.database.reading() as session:
        assert session.scalars(select(ArticleSignature.article_id)).all() == [heir]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_withdrawal_needs_an_article_and_a_reason(newsroom: Newsroom, reason: str) -> None:
    ingest(newsroom, "a", RAID)
    with pytest.raises(StoreError, match="needs a reason"), newsroom.database.session() as session:
        withdraw_article(session, "a", reason)
    with pytest.raises(StoreError, match="there is no article nowhere"), newsroom.database.session() as session:
        withdraw_article(session, "nowhere", "?")


def test_full_text_expires_and_what_was_said_in_it_stays(newsroom: Newsroom, raid: DecidedPair, url: str) -> None:
    newsroom.store([raid])
    ingest(newsroom, "young", "Young\n\nA text of today.", b"young")
    ingest(newsroom, "old", "Old\n\nA text of long ago.", b"old")
    with newsroom.database.session() as session:
        session.execute(
            text("UPDATE articles SET fetched_at = :old WHERE external_id <> 'young'"),
            {"old": (NOON - timedelta(days=100)).strftime("%Y-%m-%dT%H:%M:%SZ")},
        )
        assert expire_text(session, NOON - timedelta(days=90), at=NOON) == Expired(texts=3, responses=1)
        assert expire_text(session, NOON - timedelta(days=90), at=NOON) == Expired(texts=0, responses=0)
    assert [row.external_id for row in rows(newsroom) if row.text] == ["young"]
    assert len(newsroom.rows()) == 1
    assert check(url) == []
    with newsroom.database.session() as session:
        assert [each.article.external_id for each in pending_articles(session, "another reader", 10)] == ["young"]
        same = Article(external_id="old", text="Old\n\nA text of long ago.", outlet="Herald")
        assert add_articles(session, [same], NOON).unchanged == 1


def test_an_expired_text_cannot_be_compared_any_more(newsroom: Newsroom) -> None:
    ingest(newsroom, "a", RAID)
    ingest(newsroom, "a", RAID + "More.")
    with newsroom.database.session() as session:
        expire_text(session, NOON + timedelta(days=1))
        with pytest.raises(StoreError, match="expired; only its SHA-256 is kept"):
            list(changes(*revisions_of(session, "a")))
