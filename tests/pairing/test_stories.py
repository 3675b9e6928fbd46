"""Statements of two articles meet where the articles tell one event, and not where they tell two that are alike."""

from collections.abc import Mapping
from dataclasses import replace

from models.pairing.gates import one_story, told_as_one
from models.pairing.propose import propose
from models.pairing.stories import MOST_ARTICLES, with_stories
from models.schema import PairGate, Profile, PropositionRecord, Rejection
from tests.pairing.conftest import Detect

QUAKE = """Quake of magnitude 6.1 kills nine in Orlitsa province

ORLITSA - An earthquake of magnitude 6.1 struck the mountains of Orlitsa province on Tuesday, the governor said.

Governor Ana Ruvik said nine people were killed in the quake.

"The dam at Lesk was damaged," said Ruvik.
"""
ANSWER = """Builder answers Ruvik after Orlitsa earthquake

Hydrolesk, which built the dam at Lesk, spoke on Wednesday of the earthquake of magnitude 6.1.

A spokesman for Hydrolesk, Petar Dolin, denied that the dam was damaged.
"""
#: The look-alike: another quake, another dam, in the same country and week.
OTHER = """Tremor of 5.4 shakes the coast near Port Ansel

PORT ANSEL - A tremor of magnitude 5.4 shook the coast near Port Ansel on Thursday, mayor Lev Hradek said.

Aquanova, which runs the dam at Teplow, denied that the dam was damaged.
"""


def stories_of(records: Mapping[int, PropositionRecord]) -> dict[str, set[int | None]]:
    found: dict[str, set[int | None]] = {}
    for record in records.values():
        found.setdefault(record.external_id, set()).add(record.story)
    return found


def test_a_denial_that_names_no_place_meets_what_it_answers_in_another_article(detecting: Detect) -> None:
    found = detecting((QUAKE, 10), (ANSWER, 11))
    assert stories_of(found.records)["a0"] == stories_of(found.records)["a1"]
    across = {frozenset((c.claim.external_id, c.denial.external_id)) for c in found.candidates}
    assert frozenset({"a0", "a1"}) in across


def test_the_same_denial_about_another_quake_does_not(detecting: Detect) -> None:
    found = detecting((QUAKE, 10), (OTHER, 12))
    assert stories_of(found.records)["a0"] != stories_of(found.records)["a1"]
    assert not any(c.claim.external_id != c.denial.external_id for c in found.candidates)


def profiled(record: PropositionRecord, article: int, profile: Profile | None) -> PropositionRecord:
    return replace(record, id=article, statement_id=article, article_id=article, profile=profile, story=None)


def test_where_one_article_has_no_profile_its_story_is_not_known(detecting: Detect) -> None:
    (record, *_) = detecting(QUAKE).records.values()
    about = record.profile
    _, pool = with_stories((), [profiled(record, 1, about), profiled(record, 2, None), profiled(record, 3, about)])
    assert [told.story for told in pool] == [1, None, 1]


def test_of_a_large_pool_the_batch_and_what_was_stored_nearest_are_compared(detecting: Detect) -> None:
    (record, *_) = detecting(QUAKE).records.values()
    pool = [profiled(record, number, Profile(names={f"n{number}": 9.0})) for number in range(1, MOST_ARTICLES + 101)]
    new, told = with_stories(pool[-1:], pool)
    assert new[0].story == pool[-1].article_id
    assert sum(each.story is not None for each in told) == MOST_ARTICLES
    assert told[0].story is None


def test_a_statement_is_proposed_once_though_a_story_is_one_key_more(detecting: Detect) -> None:
    pool = list(detecting((QUAKE, 10), (ANSWER, 11)).records.values())
    candidates, rejections = propose(pool, pool)
    met = [frozenset((c.claim.id, c.denial.id)) for c in candidates]
    turned = [frozenset((r.first_id, r.second_id)) for r in rejections]
    assert not set(met) & set(turned)
    assert len(turned) == len(set(turned))


def test_the_gate_says_that_it_is_another_event(detecting: Detect) -> None:
    found = detecting((QUAKE, 10), (OTHER, 12))
    by_id = found.records

    def across(one: Rejection) -> bool:
        return by_id[one.first_id].external_id != by_id[one.second_id].external_id

    gates = {one.gate for one in found.rejections if across(one)}
    assert gates <= {PairGate.DIFFERENT_EVENT, PairGate.DIFFERENT_PLACE, PairGate.DIFFERENT_ISSUE, *_OF_STATEMENTS}


_OF_STATEMENTS = {PairGate.NOT_STANDALONE, PairGate.UNKNOWN_SPEAKER, PairGate.TWO_DENIALS, PairGate.SAME_SPEAKER}


def keyed(record: PropositionRecord, article: int, story: int, told_by: int) -> PropositionRecord:
    keys = ("topic:ruvik", "topic:lesk", "topic:hydrolesk")
    proposition = record.proposition.model_copy(update={"keys": keys})
    return replace(record, article_id=article, story=story, told_by=told_by, proposition=proposition)


def test_names_in_common_bring_in_an_article_that_is_left_alone_but_join_no_two_stories(detecting: Detect) -> None:
    (record, *_) = detecting(QUAKE).records.values()
    assert one_story(keyed(record, 1, story=1, told_by=3), keyed(record, 2, story=2, told_by=1))
    assert not one_story(keyed(record, 1, story=1, told_by=3), keyed(record, 2, story=2, told_by=2))
    assert told_as_one(keyed(record, 1, story=1, told_by=3), keyed(record, 2, story=2, told_by=2)) is False
