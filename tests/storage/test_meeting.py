"""A look at what a batch may meet, and whether it still holds when the outcome is to be stored."""

from collections.abc import Callable

import pytest

from storage.database import hold_writer_lock
from storage.meeting import Meeting, look, moved_on
from storage.withdrawal import withdraw_article
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, Told

ELSEWHERE = Told("Kyiv", "the harbour was closed", "The harbour was closed", keys=("harbour",))


def _looked(newsroom: Newsroom, article_id: int) -> Meeting:
    with newsroom.database.reading() as session:
        return look(session, [article_id])


def _moved(newsroom: Newsroom, meeting: Meeting) -> bool:
    with newsroom.database.session() as session:
        hold_writer_lock(session)
        return moved_on(session, meeting)


def test_a_look_holds_while_nothing_that_concerns_it_is_stored(newsroom: Newsroom) -> None:
    raid = newsroom.report("a", RAID, LEGION)
    meeting = _looked(newsroom, raid)
    assert [record.article_id for record in meeting.new] == [raid]
    newsroom.publish("unread", DENIAL)
    newsroom.report("other", "Harbour\n\nKyiv said the harbour was closed.\n", ELSEWHERE)
    assert not _moved(newsroom, meeting)


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda newsroom: newsroom.report("b", DENIAL, KYIV), id="a statement that it should have met"),
        pytest.param(lambda newsroom: newsroom.read(1, LEGION), id="the article is read anew"),
        pytest.param(lambda newsroom: newsroom.read(1), id="and nothing is found in it"),
        pytest.param(lambda newsroom: newsroom.publish("a", RAID + "More.\n"), id="its text has changed"),
        pytest.param(lambda newsroom: _withdraw(newsroom), id="its outlet takes it back"),
    ],
)
def test_a_look_is_outdated_when(newsroom: Newsroom, happens: Callable[[Newsroom], object]) -> None:
    meeting = _looked(newsroom, newsroom.report("a", RAID, LEGION))
    happens(newsroom)
    assert _moved(newsroom, meeting)


def _withdraw(newsroom: Newsroom) -> None:
    with newsroom.database.session() as session:
        withdraw_article(session, "a", "taken back")
