"""The pages as they are without JavaScript: what they show, where their forms lead."""

import re
from datetime import timedelta

import pytest

from models.vocabulary import Verdict
from storage.database import Database
from storage.queries import get_row
from storage.reviews import reviews_of
from tests.desk.conftest import Browser
from tests.storage.newsroom import DENIAL, KYIV, NOON, Newsroom, decided


def test_the_queue_folds_rows_and_wire_copies_into_disputes(raid: Newsroom, browser: Browser) -> None:
    html = browser.page("/")
    assert "2 in 3 rows" in html
    assert html.index("who carried out the raid on Belgorod") < html.index("whether there was a raid")
    assert "1 wire copy" in html
    assert "reported by <bdi>Evening Courier</bdi>" in html


@pytest.mark.parametrize(
    ("query", "disputes"),
    [
        ("", 2),
        ("?actor=legion", 2),
        ("?actor=nobody", 0),
        ("?outlet=radio", 1),
        ("?relation=contradiction", 1),
        ("?type=motive", 0),
        ("?decision=flag", 1),
        ("?decision=any&status=any", 2),
        ("?status=reviewed", 0),
        ("?min=0.5", 1),
        ("?max=0.5", 1),
        ("?since=2026-11-09&until=2026-11-09", 2),
        ("?since=2026-11-10", 0),
        ("?q=belgorod+raid", 2),
        ("?q=evening+cour", 2),
        ("?q=tribune", 1),
        ("?q=zeppelin", 0),
        ("?event=raid", 2),
        ("?page=9", 0),
        ("?actor=&since=&min=", 2),
    ],
)
def test_the_address_filters(raid: Newsroom, browser: Browser, query: str, disputes: int) -> None:
    html = browser.page(f"/{query}")
    assert html.count("data-item") == disputes
    total = browser.client.get(f"/api/disputes{query}").json()
    assert len(total["disputes"]) == disputes or "status" not in query


@pytest.mark.parametrize("sort", ["strongest", "newest", "published", "origins", "lag", "rows", "event", "uncertain"])
def test_every_sort_has_all_disputes_and_neighbours_that_fit(raid: Newsroom, browser: Browser, sort: str) -> None:
    html = browser.page(f"/?sort={sort}")
    order = [int(found) for found in re.findall(r'href="/rows/(\d+)[^"]*" data-open', html)]
    assert len(order) == 2
    first = browser.page(f"/rows/{order[0]}?sort={sort}")
    assert 'rel="prev"' not in first
    seen = [order[0]]
    while following := re.search(r'rel="next" href="/rows/(\d+)', browser.page(f"/rows/{seen[-1]}?sort={sort}")):
        seen.append(int(following[1]))
    assert sorted(seen) == [1, 2, 3]
    assert order[1] in seen


def test_a_row_shows_both_quotes_in_their_paragraphs(raid: Newsroom, browser: Browser) -> None:
    html = browser.page("/rows/1")
    assert '<mark class="quote">it carried out the raid on Belgorod</mark>' in html
    assert '<mark class="quote">it had nothing to do with the raid on Belgorod</mark>' in html
    assert "The Legion said " in html
    assert "Ukraine carried out the raid on Belgorod" in html  # the proposition as scored
    assert "one asserts what the other denies" in html
    assert re.search(r"0\.70</span>", html)
    assert "1 more row with the same words, out of wire copies" in html


def test_a_verdict_goes_on_to_the_next_row_and_covers_the_copy(
    raid: Newsroom, browser: Browser, database: Database
) -> None:
    there = browser.judge(1, "confirmed", note="both on record")
    assert there.startswith("/rows/")
    assert "Row 1 is recorded as <b>confirmed</b>" in browser.page(there)
    with database.reading() as session:
        assert [get_row(session, n).verdict for n in (1, 2, 3)] == [Verdict.CONFIRMED, Verdict.CONFIRMED, None]
        (first,) = reviews_of(session, 1)
        (copied,) = reviews_of(session, 2)
    assert copied.copied_from == first.id
    assert first.note == "both on record"
    assert first.reviewer
    assert browser.page("/").count("data-item") == 1


