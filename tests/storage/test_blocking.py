"""Keys that all propositions of an article share are kept once, and come back as they were read."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.schema import Reading
from storage.blocking import own_keys, whole_keys
from storage.database import downgrade, open_database, upgrade
from storage.meeting import look, moved_on
from storage.readings import pool_for, store_reading
from storage.tables import ArticleKey, PropositionKey
from storage.workings import workings_of
from tests.storage.newsroom import LEGION, NOON, RAID, Newsroom, Told, statement

TOPIC = ("place:belgorod", "topic:legion", "topic:kyiv")


def told(newsroom: Newsroom, external_id: str, *own: tuple[str, ...], topic: tuple[str, ...] = TOPIC) -> int:
    """An article with a proposition for each of `own`, all of them with the keys of its topic too."""
    article_id = newsroom.publish(external_id, f"{RAID}{external_id}", published_at=NOON + timedelta(hours=1))
    keys = [whole_keys(each, topic) for each in own]
    said = [statement(f"{RAID}{external_id}", Told("A", LEGION.quote, "A did it", keys=each)) for each in keys]
    with newsroom.database.session() as session:
        store_reading(session, article_id, Reading(statements=tuple(said), fingerprint="reader-1", topic=topic))
    return article_id


@pytest.mark.parametrize(
    ("own", "keys"),
    [
        ((), TOPIC),
        (("name:a",), ("name:a", *TOPIC)),
        (("topic:kyiv", "name:a"), ("topic:kyiv", "name:a", "place:belgorod", "topic:legion")),
        (("topic:legion",), ("topic:legion", "place:belgorod", "topic:kyiv")),
        (("name:a", "name:b"), ("name:a", "name:b")),  # a reader that adds no topic
        ((), ()),
    ],
)
def test_own_keys_and_topic_make_the_whole_again(own: tuple[str, ...], keys: tuple[str, ...]) -> None:
    assert own_keys(keys, TOPIC) == list(own)
    assert keys in (whole_keys(own, TOPIC), own)


def test_a_topic_is_stored_once_and_comes_back_with_every_proposition(newsroom: Newsroom) -> None:
    own = [(), ("name:a",), ("topic:kyiv", "name:b")]
    article_id = told(newsroom, "a", *own)
    assert [record.proposition.keys for record in newsroom.pending()] == [whole_keys(each, TOPIC) for each in own]
    with newsroom.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ArticleKey)) == 3
        assert session.scalar(select(func.count()).select_from(PropositionKey)) == 3
    newsroom.read(article_id)
    with newsroom.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ArticleKey)) == 0


def test_a_key_of_the_topic_meets_one_that_a_proposition_told_itself(newsroom: Newsroom) -> None:
    told(newsroom, "shared", ())
    told(newsroom, "own", ("topic:legion",), topic=())
    told(newsroom, "neither", ("name:x",), topic=("topic:else",))
    told(newsroom, "new", ("name:a",))
    with newsroom.database.reading() as session:
        new = [record for record in newsroom.pending() if record.external_id == "new"]
        assert [record.external_id for record in pool_for(session, new)] == ["shared", "own", "new"]
        first = [record for record in newsroom.pending() if record.external_id == "shared"]
        assert [record.external_id for record in pool_for(session, first)] == ["shared", "own", "new"]


def test_of_a_topic_that_all_carry_those_stored_nearest_are_looked_at(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.blocking.ARTICLES_BEFORE", 2)
    monkeypatch.setattr("storage.blocking.ARTICLES_AFTER", 2)
    for number in range(6):
        told(newsroom, str(number), ("name:own",) if number == 0 else ())
    with newsroom.database.reading() as session:
        new = [record for record in newsroom.pending() if record.external_id == "3"]
        assert [record.external_id for record in pool_for(session, new)] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(("topic", "moved"), [(("topic:kyiv",), True), (("topic:else",), False)])
def test_a_look_is_outdated_by_an_article_on_the_same_topic(
    newsroom: Newsroom, topic: tuple[str, ...], moved: bool
) -> None:
    first = told(newsroom, "first", ())
    with newsroom.database.reading() as session:
        meeting = look(session, [first])
    told(newsroom, "second", (), topic=topic)
    with newsroom.database.session() as session:
        assert moved_on(session, meeting) is moved


def test_going_back_gives_each_proposition_all_its_keys(newsroom: Newsroom, url: str) -> None:
    told(newsroom, "a", (), ("name:a",), ("topic:kyiv",))
    newsroom.database.close()
    downgrade(url, "0006")
    upgrade(url)
    database = open_database(url)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ArticleKey)) == 0
        assert session.scalar(select(func.count()).select_from(PropositionKey)) == 3 + 4 + 3
        (workings,) = workings_of(session, [1]).values()
        assert [workings.told(nth, 0).keys for nth in range(3)] == [
            whole_keys(each, TOPIC) for each in ((), ("name:a",), ("topic:kyiv",))
        ]
    database.close()
