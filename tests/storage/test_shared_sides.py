"""What a side says is kept once, follows what is read anew, and goes with its last row."""

from dataclasses import replace

from sqlalchemy import select

from models.schema import DecidedPair
from storage.database import check
from storage.queries import Filters, list_rows
from storage.tables import SideRow
from storage.withdrawal import withdraw_article
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided


def quotes(newsroom: Newsroom) -> list[str]:
    with newsroom.database.reading() as session:
        return sorted(session.scalars(select(SideRow.quote)))


def found(newsroom: Newsroom, words: str) -> int:
    with newsroom.database.reading() as session:
        return len(list_rows(session, Filters(text=words)))


def three_outlets(newsroom: Newsroom) -> list[DecidedPair]:
    """One claim, denied in two articles: two rows with three sides."""
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.report("mail.example/denial", DENIAL, KYIV, outlet="Mail")
    claim, *denials = newsroom.pending()
    return [decided(claim, denial) for denial in denials]


def test_a_claim_that_stands_in_two_rows_is_kept_once(newsroom: Newsroom, url: str) -> None:
    newsroom.store(three_outlets(newsroom))
    assert [row.claim_quote for row in newsroom.rows()] == [LEGION.quote] * 2
    assert quotes(newsroom) == sorted([LEGION.quote, KYIV.quote, KYIV.quote])
    newsroom.store(three_outlets(newsroom)[:1])
    assert len(quotes(newsroom)) == 3, "nor is it kept again when its row is seen again"
    assert check(url) == []


def test_a_side_that_says_something_else_is_another_and_the_search_follows(newsroom: Newsroom) -> None:
    first, second = three_outlets(newsroom)
    newsroom.store([first, second])
    newsroom.store([replace(first, claim_text="The Legion says that a zeppelin did it.")])
    told = {row.denial_outlet: row.claim_text for row in newsroom.rows()}
    assert told["Mail"] == second.claim_text
    assert "zeppelin" in told["Evening Courier"]
    assert len(quotes(newsroom)) == 4
    assert (found(newsroom, "zeppelin"), found(newsroom, "legion")) == (1, 2)
    newsroom.store([first])
    assert len(quotes(newsroom)) == 3, "what no row says any longer is not kept"
    assert (found(newsroom, "zeppelin"), found(newsroom, "legion")) == (0, 2)


def test_words_of_a_withdrawn_article_are_not_kept(newsroom: Newsroom, url: str) -> None:
    newsroom.store(three_outlets(newsroom))
    with newsroom.database.session() as session:
        withdraw_article(session, "courier.example/denial", "retracted")
    assert quotes(newsroom) == sorted([LEGION.quote, KYIV.quote])
    assert found(newsroom, "legion") == 1
    with newsroom.database.session() as session:
        withdraw_article(session, "herald.example/raid", "retracted")
    assert quotes(newsroom) == []
    assert found(newsroom, "legion") == 0
    assert check(url) == []