def test_undo_is_a_further_review_and_the_row_is_open_again(
    raid: Newsroom, browser: Browser, database: Database
) -> None:
    browser.judge(1, "false_positive", reason="different_event")
    browser.judge(1, "confirmed")
    browser.post("/rows/1/undo", "/rows/1")
    with database.reading() as session:
        assert get_row(session, 1).verdict is Verdict.FALSE_POSITIVE
    browser.post("/rows/1/undo", "/rows/1")
    with database.reading() as session:
        assert [get_row(session, n).status.value for n in (1, 2)] == ["open", "open"]
        assert [review.verdict and review.verdict.value for review in reviews_of(session, 1)] == [
            "false_positive", "confirmed", "false_positive", None,
        ]  # fmt: skip
    assert "has no verdict that could be taken back" in browser.post("/rows/1/undo", "/rows/1", 400)


def test_two_reviewers_never_overwrite_each_other_silently(
    raid: Newsroom, browser: Browser, database: Database
) -> None:
    stale = re.search(r'name="seen" value="(\d+)"', browser.page("/rows/1"))
    assert stale
    browser.judge(1, "confirmed")
    told = browser.judge(1, "false_positive", 409, seen=stale[1])
    assert "reviewed contradiction 1 in the meantime" in told
    with database.reading() as session:
        assert get_row(session, 1).verdict is Verdict.CONFIRMED
        assert len(reviews_of(session, 1)) == 1


def test_a_copy_that_comes_later_takes_over_the_verdict(raid: Newsroom, browser: Browser, database: Database) -> None:
    browser.judge(1, "confirmed")
    long = (DENIAL + "Kyiv has said so before, and will say so again, a spokesman told reporters in the capital. ") * 2
    raid.report("late.example/one", long, KYIV, outlet="Late One")
    raid.report("late.example/two", long, KYIV, outlet="Late Two")
    herald, *_, one, two = raid.pending()
    raid.store([decided(herald, one)])
    browser.judge(4, "dismissed")
    raid.store([decided(herald, two)])
    with database.reading() as session:
        late = get_row(session, 5)
        (review,) = reviews_of(session, 5)
    assert late.verdict is Verdict.DISMISSED
    assert review.copied_from == 3


def test_a_row_is_added_by_hand_from_two_statements(raid: Newsroom, browser: Browser, database: Database) -> None:
    article = "Kherson\n\nThe Mayor said the bridge is open. The Army said the bridge is shut.\n"
    from dataclasses import replace

    from tests.storage.newsroom import LEGION

    mayor = replace(LEGION, speaker="The Mayor", quote="the bridge is open", proposition="The bridge is open")
    army = replace(LEGION, speaker="The Army", quote="the bridge is shut", proposition="The bridge is shut")
    raid.report("herald.example/bridge", article, mayor, army)
    html = browser.page("/add?find=bridge")
    a, b = sorted(int(found) for found in re.findall(r"choose statement (\d+) as A", html))
    there = browser.post("/add", f"/add?a={a}&b={b}", relation="contradiction", note="missed")
    row_id = int(there.removeprefix("/rows/"))
    with database.reading() as session:
        row = get_row(session, row_id)
    assert (row.claimant, row.denier, row.gate_reason) == ("The Mayor", "The Army", "added_by_hand")
    assert row.verdict is Verdict.CONFIRMED
    assert browser.post("/add", f"/add?a={b}&b={a}", relation="contradiction") == there
    assert "a row needs two statements" in browser.post("/add", f"/add?a={a}&b={b}", 400, b=a, relation="denial")


def test_dossiers_have_the_sides_and_their_latest_positions(raid: Newsroom, browser: Browser) -> None:
    dispute = re.search(r'href="(/disputes/\w+)"', browser.page("/"))
    assert dispute
    html = browser.page(dispute[1])
    assert "Latest positions" in html
    assert "Morning Tribune" in html
    assert browser.client.get(f"{dispute[1]}/timeline.svg").headers["content-type"] == "image/svg+xml"
    event = re.search(r'href="(/events/\d+)"', html)
    assert event
    assert "raid on Belgorod" in browser.page(event[1])
    assert b"<svg" in browser.client.get(f"{event[1]}/timeline.svg?theme=dark").content


