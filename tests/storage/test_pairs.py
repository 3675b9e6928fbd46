"""Decisions become rows that keep their verdicts, whatever is read, paired or scored again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.schema import DecidedPair, PairGate, PropositionRecord, Rejection
from models.vocabulary import Decision, DecisionPath, Polarity, Reason, Relation, Status, Verdict
from storage.pairs import ONE_OF, PairCounts, store_decisions
from storage.queries import Row
from storage.reviews import add_review
from storage.tables import EventRow, PairRow, RejectionRow
from tests.storage.newsroom import DENIAL, KYIV, LEGION, NOON, RAID, Newsroom, Told, decided

LATER = NOON + timedelta(hours=1)


def by(newsroom: Newsroom, external_id: str) -> PropositionRecord:
    """The one pending proposition of an article."""
    (record,) = [record for record in newsroom.pending("any") if record.external_id == external_id]
    return record


def again(newsroom: Newsroom, **changes: object) -> DecidedPair:
    """The same dispute, decided on what is stored now."""
    claim, denial = by(newsroom, "herald.example/raid"), by(newsroom, "courier.example/denial")
    return replace(decided(claim, denial), **changes)  # type: ignore[arg-type]


def only(newsroom: Newsroom) -> Row:
    (row,) = newsroom.rows()
    return row


def review(newsroom: Newsroom) -> None:
    with newsroom.database.session() as session:
        add_review(session, only(newsroom).id, Verdict.CONFIRMED, Reason.OTHER, "both on record", "ana")


def test_a_row_says_who_said_what_where(newsroom: Newsroom, raid: DecidedPair) -> None:
    assert newsroom.store([raid]) == PairCounts(new=1, seen_again=0, changed=0)
    row = only(newsroom)
    assert (row.claimant, row.claim_quote, row.claim_outlet) == ("the Legion", LEGION.quote, "Northern Herald")
    assert (row.denier, row.denial_polarity, row.denial_url) == (
        "Kyiv",
        Polarity.DENIED,
        "https://courier.example/denial",
    )
    assert RAID[row.claim_start : row.claim_end] == row.claim_quote
    assert (row.status, row.verdict, row.first_seen_at, row.last_seen_at) == (Status.OPEN, None, NOON, NOON)
    with newsroom.database.reading() as session:
        (event,) = session.scalars(select(EventRow))
        assert (event.id, event.name, event.kind) == (row.event_id, "raid on Belgorod", "raid")


def test_storing_the_same_again_moves_only_last_seen_at(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid], paired=[1, 2])
    review(newsroom)
    before = only(newsroom).as_dict()
    assert newsroom.store([raid], LATER, paired=[1, 2]) == PairCounts(new=0, seen_again=1, changed=0)
    assert only(newsroom).as_dict() == before | {"last_seen_at": LATER}
    with newsroom.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(PairRow)) == 1


def test_a_verdict_survives_another_model(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    review(newsroom)
    other = again(newsroom, model_fingerprint="nli-2", probability=0.4, decision=Decision.SUGGEST)
    assert newsroom.store([other], LATER, paired=[1, 2]).changed == 1
    row = only(newsroom)
    assert (row.model_fingerprint, row.probability, row.decision) == ("nli-2", 0.4, Decision.SUGGEST)
    assert (row.status, row.verdict, row.reason) == (Status.REVIEWED, Verdict.CONFIRMED, Reason.OTHER)
    assert (row.note, row.reviewer, row.first_seen_at) == ("both on record", "ana", NOON)


def test_a_verdict_survives_another_reader(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    review(newsroom)
    newsroom.read(1, LEGION, fingerprint="reader-2")
    assert only(newsroom).verdict is Verdict.CONFIRMED, "the row outlives the reading that it came from"
    assert newsroom.store([again(newsroom)], LATER, paired=[1]) == PairCounts(new=0, seen_again=1, changed=0)
    row = only(newsroom)
    assert (row.verdict, row.claim_proposition_id) == (Verdict.CONFIRMED, by(newsroom, "herald.example/raid").id)


def test_a_verdict_survives_a_new_revision_of_the_article(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    review(newsroom)
    revised = newsroom.report(
        "herald.example/raid", "Update: " + RAID.replace("carried out", "carried  out"), LEGION_REVISED
    )
    assert newsroom.store([again(newsroom)], LATER, paired=[revised]).changed == 1
    row = only(newsroom)
    assert (row.claim_article_id, row.verdict, row.status) == (revised, Verdict.CONFIRMED, Status.REVIEWED)


LEGION_REVISED = replace(LEGION, quote="it carried  out the raid on Belgorod")


def test_the_strongest_proposition_pair_of_two_quotes_is_the_row(newsroom: Newsroom, raid: DecidedPair) -> None:
    weaker = replace(
        raid,
        candidate=replace(raid.candidate, path=DecisionPath.ISSUE),
        decision=Decision.SUGGEST,
        probability=0.99,
    )
    nothing = replace(raid, candidate=replace(raid.candidate, path=DecisionPath.CONTENT), decision=Decision.DROP)
    assert newsroom.store([weaker, nothing, raid]).new == 1
    assert (only(newsroom).decision_path, only(newsroom).probability) == (DecisionPath.POLARITY, 0.9)
    with newsroom.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(PairRow)) == 2


@pytest.mark.parametrize(
    ("decision", "relation"), [(Decision.DROP, Relation.UPDATE), (Decision.FLAG, Relation.CORROBORATION)]
)
def test_what_is_no_conflict_and_tells_something_stays_in_pairs(
    newsroom: Newsroom, raid: DecidedPair, decision: Decision, relation: Relation
) -> None:
    newsroom.store([replace(raid, decision=decision, relation=relation)])
    assert newsroom.rows() == []
    with newsroom.database.reading() as session:
        assert session.scalars(select(PairRow.relation)).all() == [relation]


@pytest.mark.parametrize("relation", [Relation.DENIAL, Relation.NO_CONFLICT])
def test_of_what_is_dropped_and_tells_nothing_a_sample_stays(newsroom: Newsroom, relation: Relation) -> None:
    newsroom.report("denial", DENIAL, KYIV)
    quotes = [replace(LEGION, quote=word, proposition=word) for word in RAID.split()[4:10]]
    for number in range(100):
        newsroom.report(f"claims {number}", RAID + str(number), *quotes)
    denial, *claims = newsroom.pending()
    dropped = [replace(decided(claim, denial, decision=Decision.DROP), relation=relation) for claim in claims]

    def kept() -> set[tuple[int, int]]:
        with newsroom.database.reading() as session:
            return set(session.execute(select(PairRow.claim_proposition_id, PairRow.denial_proposition_id)).tuples())

    newsroom.store(dropped)
    sample = kept()
    assert 0.3 < len(sample) * ONE_OF / len(dropped) < 2.5
    newsroom.store(dropped, LATER)
    assert kept() == sample
    strong = [replace(pair, decision=Decision.FLAG, relation=Relation.DENIAL) for pair in dropped]
    newsroom.store(strong, LATER)
    assert len(kept()) == len(dropped)
    newsroom.store(dropped, LATER, paired=[pair.candidate.claim.article_id for pair in dropped])
    assert kept() == sample, "what no longer tells anything goes"


def test_sides_that_change_places_are_still_one_pair(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    turned = decided(raid.candidate.denial, raid.candidate.claim)
    assert newsroom.store([turned], LATER).changed == 1
    assert only(newsroom).claimant == "Kyiv"
    with newsroom.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(PairRow)) == 1


def test_a_row_that_a_new_pairing_no_longer_produces_is_superseded_and_may_come_back(
    newsroom: Newsroom, raid: DecidedPair
) -> None:
    newsroom.store([raid], paired=[1, 2])
    assert newsroom.store([], LATER, paired=[1]).superseded == 1
    assert only(newsroom).status is Status.SUPERSEDED
    with newsroom.database.reading() as session:
        assert session.scalars(select(PairRow)).all() == []
    assert newsroom.store([raid], LATER, paired=[1]).changed == 1
    assert only(newsroom).status is Status.OPEN


def test_a_row_waits_while_its_other_article_is_still_to_be_read(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid], paired=[1, 2])
    newsroom.publish("courier.example/denial", DENIAL + "Later words.", "Evening Courier")
    assert newsroom.store([], LATER, paired=[1]).superseded == 0
    assert only(newsroom).status is Status.OPEN


def test_a_reviewed_row_is_never_superseded(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    review(newsroom)
    assert newsroom.store([], LATER, paired=[1, 2]).superseded == 0
    assert only(newsroom).status is Status.REVIEWED


def test_without_paired_articles_nothing_is_superseded(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    newsroom.store([], LATER)
    assert only(newsroom).status is Status.OPEN


def test_an_article_that_no_longer_says_anything_ends_its_open_rows(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid], paired=[1, 2])
    newsroom.report("herald.example/raid", "Correction\n\nThe report has been taken back.")
    assert only(newsroom).status is Status.SUPERSEDED


def test_two_equal_quotes_in_one_article_make_two_rows(newsroom: Newsroom) -> None:
    content = RAID + "\nOn Tuesday the Legion repeated that it carried out the raid on Belgorod.\n"
    newsroom.report("a", content, LEGION, replace(LEGION, occurrence=1))
    newsroom.report("b", DENIAL, KYIV)
    first, second, denial = newsroom.pending()
    assert newsroom.store([decided(first, denial), decided(second, denial)]).new == 2


def test_the_lag_is_signed_and_unknown_without_dates(newsroom: Newsroom) -> None:
    newsroom.read(newsroom.publish("early", DENIAL, published_at=NOON - timedelta(hours=2)), KYIV)
    newsroom.read(newsroom.publish("late", RAID, published_at=NOON), LEGION)
    newsroom.read(newsroom.publish("undated", RAID + "More.", published_at=None), LEGION)
    both = "Both\n\n" + RAID + DENIAL
    newsroom.read(newsroom.publish("both", both, published_at=None), LEGION, KYIV)
    early, late, undated, claim, denial = newsroom.pending()
    newsroom.store([decided(late, early), decided(undated, early), decided(claim, denial)])
    lags = {(row.claim_article_id, row.denial_article_id): row.denial_lag_seconds for row in newsroom.rows()}
    assert lags == {(late.article_id, early.article_id): -7200, (undated.article_id, early.article_id): None} | {
        (claim.article_id, denial.article_id): 0
    }


def test_origins_count_owners_and_texts_not_outlets(newsroom: Newsroom) -> None:
    wire = RAID + "A wire report with enough words of its own to be told from every other one in the paper. " * 3
    newsroom.report("agency", wire, LEGION, outlet="Agency")
    newsroom.report("copy", wire, LEGION, outlet="Herald")
    newsroom.report("own", "A reporter on the spot saw smoke. " + RAID, LEGION, outlet="Courier")
    newsroom.report("denial", DENIAL, KYIV, outlet="Courier")
    *claims, denial = newsroom.pending()
    newsroom.store([decided(claims[0], denial)])
    assert {(row.claim_origins, row.denial_origins) for row in newsroom.rows()} == {(1, 1)}
    newsroom.store([decided(claim, denial) for claim in claims[1:]])
    assert [(row.claim_origins, row.denial_origins) for row in newsroom.rows()] == [(2, 1)] * 3
    assert len({row.dispute_id for row in newsroom.rows()}) == 1


def test_rejections_are_counted_and_a_bounded_sample_kept(newsroom: Newsroom) -> None:
    told = [Told("A", LEGION.quote, f"A did it {number}") for number in range(260)]
    newsroom.report("a", RAID, *told)
    ids = [record.id for record in newsroom.pending()]
    for start in range(0, 250, 50):
        neighbours = zip(ids[start : start + 60], ids[start + 1 : start + 61], strict=False)
        batch = [Rejection(first, second, PairGate.SAME_SPEAKER) for first, second in neighbours]
        batch.append(Rejection(ids[0], ids[1], PairGate.DIFFERENT_EVENT))
        with newsroom.database.session() as session:
            rejected = store_decisions(session, [], batch, NOON).rejected
        assert rejected == {"same_speaker": len(batch) - 1, "different_event": 1}
    with newsroom.database.reading() as session:
        kept = select(RejectionRow.gate, func.count()).group_by(RejectionRow.gate)
        assert dict(session.execute(kept).tuples().all()) == {"same_speaker": 200, "different_event": 1}
