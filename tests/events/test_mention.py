"""A proposition's event: its own words, and what it takes over from its article."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from models.events.context import article_events
from models.events.kinds import main_event
from models.events.location import event_days
from models.events.mention import keys, mention
from models.reading.attributions import parse_article
from models.reading.nlp import parse
from models.schema import EventMention

PUBLISHED = datetime(2026, 11, 10, 9, tzinfo=UTC)  # a Tuesday
ARTICLE = """Armed group raids border town in the Oskil region

Fighters of the Northern Front attacked the town of Dubrova in the Russian region of Oskil on Sunday night.
The governor, Pavel Orlov, said on Monday that four people had been wounded in the attack.
The capital Kyiv denied any role in the raid.
"""


@pytest.fixture(scope="module")
def events() -> tuple[EventMention, ...]:
    return article_events(parse_article(ARTICLE), PUBLISHED)


def read(text: str, events: Sequence[EventMention]) -> tuple[EventMention, tuple[str, ...]]:
    (doc,) = parse([text])
    found = mention(text, doc, events, None, PUBLISHED)
    return found, keys(found, doc)


def test_the_main_event_is_that_of_headline_and_lead(events: tuple[EventMention, ...]) -> None:
    assert events[0].kind == "attack"
    assert {"Dubrova", "Oskil region", "Russia"} <= set(events[0].places)
    assert "Kyiv" not in events[0].places
    # "said on Monday" dates the saying, not the attack
    assert events[0].days == (date(2026, 11, 8), date(2026, 11, 8))


def test_what_a_proposition_leaves_out_comes_from_the_article(events: tuple[EventMention, ...]) -> None:
    found, found_keys = read("Ukraine was not involved in the raid.", events)
    assert found.kind == "attack"
    assert set(found.inherited) == {"places", "days"}
    assert "place:dubrova" in found_keys


def test_operation_is_a_word_for_the_event(events: tuple[EventMention, ...]) -> None:
    found, _ = read("The Northern Front carried out the operation.", events)
    assert (found.kind, found.head) == ("attack", "operation")
    assert "kind" in found.inherited


def test_the_states_own_forces_answer_the_event(events: tuple[EventMention, ...]) -> None:
    found, _ = read("The Russian army and border guards were involved in the operation.", events)
    assert found.kind == "security_operation"


def test_an_event_elsewhere_takes_over_nothing(events: tuple[EventMention, ...]) -> None:
    found, found_keys = read("The bridge in Valencia collapsed in the flood of 3 May 2026.", events)
    assert found.inherited == ()
    assert found.days == (date(2026, 5, 3), date(2026, 5, 3))
    assert "place:valencia" in found_keys


def test_wordings_of_one_event_share_a_key(events: tuple[EventMention, ...]) -> None:
    _, first = read("The Northern Front attacked Dubrova.", events)
    _, second = read("Kyiv had no role in the operation in the Oskil region.", events)
    assert set(first) & set(second)


def test_states_and_governments_are_no_keys_by_themselves(events: tuple[EventMention, ...]) -> None:
    _, found = read("The government of Russia accused Ukraine of the attack.", events)
    assert not {"place:russia", "name:russia", "name:ukraine", "name:government"} & set(found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A drone strike hit the depot.", "attack"),
        ("Nurses went on strike over pay.", "labour_strike"),
        ("The army took control of the town.", "capture"),
        ("The minister resigned over the affair.", "resignation"),
        ("Oil leaked from the tanker.", "accident"),
        ("Both sides signed a ceasefire.", "agreement"),
        ("The jury convicted him.", "court"),
        ("Police opened fire on the crowd.", "attack"),
        ("The shells came from the ridge.", "attack"),
    ],
)
def test_kinds_follow_the_word(text: str, kind: str) -> None:
    (doc,) = parse([text])
    word = main_event(doc)
    assert word is not None
    assert word.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Talks about the attack have been frozen since January.",
        "It was the deadliest attack since the spring of 2024.",
        "The attack must be answered before Friday.",
    ],
)
def test_a_bound_is_no_date_of_the_event(text: str) -> None:
    (doc,) = parse([text])
    assert event_days(doc, PUBLISHED) is None


def test_headline_and_lead_tell_one_event_however_they_name_its_place() -> None:
    text = (
        "Missile hits market in eastern Orlue, killing 19\n"
        "A missile hit a market in the town of Lusken on Saturday, killing 19 people, the government of Orlue said.\n"
        "It came weeks after a strike on Brennick in which four died."
    )
    first, *_ = article_events(parse_article(text), PUBLISHED)
    assert first.places[:1] == ("Lusken",)
    assert "Orlue" not in first.places