def test_the_overview_counts_verdicts_and_reasons(raid: Newsroom, browser: Browser) -> None:
    browser.judge(1, "confirmed")
    browser.judge(3, "false_positive", reason="different_event")
    html = browser.page("/overview")
    assert "two events 1" in html
    for name in ("funnel", "lags", "quality"):
        assert b"<svg" in browser.client.get(f"/overview/{name}.svg").content
    (tally,) = [t for t in browser.client.get("/api/tallies").json() if t["kind"] == "gate"]
    assert (tally["judged"], tally["false_positive"], tally["reasons"]) == (3, 1, {"different_event": 1})


def test_the_feed_has_flagged_rows_under_lasting_ids(raid: Newsroom, browser: Browser) -> None:
    import feedparser

    feed = feedparser.parse(browser.client.get("/feed.atom").content)
    assert not feed.bozo
    assert [entry.id.startswith("urn:counterclaim:row:") for entry in feed.entries] == [True, True]
    assert len(feedparser.parse(browser.client.get("/feed.atom?decision=suggest").content).entries) == 1


def test_the_api_has_the_public_columns_and_the_verdicts(raid: Newsroom, browser: Browser) -> None:
    from storage.tables import PUBLIC_COLUMNS

    browser.judge(1, "unsure")
    found = browser.client.get("/api/rows?decision=flag&per_page=1").json()
    assert found["total"] == 2
    assert tuple(found["rows"][0]) == PUBLIC_COLUMNS
    one = browser.client.get("/api/rows/1").json()
    assert [review["verdict"] for review in one["reviews"]] == ["unsure"]
    assert [review["row_id"] for review in browser.client.get("/api/reviews?after=1").json()] == [2]
    assert browser.client.get("/api/rows/99").status_code == 404


def test_no_page_calls_a_party_true_or_false(raid: Newsroom, browser: Browser) -> None:
    browser.judge(1, "false_positive")
    for path in ("/", "/?status=any", "/rows/1?status=any", "/overview", "/digest", "/help"):
        shown = re.sub(r"<[^>]*>", " ", browser.page(path)).lower()
        assert not re.findall(r"\b(true|false|lie[sd]?|liar|correct|wrong)\b", shown), path


def test_what_is_not_there_is_a_page_that_says_so(raid: Newsroom, browser: Browser) -> None:
    assert "there is no contradiction 99" in browser.page("/rows/99", 404)
    assert "there is no dispute" in browser.page("/disputes/0123456789ab", 404)
    assert "asks for something that is not there" in browser.page("/?min=2", 422)
    assert "asks for something that is not there" in browser.page("/rows/99999999999999999999", 422)


def test_the_digest_tells_what_changed_since_yesterday(raid: Newsroom, database: Database) -> None:
    from desk.digest import morning_page

    raid.report("radio.example/second", "Second\n\nKyiv said it had nothing to do with the raid on Belgorod.", KYIV)
    herald, *_, again = raid.pending()
    raid.store([decided(herald, again)], NOON + timedelta(days=1))
    with database.reading() as session:
        first = morning_page(session, NOON + timedelta(hours=1))
        second = morning_page(session, NOON + timedelta(days=1, hours=1))
        quiet = morning_page(session, NOON + timedelta(days=9))
    assert (len(first.new), len(first.grown)) == (2, 0)
    assert [(item.rows, item.added) for item in second.grown] == [(3, 1)]
    assert "1 grown" in second.headline
    assert second.markdown.index("Grown since yesterday") > 0
    assert 'href="https://desk.example/rows/' in second.html("https://desk.example/")
    assert quiet.headline.endswith("0 new, 0 grown, 0 reviewed, 0 no longer found")
