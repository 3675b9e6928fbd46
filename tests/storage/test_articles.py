"""Taking articles in: revisions, refusals, wire copies, and what waits to be read."""

import random
from hashlib import sha256

import pytest
from sqlalchemy import func, select

from models.errors import StoreError
from models.schema import Article, Refusal
from models.vocabulary import Extent
from storage.articles import (
    IngestCounts,
    add_articles,
    mark_failed,
    pending_articles,
    record_refusals,
)
from storage.runs import start_run
from storage.tables import ArticleRow, ArticleSignature, ArticleStatus, RefusalRow
from storage.wire_copies import bands, signature, similarity
from tests.storage.newsroom import LEGION, NOON, RAID, Newsroom

RNG = random.Random(7)
VOCABULARY = ["".join(RNG.choices("abcdefghijklmnop", k=RNG.randint(3, 9))) for _ in range(400)]


def report(seed: int, words: int = 300) -> str:
    """A text of its own for every seed."""
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words))


def article(external_id: str, text: str, outlet: str = "") -> Article:
    return Article(external_id=external_id, text=text, outlet=outlet, published_at=NOON)


def stored(newsroom: Newsroom) -> list[ArticleRow]:
    with newsroom.database.reading() as session:
        return list(session.scalars(select(ArticleRow).order_by(ArticleRow.id)))


def test_the_same_text_again_is_unchanged_and_another_one_a_revision(newsroom: Newsroom) -> None:
    assert newsroom.ingest(article("a", RAID), article("b", "Other\n\nnews")) == IngestCounts(2, 0, 0)
    assert newsroom.ingest(article("a", RAID), article("b", "Other\n\nnews, corrected")) == IngestCounts(0, 1, 1)
    seen = [(row.external_id, row.revision, row.status) for row in stored(newsroom)]
    assert seen == [
        ("a", 1, ArticleStatus.CURRENT),
        ("b", 1, ArticleStatus.SUPERSEDED),
        ("b", 2, ArticleStatus.CURRENT),
    ]


def test_an_article_comes_back_as_it_was_given(newsroom: Newsroom) -> None:
    given = Article(
        external_id="https://x.example/ї",
        text="Заголовок\n\n“Тіло” 🙂 naïve e\u0301",
        title="Заголовок",
        url="https://x.example/%D1%97",
        outlet="Суспільне",
        published_at=NOON,
        language="uk",
        byline="Оксана",
        wire="Ukrinform",
        extent=Extent.STANDFIRST,
        withheld="paywall",
    )
    newsroom.ingest(given)
    with newsroom.database.reading() as session:
        (pending,) = pending_articles(session, "reader-1", 10)
    assert pending.article == given
    assert stored(newsroom)[0].sha256 == sha256(given.text.encode()).hexdigest()


def test_one_batch_may_hold_an_article_twice(newsroom: Newsroom) -> None:
    counts = newsroom.ingest(article("a", "One"), article("a", "One"), article("a", "Two"))
    assert counts == IngestCounts(added=1, unchanged=1, revised=1)
    assert [row.status for row in stored(newsroom)] == [ArticleStatus.SUPERSEDED, ArticleStatus.CURRENT]


def test_a_text_that_goes_back_to_what_it_was_is_a_third_revision(newsroom: Newsroom) -> None:
    for content in ("One", "Two", "One"):
        newsroom.ingest(article("a", content))
    assert [row.revision for row in stored(newsroom)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (article("a", "nul \0 here"), "unstorable_character"),
        (article("a", "half a pair \ud83d"), "unstorable_character"),
        (article("x" * 2001, "text"), "id_too_long"),
    ],
)
def test_what_no_database_can_hold_is_refused_and_the_rest_kept(newsroom: Newsroom, bad: Article, reason: str) -> None:
    counts = newsroom.ingest(bad, article("good", RAID))
    assert (counts.added, [refusal.reason for refusal in counts.refused]) == (1, [reason])
    with newsroom.database.session() as session:
        record_refusals(session, None, counts.refused)


def test_refusals_are_kept_under_their_run(newsroom: Newsroom) -> None:
    with newsroom.database.session() as session:
        run_id = start_run(session, "ingest")
        record_refusals(session, run_id, [Refusal(where="https://x.example", reason="http_404", detail="gone")])
        record_refusals(session, None, [])
    with newsroom.database.reading() as session:
        (row,) = session.scalars(select(RefusalRow))
    assert (row.run_id, row.input, row.reason, row.detail) == (run_id, "https://x.example", "http_404", "gone")


