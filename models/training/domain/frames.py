"""What stands around a proposition in the news: clauses that change no label, and hedges on a small share."""

from __future__ import annotations

from random import Random

from models.training.domain.names import Part

#: Added to a premise only, whatever the label, so that neither length nor a stray negation word gives it
#: away.
_TAILS = {
    "train": (
        "and an inquiry is under way",
        "and talks in Geneva went on as planned",
        "and schools nearby stayed closed",
        "and the weather was bad",
        "and markets closed lower",
        "and a statement is expected this week",
        "and the border stayed open",
        "and the anniversary falls next month",
        "and traffic was heavy all day",
        "and the price of oil rose slightly",
        "and journalists were kept at a distance",
        "and no further details were given",
        "and the road to the airport was not closed",
        "and the prime minister has not commented",
        "and nobody at the embassy answered calls",
        "and it is not clear when the airport will reopen",
        "and there was no power in some districts",
        "and the president never mentioned it in his speech",
        "and trains ran without delay",
        "but parliament did not debate it",
        "but none of the newspapers led with it",
    ),
    "dev": (
        "while a debate in parliament was put off",
        "while shops in the capital stayed open",
        "while the currency lost ground",
        "while envoys met in Vienna",
        "while no flights were cancelled",
        "while the spokesman did not take questions",
        "while nothing has changed at the stock exchange",
    ),
}
#: Put before a premise: where and when, never whether.
_LEADS = {
    "train": (
        "after weeks of rain,",
        "as the delegation was still in the air,",
        "on the eve of the holiday,",
        "two days after the storm,",
        "while the cabinet was in session,",
        "with the main road still closed,",
        "hours before the deadline ran out,",
        "at the end of a week of rumours,",
        "in an affair that has occupied the press for months,",
        "despite a drop in the price of grain,",
        "in full view of the cameras,",
        "as the foreign minister was landing in Lisbon,",
    ),
    "dev": ("on a day of public mourning,", "as parliament rose for the summer,", "amid a shortage of diesel,"),
}
_HEDGES = {"train": ("reportedly,", "apparently,", "by some accounts,"), "dev": ("according to reports,",)}

#: A hedge before "it is a fact that" or "there is no doubt that" would make no sense.
_STIFF = (
    "it ",
    "there ",
    "the claim",
    "the story",
    "the report",
    "reports ",
    "nobody ",
    "no one ",
    "not ",
    "in ",
)


def finish(sentence: str) -> str:
    """Capital at the start, full stop at the end, single commas."""
    text = sentence.replace(",,", ",").replace(",.", ".").replace(" ,", ",").rstrip(", ")
    return f"{text[:1].upper()}{text[1:]}."


def tail(rng: Random, part: Part) -> str:
    """A second clause about something else."""
    return rng.choice(_TAILS[part])


def led(rng: Random, part: Part, sentence: str) -> str:
    """The sentence behind a clause that sets the scene, where it sits well."""
    return sentence if sentence.startswith(_STIFF) else f"{rng.choice(_LEADS[part])} {sentence}"


def hedged(rng: Random, part: Part, premise: str, hypothesis: str) -> tuple[str, str]:
    """The same hedge before both sentences, where it sits well before both."""
    if any(sentence.startswith(_STIFF) for sentence in (premise, hypothesis)):
        return premise, hypothesis
    word = rng.choice(_HEDGES[part])
    return f"{word} {premise}", f"{word} {hypothesis}"
