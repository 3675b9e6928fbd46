"""What an article is about is kept with its reading, handed to pairing, and goes when the reading goes."""

from sqlalchemy import func, select

from models.schema import Profile, Reading
from storage.readings import store_reading
from storage.tables import ArticleProfile, ArticleRow
from storage.withdrawal import withdraw_article
from tests.storage.newsroom import LEGION, NOON, RAID, Newsroom, Told, statement

ABOUT = Profile(names={"belgorod": 31.5, "legion": 20.0}, words={"raid": 9.5}, numbers=("6",), weekdays=(0,))


def read(newsroom: Newsroom, article_id: int, profile: Profile | None, *told: Told) -> None:
    with newsroom.database.session() as session:
        text = session.get_one(ArticleRow, article_id).text
        statements = tuple(statement(text, each) for each in told)
        store_reading(session, article_id, Reading(statements=statements, fingerprint="reader-2", profile=profile))


def kept(newsroom: Newsroom) -> int | None:
    with newsroom.database.reading() as session:
        return session.scalar(select(func.count()).select_from(ArticleProfile))


def test_a_profile_comes_back_with_each_proposition_of_its_article(newsroom: Newsroom) -> None:
    read(newsroom, newsroom.publish("herald", RAID), ABOUT, LEGION)
    assert [record.profile for record in newsroom.pending()] == [ABOUT]


def test_an_article_read_before_there_were_profiles_has_none(newsroom: Newsroom) -> None:
    read(newsroom, newsroom.publish("herald", RAID), None, LEGION)
    assert [record.profile for record in newsroom.pending()] == [None]


def test_a_new_reading_takes_the_place_of_the_old(newsroom: Newsroom) -> None:
    article_id = newsroom.publish("herald", RAID)
    read(newsroom, article_id, ABOUT, LEGION)
    read(newsroom, article_id, ABOUT.model_copy(update={"years": (2023,)}), LEGION)
    assert [record.profile and record.profile.years for record in newsroom.pending()] == [(2023,)]
    assert kept(newsroom) == 1
    read(newsroom, article_id, ABOUT)  # a reading that found nothing: it will never be paired
    assert kept(newsroom) == 0


def test_of_a_withdrawn_article_no_word_is_left(newsroom: Newsroom) -> None:
    read(newsroom, newsroom.publish("herald", RAID), ABOUT, LEGION)
    with newsroom.database.session() as session:
        withdraw_article(session, "herald", "retracted by its outlet", at=NOON)
    assert kept(newsroom) == 0