def test_many_articles_in_one_batch(newsroom: Newsroom) -> None:
    batch = [article(f"a{number}", report(number, words=30)) for number in range(1200)]
    assert newsroom.ingest(*batch).added == 1200
    assert newsroom.ingest(*batch).unchanged == 1200
    assert [row.external_id for row in stored(newsroom)] == [each.external_id for each in batch]


def test_pending_articles_are_the_unread_current_ones_oldest_first(newsroom: Newsroom) -> None:
    first = newsroom.publish("a", RAID)
    newsroom.publish("b", "Soon\n\nrevised")
    second = newsroom.publish("b", "Now\n\nrevised")
    third = newsroom.publish("c", "Third\n\ntext")
    newsroom.read(third)
    with newsroom.database.session() as session:
        assert [each.id for each in pending_articles(session, "reader-1", 10)] == [first, second]
        assert [each.id for each in pending_articles(session, "reader-1", 1)] == [first]
        assert [each.id for each in pending_articles(session, "reader-2", 10)] == [first, second, third]


def test_a_failed_article_waits_for_another_reader(newsroom: Newsroom) -> None:
    article_id = newsroom.publish("a", RAID)
    with newsroom.database.session() as session:
        mark_failed(session, article_id, "reader-1", "the parser gave up")
        assert pending_articles(session, "reader-1", 10) == []
        assert [each.id for each in pending_articles(session, "reader-2", 10)] == [article_id]
    assert [(row.status, row.error) for row in stored(newsroom)] == [(ArticleStatus.FAILED, "the parser gave up")]
    newsroom.read(article_id, LEGION, fingerprint="reader-2")
    assert [(row.status, row.error) for row in stored(newsroom)] == [(ArticleStatus.CURRENT, None)]


def test_marking_an_article_that_is_not_there_says_so(newsroom: Newsroom) -> None:
    with pytest.raises(StoreError, match="no article 5"), newsroom.database.session() as session:
        mark_failed(session, 5, "reader-1", "?")


def test_wire_copies_are_linked_to_the_first_printing(newsroom: Newsroom) -> None:
    wire = report(1)
    reworked = wire.split()
    reworked[40:44] = ["wholly", "different", "words", "here"]
    newsroom.ingest(article("agency", wire), article("other", report(2)))
    newsroom.ingest(article("copy", "MOSCOW (Agency) " + wire), article("edited", " ".join(reworked)))
    newsroom.ingest(article("copy of copy", "KYIV (Agency) " + wire))
    agency = stored(newsroom)[0].id
    assert {row.external_id: row.duplicate_of for row in stored(newsroom)} == {
        "agency": None,
        "other": None,
        "copy": agency,
        "edited": agency,
        "copy of copy": agency,
    }
    with newsroom.database.reading() as session:
        kept = select(func.count()).select_from(ArticleSignature)
        assert session.scalar(kept) == 2, "only originals are compared with"


def test_copies_within_one_batch_are_linked_too_and_a_revision_to_its_first_text(newsroom: Newsroom) -> None:
    wire = report(3)
    newsroom.ingest(article("a", wire), article("b", wire), article("empty", "…"))
    newsroom.ingest(article("a", wire + " Corrected."))
    first = stored(newsroom)[0].id
    assert [row.duplicate_of for row in stored(newsroom)] == [None, first, None, first]


def test_outlet_families_are_kept_with_the_article(newsroom: Newsroom) -> None:
    with newsroom.database.session() as session:
        add_articles(session, [article("a", RAID, "Herald")], NOON, families={"Herald": "Herald Group"})
    assert stored(newsroom)[0].outlet_family == "Herald Group"


def test_signatures_stay_comparable_with_those_stored_by_an_earlier_release() -> None:
    signed = signature("The Legion said it carried out the raid on Belgorod on Monday morning")
    assert signed is not None
    assert sha256(signed).hexdigest()[:16] == "f8c3da48386f591b"
    assert len(signed) == 480
    assert len(set(bands(signed))) == 20
    assert all(0 <= digest < 2**63 for digest in bands(signed))


def test_similarity_estimates_the_share_of_equal_shingles() -> None:
    words = report(4, 600).split()
    whole, most = signature(" ".join(words)), signature(" ".join(words[:480]))
    assert whole is not None
    assert most is not None
    assert similarity(whole, whole) == 1
    assert similarity(whole, most) == pytest.approx(0.8, abs=0.12)
    assert signature(" … ") is None
