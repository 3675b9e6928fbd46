"""Which articles tell one event: reports of it share names, figures and dates, a look-alike only shares its sort."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.lookalikes.reports import lookalikes
from models.events.agree import Verdict, agreement
from models.events.alikeness import log_odds
from models.events.context import article_events
from models.events.profile import profile_of
from models.events.stories import stories
from models.reading.attributions import parse_article
from models.schema import Profile

ESCAPE = """Four break out of Tarrow jail

TARROW, May 3 - Four men sawed through a window of the Tarrow county jail on Sunday night, Sheriff Ann Beck said.

Among them is Leo Grath, 34, who was awaiting trial for murder.
"""
HUNT = """Grath seen at bus station, sheriff says

Leo Grath, one of four men who broke out of a jail in Tarrow, was seen on Monday at a bus station, Sheriff Beck said.
"""
#: The same sort of event: another jail, other men.
OTHER_ESCAPE = """Two inmates flee Holm state prison

HOLM - Two inmates of Holm state prison fled on Sunday in a bread van, warden Rita Solberg said.

Both are serving time for murder.
"""
OTHER_HUNT = """Bread van found, Holm prisoners still on the run

Police on Monday found the van in which Peter Aske and Tom Rudd got away from Holm. Both were in for murder.

Warden Rita Solberg said the bread had not been delivered.
"""


def profile(text: str) -> Profile:
    return profile_of(parse_article(text))


def told(*texts: str) -> list[int]:
    return stories([profile(text) for text in texts], [None] * len(texts))


class TestTheProfileOfAnArticle:
    def test_holds_its_names_and_rare_words_but_no_common_ones(self) -> None:
        found = profile(ESCAPE)
        assert {"tarrow", "grath", "beck"} <= found.names.keys()
        assert "jail" in found.words
        assert not {"the", "on", "of", "had"} & {*found.names, *found.words}

    def test_what_the_headline_tells_weighs_most(self) -> None:
        found = profile("Dam of Orlitsa bursts\n\nWater came on Monday.\n\nIt rained in Brennick, a town near it.")
        assert found.names["orlitsa"] > found.names["brennick"]

    def test_figures_years_and_weekdays_are_kept_apart(self) -> None:
        found = profile("Quake of 6.4 hits Valle\n\nThe quake on Tuesday killed 1,200 people; in 1985 one killed 90.")
        assert {"6.4", "1200", "90"} <= set(found.numbers)
        assert (found.years, found.weekdays) == ((1985,), (1,))

    def test_a_headline_with_a_capital_on_each_word_makes_no_names_of_words_the_text_writes_small(self) -> None:
        found = profile("Inmates Flee Prison In Bread Van\n\nTwo inmates fled the Holm prison in a bread van.")
        assert not {"bread", "inmat", "prison"} & found.names.keys()

    @pytest.mark.parametrize("text", ["", "\n\n", "?", "12", "http://a.example/b", "и", "A\n\n" * 40])
    def test_a_text_of_no_use_has_a_profile_all_the_same(self, text: str) -> None:
        assert isinstance(profile(text), Profile)

    def test_what_is_no_word_stays_out(self) -> None:
        blob = "Zq" * 2_000
        assert (
            not profile(f"Dam bursts\n\nThe dam {blob} of Orlitsa {'9' * 500} burst.").model_dump_json().count("qZqZ")
        )

    def test_a_long_article_has_no_longer_a_profile(self) -> None:
        long = "Many people of many towns\n\n" + "\n\n".join(
            f"Adam Zq{n}x met {n} men of Qor{n} in 19{n % 90 + 10}." for n in range(300)
        )
        found = profile(long)
        assert max(len(found.names), len(found.words), len(found.numbers)) <= 32


class TestStories:
    def test_a_later_report_is_of_the_same_event(self) -> None:
        first, second = told(ESCAPE, HUNT)
        assert first == second

    def test_two_prison_breaks_are_two_events(self) -> None:
        numbers = told(ESCAPE, OTHER_ESCAPE, HUNT, OTHER_HUNT)
        assert numbers[0] == numbers[2] != numbers[1] == numbers[3]

    def test_what_was_published_weeks_later_tells_another_event_whatever_it_shares(self) -> None:
        day = datetime(2026, 5, 4, tzinfo=UTC)
        same = profile(ESCAPE)
        assert len(set(stories([same, same], [day, day + timedelta(days=9)]))) == 1
        assert len(set(stories([same, same], [day, day + timedelta(days=11)]))) == 2

    def test_a_short_report_joins_the_story_that_it_is_by_far_the_nearest_to(self) -> None:
        short = "Beck calls off search\n\nSheriff Ann Beck called off the search at the lake, his deputy said."
        assert told(ESCAPE, HUNT, OTHER_ESCAPE, OTHER_HUNT, short)[4] == told(ESCAPE, HUNT)[0]

    def test_but_not_where_its_chief_name_is_new_to_it(self) -> None:
        depot = Profile(names={"lusken": 30.0, "melzenne": 15.0, "luskoil": 20.0})
        third = Profile(names={"lusken": 30.0, "ruvik": 30.0, "orlue": 8.0})
        second_depot = Profile(names={"brennick": 30.0, "lusken": 12.0, "melzenne": 8.0})
        assert stories([depot, depot, third], [None] * 3) == [0, 0, 0]
        assert stories([depot, depot, second_depot], [None] * 3) == [0, 0, 2]

    def test_articles_that_tell_nothing_are_alone(self) -> None:
        assert len(set(told("", "", "?"))) == 3
        assert stories([], []) == []

    def test_of_our_own_look_alikes_few_pairs_are_joined_and_most_reports_of_one_event(self) -> None:
        reports = list(lookalikes())
        number = told(*(report.text for report in reports))
        pairs = [(i, j) for i in range(len(reports)) for j in range(i)]
        one = [number[i] == number[j] for i, j in pairs if reports[i].event == reports[j].event]
        like = [
            number[i] == number[j]
            for i, j in pairs
            if reports[i].topic == reports[j].topic and reports[i].event != reports[j].event
        ]
        others = [number[i] == number[j] for i, j in pairs if reports[i].topic != reports[j].topic]
        assert sum(one) / len(one) >= 0.85
        assert sum(like) / len(like) <= 0.1
        assert not any(others)


class TestMainEvents:
    """Two articles by themselves, without the company of others."""

    def test_of_two_reports_of_one_event_agree_though_they_name_different_places(self) -> None:
        a, b = (
            article_events(parse_article(text), None)[0]
            for text in (ESCAPE, HUNT.replace("station", "station in Reno"))
        )
        assert agreement(a, b, None, None, same_article=False).verdict is Verdict.SAME

    def test_of_two_prison_breaks_do_not(self) -> None:
        a, b = (article_events(parse_article(text), None)[0] for text in (ESCAPE, OTHER_ESCAPE))
        assert agreement(a, b, None, None, same_article=False).verdict is not Verdict.SAME


_TERMS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(3.0, 40.0), max_size=6)
_PROFILES = st.builds(
    Profile,
    names=_TERMS,
    words=_TERMS,
    numbers=st.lists(st.sampled_from(["1", "2", "30"]), unique=True).map(tuple),
    years=st.lists(st.sampled_from([2010, 2013]), unique=True).map(tuple),
    weekdays=st.lists(st.integers(0, 6), unique=True).map(tuple),
)


@given(st.lists(_PROFILES, max_size=8))
def test_the_order_of_articles_makes_no_difference_to_their_scores(profiles: list[Profile]) -> None:
    scores = log_odds(profiles)
    assert (abs(scores - scores.T) < 1e-5).all()
    back = log_odds(profiles[::-1])[::-1, ::-1]
    assert (abs(scores - back) < 1e-4).all()


@given(st.lists(_PROFILES, max_size=8))
def test_each_article_has_one_story_that_is_named_after_one_of_its_articles(profiles: list[Profile]) -> None:
    numbers = stories(profiles, [None] * len(profiles))
    assert len(numbers) == len(profiles)
    assert all(numbers[number] == number for number in numbers)
