"""The key of a pair of quotes: what it depends on, and what it does not."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from storage.pair_key import QuoteKey, dispute_id, normalised, occurrence_number, pair_key

quotes = st.builds(QuoteKey, st.text(max_size=40), st.text(max_size=80), st.integers(0, 9))

LEGION = QuoteKey("https://herald.example/raid", "It carried out\nthe  RAID", 0)
KYIV = QuoteKey("https://courier.example/denial", "it had nothing to do with it", 0)


@given(quotes, quotes)
def test_it_is_the_same_whichever_side_comes_first(first: QuoteKey, second: QuoteKey) -> None:
    assert pair_key(first, second) == pair_key(second, first)


@given(quotes, quotes, st.sampled_from([" ", "\n", "\t", "\u00a0", "  "]))
def test_white_space_and_case_do_not_matter(first: QuoteKey, second: QuoteKey, space: str) -> None:
    respaced = first._replace(quote=space + space.join(normalised(first.quote).split(" ")) + space)
    assert pair_key(respaced, second) == pair_key(first, second)
    assert pair_key(LEGION._replace(quote=LEGION.quote.upper()), second) == pair_key(LEGION, second)


def test_it_is_the_documented_digest() -> None:
    sides = (
        "https://courier.example/denial\u241fit had nothing to do with it\u241f0\n"
        "https://herald.example/raid\u241fit carried out the raid\u241f0"
    )
    assert pair_key(LEGION, KYIV) == sha256(sides.encode()).hexdigest()


def test_article_quote_and_occurrence_all_matter() -> None:
    others = [
        LEGION._replace(external_id="https://herald.example/other"),
        LEGION._replace(quote="It carried out the raids"),
        LEGION._replace(occurrence=1),
    ]
    assert len({pair_key(side, KYIV) for side in (LEGION, *others)}) == 4


def test_occurrence_numbers_count_the_same_words_before() -> None:
    content = "We did it, he said. WE  did\nit, she said. We did it again. Then: we did it."
    starts = [content.index("We did"), content.index("WE"), content.index("We did it again"), content.rindex("we")]
    assert [occurrence_number(content, "we did it", start) for start in starts] == [0, 1, 2, 3]


def test_words_within_words_are_no_occurrence() -> None:
    content = "Nothing is known now, he said: no"
    assert occurrence_number(content, "no", content.rindex("no")) == 0


def test_a_dispute_is_an_issue_between_two_parties_in_any_order() -> None:
    issue = "who carried out the raid"
    assert dispute_id(issue, ("Kyiv", "the Legion")) == dispute_id(issue, ("the Legion", "Kyiv"))
    assert dispute_id(issue, ("Kyiv", "Moscow")) != dispute_id(issue, ("Kyiv", "the Legion"))
    assert len(dispute_id(issue, ("a", "b"))) == 12
