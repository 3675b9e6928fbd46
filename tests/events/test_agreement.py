"""Two mentions are one event, or something keeps them apart: place, day, kind, or names."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.events.agree import Verdict, agreement
from models.schema import EventMention

MAY_22 = datetime(2023, 5, 22, 20, tzinfo=UTC)
MAY_23 = datetime(2023, 5, 23, 8, tzinfo=UTC)
SUNDAY = (date(2023, 5, 21), date(2023, 5, 21))
RAID = EventMention(kind="attack", places=("Belgorod region", "Russia"), days=SUNDAY, parties=("Ukraine",), head="raid")


def verdict(a: EventMention, b: EventMention, same_article: bool = False) -> Verdict:
    return agreement(a, b, MAY_22, MAY_23, same_article).verdict


def test_two_words_for_one_event() -> None:
    other = EventMention(kind="clash", places=("Belgorod",), days=SUNDAY, parties=("Liberty of Russia Legion",))
    assert verdict(RAID, other) is Verdict.SAME


def test_a_town_of_the_region_is_part_of_it() -> None:
    assert verdict(RAID, EventMention(kind="attack", places=("Kozinka", "Belgorod region", "Russia"))) is Verdict.SAME


def test_the_look_alike_in_another_place() -> None:
    other = RAID.model_copy(update={"places": ("Bryansk region", "Russia")})
    assert verdict(RAID, other) is Verdict.DIFFERENT_PLACE


def test_the_look_alike_in_another_town_of_the_region() -> None:
    a = RAID.model_copy(update={"places": ("Kozinka", "Belgorod region")})
    b = RAID.model_copy(update={"places": ("Shebekino", "Belgorod region")})
    assert verdict(a, b) is Verdict.DIFFERENT_PLACE


def test_the_look_alike_ten_days_later() -> None:
    other = RAID.model_copy(update={"days": (date(2023, 6, 1), date(2023, 6, 1))})
    assert agreement(RAID, other, MAY_22, datetime(2023, 6, 2, tzinfo=UTC), False).verdict is Verdict.DIFFERENT_TIME


def test_a_day_after_the_other_article_was_published() -> None:
    other = RAID.model_copy(update={"days": None})
    later = RAID.model_copy(update={"days": (date(2023, 6, 1), date(2023, 6, 1))})
    assert verdict(later, other) is Verdict.DIFFERENT_TIME


def test_a_protest_is_no_flood() -> None:
    a, b = (EventMention(kind=kind, places=("Valencia",), days=SUNDAY) for kind in ("protest", "disaster"))
    assert verdict(a, b) is Verdict.DIFFERENT_EVENT


def test_the_answer_to_a_raid_is_not_the_raid() -> None:
    counter = RAID.model_copy(update={"kind": "security_operation"})
    assert verdict(RAID, counter, same_article=True) is Verdict.DIFFERENT_EVENT


def test_a_missing_place_makes_nothing_equal() -> None:
    a = EventMention(kind="attack", places=("Dubrova",), parties=("Northern Front",))
    b = EventMention(kind="attack", parties=("Harbour Brigade",))
    assert verdict(a, b) is Verdict.DIFFERENT_EVENT


def test_two_arrests_in_one_city_are_two_persons() -> None:
    a = EventMention(kind="detention", places=("San Marco",), parties=("Ana Ruiz",))
    b = EventMention(kind="detention", places=("San Marco",), parties=("Leo Brandt",))
    assert verdict(a, b) is Verdict.DIFFERENT_EVENT


STRIKE = EventMention(kind="attack", places=("Lusken",), days=SUNDAY, head="strike")
EARLIER = (date(2023, 4, 2), date(2023, 4, 2))


class TestInsideOneArticle:
    """One event unless something that is stated speaks against it."""

    def test_a_place_taken_over_from_the_article_keeps_nothing_apart(self) -> None:
        other = STRIKE.model_copy(update={"places": ("Brennick",), "inherited": ("places",)})
        assert verdict(STRIKE, other, same_article=True) is Verdict.SAME

    def test_two_towns_that_are_both_named_do(self) -> None:
        other = STRIKE.model_copy(update={"places": ("Brennick",)})
        assert verdict(STRIKE, other, same_article=True) is Verdict.DIFFERENT_PLACE

    def test_so_do_two_dates_that_are_both_stated(self) -> None:
        other = STRIKE.model_copy(update={"days": EARLIER})
        assert verdict(STRIKE, other, same_article=True) is Verdict.DIFFERENT_TIME

    def test_and_another_place_at_another_time_though_one_side_states_neither(self) -> None:
        background = STRIKE.model_copy(update={"places": ("Brennick",), "days": EARLIER})
        today = STRIKE.model_copy(update={"inherited": ("days", "places")})
        assert verdict(today, background, same_article=True) is not Verdict.SAME

    def test_a_date_of_another_year_needs_no_second(self) -> None:
        then = STRIKE.model_copy(update={"days": (date(2022, 5, 1), date(2022, 5, 31))})
        today = STRIKE.model_copy(update={"inherited": ("days",)})
        assert verdict(today, then, same_article=True) is Verdict.DIFFERENT_TIME

    def test_another_word_for_it_keeps_nothing_apart(self) -> None:
        assert verdict(STRIKE, EventMention(kind="report", parties=("Orlo",)), same_article=True) is Verdict.SAME

    def test_two_articles_that_tell_one_story_are_as_one(self) -> None:
        other = STRIKE.model_copy(update={"places": ("Brennick",), "inherited": ("places",)})
        assert agreement(STRIKE, other, MAY_22, MAY_23, False, one_story=True).verdict is Verdict.SAME
        assert agreement(STRIKE, other, MAY_22, MAY_23, False).verdict is Verdict.DIFFERENT_PLACE


class TestBetweenTwoStories:
    """The articles as wholes tell two events: only what the statements say themselves can make them meet."""

    def test_what_both_take_over_from_their_articles_is_no_evidence(self) -> None:
        one = STRIKE.model_copy(update={"inherited": ("days", "places")})
        assert agreement(one, one, MAY_22, MAY_23, False, one_story=False).verdict is Verdict.DIFFERENT_EVENT
        assert agreement(one, one, MAY_22, MAY_23, False).verdict is Verdict.SAME

    def test_a_town_that_both_name_is(self) -> None:
        assert agreement(STRIKE, STRIKE, MAY_22, MAY_23, False, one_story=False).verdict is Verdict.SAME

    def test_a_region_alone_is_too_wide(self) -> None:
        a = EventMention(kind="disaster", places=("Orlitsa province",), days=SUNDAY)
        assert agreement(a, a, MAY_22, MAY_23, False, one_story=False).verdict is Verdict.DIFFERENT_EVENT
        assert agreement(a, a, MAY_22, MAY_23, False).verdict is Verdict.SAME

    def test_a_ministry_is_in_the_news_of_every_day(self) -> None:
        a, b = (
            EventMention(kind="statement", places=(town,), days=SUNDAY, parties=("Interior Ministry",), head="say")
            for town in ("Lusken", "Brennick")
        )
        assert agreement(a, b, MAY_22, MAY_23, False, one_story=False).verdict is not Verdict.SAME


_DAYS = st.none() | st.dates(date(2023, 5, 1), date(2023, 6, 30)).map(lambda day: (day, day))
_NAMES = st.lists(
    st.sampled_from(["Ukraine", "Russia", "Ana Ruiz", "Ruiz", "Legion", "Northern Front"]), unique=True
).map(tuple)
_PLACES = st.lists(
    st.sampled_from(["Belgorod", "Belgorod region", "Kozinka", "Graivoron", "Grayvoron", "Russia", "Kiev", "Kyiv"]),
    unique=True,
).map(tuple)
_MENTIONS = st.builds(
    EventMention,
    kind=st.sampled_from(["attack", "clash", "protest", "detention", "other", "operation", "security_operation"]),
    places=_PLACES,
    days=_DAYS,
    parties=_NAMES,
    head=st.none(),
    inherited=st.sampled_from([(), ("days",), ("places",), ("parties",)]),
)
_PUBLISHED = st.none() | st.integers(0, 92 * 24).map(lambda hours: MAY_22 + timedelta(hours=hours))


@given(_MENTIONS, _MENTIONS, _PUBLISHED, _PUBLISHED, st.booleans(), st.sampled_from([None, True, False]))
def test_agreement_has_no_direction(
    a: EventMention, b: EventMention, a_at: datetime | None, b_at: datetime | None, together: bool, story: bool | None
) -> None:
    there, back = agreement(a, b, a_at, b_at, together, story), agreement(b, a, b_at, a_at, together, story)
    assert there.verdict is back.verdict
    assert abs(there.score - back.score) < 1e-9
    assert 0.0 <= there.score <= 1.0
