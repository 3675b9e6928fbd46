"""Lists, exports, rejected pairs and open claims."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.errors import StoreError
from models.schema import DecidedPair, PairGate, Rejection
from models.vocabulary import ClaimType, Decision, Polarity, Relation, Status, Verdict
from storage.pairs import store_decisions
from storage.queries import Filters, count_rows, get_row, iter_rows, open_claims, rejected
from storage.reviews import add_review
from storage.tables import PUBLIC_COLUMNS
from tests.storage.newsroom import DENIAL, KYIV, LEGION, NOON, RAID, Newsroom, decided

LATER = NOON + timedelta(days=1)


@pytest.fixture
def full(newsroom: Newsroom) -> Newsroom:
    """Three rows: an abstention sure of itself, a suggestion, and a flag seen a day later."""
    newsroom.report("abstain", RAID + "One.", LEGION)
    newsroom.report("suggest", RAID + "Two.", LEGION)
    newsroom.report("flag", RAID + "Three.", replace(LEGION, speaker="The 100% Legion"))
    newsroom.report("denial", DENIAL, KYIV)
    first, second, third, denial = newsroom.pending()
    newsroom.store(
        [
            decided(first, denial, decision=Decision.ABSTAIN, probability=0.99),
            decided(second, denial, decision=Decision.SUGGEST, probability=0.5, relation=Relation.CONTRADICTION),
        ]
    )
    newsroom.store([replace(decided(third, denial, probability=0.8), event="shelling of Kherson")], LATER)
    return newsroom


def test_the_order_is_flag_suggest_abstain_then_probability_then_key(full: Newsroom) -> None:
    assert [row.decision.value for row in full.rows()] == ["flag", "suggest", "abstain"]
    same = [
        replace(decided(*pair), probability=0.7) for pair in [tuple(full.pending())[1:3], tuple(full.pending())[:2]]
    ]
    full.store(same)
    flags = full.rows(Filters(decision=(Decision.FLAG,)))
    assert [row.probability for row in flags] == [0.8, 0.7, 0.7]
    assert flags[1].pair_key < flags[2].pair_key


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["flag", "suggest", "abstain"]),
        (Filters(decision=(Decision.FLAG, Decision.SUGGEST)), ["flag", "suggest"]),
        (Filters(status=(Status.REVIEWED,)), []),
        (Filters(relation=(Relation.CONTRADICTION,)), ["suggest"]),
        (Filters(claim_type=(ClaimType.RESPONSIBILITY,)), ["flag", "suggest", "abstain"]),
        (Filters(claim_type=(ClaimType.MOTIVE,)), []),
        (Filters(actor="legion"), ["flag", "suggest", "abstain"]),
        (Filters(actor="kyiv"), ["flag", "suggest", "abstain"]),
        (Filters(actor="100%"), ["flag"]),
        (Filters(actor="1%"), []),
        (Filters(event="kherson"), ["flag"]),
        (Filters(since=LATER), ["flag"]),
        (Filters(min_probability=0.8), ["flag", "abstain"]),
        (Filters(limit=1), ["flag"]),
        (Filters(limit=1, offset=1), ["suggest"]),
        (Filters(offset=2), ["abstain"]),
    ],
)
def test_filters(full: Newsroom, filters: Filters, found: list[str]) -> None:
    assert [row.decision.value for row in full.rows(filters)] == found
    with full.database.reading() as session:
        assert count_rows(session, replace(filters, limit=None, offset=0)) == len(
            full.rows(replace(filters, limit=None, offset=0))
        )


def test_one_dispute_and_one_row(full: Newsroom) -> None:
    row = full.rows()[0]
    assert [each.id for each in full.rows(Filters(dispute_id=row.dispute_id))] == [row.id]
    with full.database.reading() as session:
        assert get_row(session, row.id).pair_key == row.pair_key
        with pytest.raises(StoreError, match="there is no contradiction 99; `counterclaim list` shows the ids"):
            get_row(session, 99)


def test_an_export_of_contradictions_has_the_public_columns_in_order(full: Newsroom) -> None:
    with full.database.reading() as session:
        rows = list(iter_rows(session, "contradictions"))
    assert [tuple(row) for row in rows] == [PUBLIC_COLUMNS] * 3
    assert [row["decision"] for row in rows] == ["flag", "suggest", "abstain"]
    assert rows[0]["first_seen_at"] == LATER


def test_an_export_of_statements_has_their_propositions(full: Newsroom) -> None:
    with full.database.reading() as session:
        rows = list(iter_rows(session, "statements"))
        kyiv = list(iter_rows(session, "statements", Filters(actor="KYIV")))
        assert list(iter_rows(session, "statements", Filters(since=LATER))) == []
    assert [row["external_id"] for row in rows] == ["abstain", "suggest", "flag", "denial"]
    assert kyiv == rows[3:]
    assert kyiv[0]["actor"] == "Kyiv"
    assert kyiv[0]["content"][0]["text"] == KYIV.quote
    assert kyiv[0]["propositions"][0]["polarity"] == "denied"


def test_an_export_of_articles_has_every_revision(full: Newsroom) -> None:
    full.publish("denial", DENIAL + "Later words.")
    with full.database.reading() as session:
        rows = list(iter_rows(session, "articles", with_text=True))
        assert "text" not in next(iter_rows(session, "articles"))
        assert len(list(iter_rows(session, "articles", Filters(limit=2, offset=1)))) == 2
    assert list(rows[0])[:10] == [
        "id", "external_id", "revision", "url", "outlet", "title", "text", "published_at", "sha256", "status",
    ]  # fmt: skip
    assert [(row["external_id"], row["revision"]) for row in rows][-2:] == [("denial", 1), ("denial", 2)]


def test_a_long_export_comes_in_pages(newsroom: Newsroom) -> None:
    told = [replace(LEGION, proposition=f"The Legion did it {number}") for number in range(1100)]
    newsroom.report("a", RAID, *told)
    with newsroom.database.reading() as session:
        rows = list(iter_rows(session, "statements"))
    assert [row["propositions"][0]["text"] for row in rows] == [each.proposition for each in told]


def test_nothing_else_can_be_exported(newsroom: Newsroom) -> None:
    with newsroom.database.reading() as session, pytest.raises(StoreError, match="choose contradictions, statements"):
        iter_rows(session, "passwords")  # type: ignore[arg-type]


def test_rejected_pairs_are_shown_with_both_sides(newsroom: Newsroom, raid: DecidedPair) -> None:
    claim, denial = raid.candidate.claim, raid.candidate.denial
    rejections = [
        Rejection(claim.id, denial.id, PairGate.DIFFERENT_TIME),
        Rejection(denial.id, claim.id, PairGate.TWO_DENIALS),
    ]
    with newsroom.database.session() as session:
        store_decisions(session, [], rejections, NOON)
    with newsroom.database.reading() as session:
        (pair,) = rejected(session, "different_time", 10)
        assert [each.gate for each in rejected(session)] == ["two_denials", "different_time"]
        assert len(rejected(session, limit=1)) == 1
        assert rejected(session, "refusal") == []
    assert (pair.first.speaker, pair.first.quote, pair.first.outlet) == ("the Legion", LEGION.quote, "Northern Herald")
    assert (pair.second.speaker, pair.second.polarity, pair.seen_at) == ("Kyiv", Polarity.DENIED, NOON)


def test_a_claim_is_open_until_a_flagged_or_suggested_row_answers_it(newsroom: Newsroom, raid: DecidedPair) -> None:
    def claimants() -> list[str]:
        with newsroom.database.reading() as session:
            return [found.claim.speaker for found in open_claims(session)]

    assert claimants() == ["the Legion"], "a denial is no open claim"
    newsroom.store([replace(raid, decision=Decision.ABSTAIN)])
    assert claimants() == ["the Legion"]
    newsroom.store([raid])
    assert claimants() == []
    newsroom.read(1, LEGION, fingerprint="reader-2")
    assert claimants() == [], "answered by its quote, whoever read it"
    with newsroom.database.session() as session:
        add_review(session, 1, Verdict.FALSE_POSITIVE)
    assert claimants() == ["the Legion"]


def test_open_claims_are_checkable_and_self_contained_newest_first(newsroom: Newsroom) -> None:
    newsroom.read(newsroom.publish("old", RAID + "1", published_at=NOON), LEGION)
    newsroom.read(newsroom.publish("new", RAID + "2", published_at=LATER), LEGION)
    newsroom.read(newsroom.publish("undated", RAID + "3", published_at=None), LEGION)
    newsroom.report("dangling", RAID + "4", replace(LEGION, standalone=False))
    newsroom.report("unsorted", RAID + "5", replace(LEGION, claim_type=ClaimType.OTHER))
    with newsroom.database.reading() as session:
        found = open_claims(session)
        assert [each.claim.external_id for each in found] == ["new", "old", "undated"]
        assert (found[0].text, found[0].event) == (LEGION.proposition, "raid")
        assert len(open_claims(session, limit=1)) == 1
