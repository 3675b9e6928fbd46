"""Who did it, and whether it happened at all."""

from __future__ import annotations

from models.training.domain.grammar import topic
from models.training.domain.scenes import conflict

RESPONSIBILITY = topic(
    "responsibility",
    conflict,
    {
        "did": """
            {A} carried out the {e} on {P}
            the {e} on {P} was carried out by {A}
            {A} staged the {e} on {P}
            {A} launched the {e} on {P}
            the {e} on {P} was the work of {A}
            it was {A} that carried out the {e} on {P}
            {A} {A.was} behind the {e} on {P}
            {A} {A.was} responsible for the {e} on {P}
            responsibility for the {e} on {P} lies with {A}
            {A} mounted the {e} on {P}
            {A} conducted the {e} on {P}
            the party that carried out the {e} on {P} was {A}
            pre: {A} and nobody else carried out the {e} on {P}
            pre: the {e} on {P} was not the work of outsiders but of {A}
            it was none other than {A} that carried out the {e} on {P}
            there is no doubt that {A} carried out the {e} on {P}
            it cannot be denied that the {e} on {P} was the work of {A}
            dev: {A} committed the {e} on {P}
            dev: the {e} on {P} was executed by {A}
            dev: {A} undertook the {e} on {P}
            dev: the perpetrator of the {e} on {P} was {A}
            dev: it is not in doubt that {A} committed the {e} on {P}
            dev: none other than {A} undertook the {e} on {P}
            dev: pre: no one but {A} was behind the {e} on {P}
        """,
        "claimed": """
            {A} {A.has} claimed responsibility for the {e} on {P}
            {A} issued a statement claiming the {e} on {P}
            {A} took credit for the {e} on {P}
            responsibility for the {e} on {P} was claimed by {A}
            {A} did not keep silent but claimed responsibility for the {e} on {P}
            dev: {A} professed to have carried out the {e} on {P}
            dev: {A} asserted authorship of the {e} on {P}
            dev: {A} did not disown the {e} on {P} but asserted authorship of it
        """,
        "unclaimed": """
            no one has claimed responsibility for the {e} on {P}
            nobody has said they were behind the {e} on {P}
            there has been no claim of responsibility for the {e} on {P}
            the {e} on {P} remains unclaimed
            every armed group has kept silent about who was behind the {e} on {P}
            dev: so far no group has taken credit for the {e} on {P}
            dev: the {e} on {P} has yet to be claimed by anyone
        """,
        "happened": """
            {w.a} on {P} took place
            there was {w.a} on {P}
            {P} was the target of {w.a}
            {P} was hit by {w.a}
            {w.a} on {P} did happen, and nobody imagined it
            dev: {w.a} on {P} occurred
            dev: {P} suffered {w.a}
        """,
        "not_did": """
            {A} did not carry out the {e} on {P}
            {A} {A.was} not behind the {e} on {P}
            {A} {A.was} not responsible for the {e} on {P}
            the {e} on {P} was not carried out by {A}
            the {e} on {P} was not the work of {A}
            it was not {A} that carried out the {e} on {P}
            the {e} on {P} was carried out by someone other than {A}
            responsibility for the {e} on {P} lies with others than {A}
            {A} {A.was} wrongly blamed for carrying out the {e} on {P}
            dev: {A} never conducted the {e} on {P}
            dev: {A} cannot be held responsible for carrying out the {e} on {P}, which others committed
            dev: the perpetrator of the {e} on {P} was somebody other than {A}
        """,
        "opinion": """
            the {e} on {P} was an act of cowardice
            the {e} on {P} will have consequences
            the {e} on {P} changes the course of the war
            the {e} on {P} was not worth the price
            nothing can excuse the {e} on {P}
            dev: the {e} on {P} was a grave mistake
            dev: the {e} on {P} served no one
        """,
        "condemned": """
            {A} condemned the {e} on {P}
            {A} criticised the {e} on {P} in strong terms
            the {e} on {P} drew criticism from {A}
            pre: {A} did not approve of the {e} on {P} and condemned it
            dev: {A} denounced the {e} on {P}
            dev: {A} spoke out against the {e} on {P}
            dev: pre: {A} deplored the {e} on {P} and said that nothing excused it
        """,
        "watching": """
            {A} {A.was} watching events after the {e} on {P} closely
            {A} {A.was} following reports about the {e} on {P}
            {A} {A.was} informed about the {e} on {P}
            {A} {A.has} no official information yet on the {e} on {P}
            dev: {A} {A.was} monitoring the aftermath of the {e} on {P}
            dev: {A} {A.was} not yet fully briefed on the {e} on {P}
        """,
    },
    """
    E * except opinion, watching
    E did -> happened, did[e=w]
    N did[e=w] -> did
    N happened -> did, not_did, claimed, did[e=w], did[A=B;e=w]
    C did <-> did[A=B], not_did
    E did[A=B] -> not_did
    N not_did -> did[A=B], not_did[A=B]
    N claimed <-> did
    N claimed -> did[A=B], not_did[A=B]
    C claimed <-> unclaimed
    N opinion <-> did, not_did
    N opinion -> claimed, unclaimed, condemned
    N unclaimed <-> did
    N unclaimed <-> not_did
    N condemned -> did[A=B], claimed[A=B], not_did[A=B]
    N did[A=B] -> condemned, watching
    N watching -> did[A=B], not_did[A=B], condemned
    N *[P=Q]
    """,
)

OCCURRENCE = topic(
    "occurrence",
    conflict,
    {
        "event": """
            {e.a} on {P} took place {d}
            there was {e.a} on {P} {d}
            {P} was hit by {e.a} {d}
            {P} came under {e.a} {d}
            {e.a} was carried out on {P} {d}
            {P} was not spared {d} and was hit by {e.a}
            the {e} on {P} {d} really happened and was no invention
            dev: {e.a} on {P} occurred {d}
            dev: {P} was the scene of {e.a} {d}
            dev: {P} did not escape {e.a} {d}
        """,
        "wider": """
            {w.a} on {P} took place {d}
            there was {w.a} on {P} {d}
            {P} was the target of {w.a} {d}
            {P} was not left in peace {d} but was the target of {w.a}
            dev: {w.a} on {P} occurred {d}
            dev: {P} did not escape {w.a} {d}
        """,
        "none": """
            there was no {w} on {P} {d}
            no {w} on {P} took place {d}
            {P} was not hit by any {w} {d}
            {P} was never the target of {w.a} {d}
            the report of {w.a} on {P} {d} is false
            the report of {w.a} on {P} {d} is not true
            the supposed {w} on {P} {d} was invented
            the account of {w.a} on {P} {d} is a fabrication
            dev: nothing like {w.a} on {P} occurred {d}
            dev: the story about {w.a} on {P} {d} is made up
            dev: {P} escaped any kind of {w} {d}
        """,
        "quiet": """
            all was quiet in {P} {d}, with no attacks of any kind
            {P} saw no attack of any kind {d}
            {P} was spared any attack, strike, raid, bombing or assault {d}
            dev: {P} went through the whole period without violence of any kind {d}
            dev: {P} was entirely peaceful and free of attacks {d}
        """,
        "doubt": """
            it is unclear whether {w.a} on {P} took place {d}
            the report of {w.a} on {P} {d} has not been confirmed
            the report of {w.a} on {P} {d} awaits confirmation
            nobody could verify the report of {w.a} on {P} {d}
            dev: whether {P} was hit by {w.a} {d} is an open question
            dev: the account of {w.a} on {P} {d} could not be checked
        """,
        "warned": """
            {SA} warned that {w.a} on {P} was possible {d}
            {SA} feared {w.a} on {P} {d}
            {SA} did not rule out {w.a} on {P} {d}
            dev: {SA} saw a risk of {w.a} on {P} {d}
            dev: {SA} could not exclude {w.a} on {P} {d}
        """,
    },
    """
    E * except warned
    E event -> wider
    N wider -> event
    C event, wider <-> none
    E quiet -> none
    C quiet <-> event, wider
    N none -> quiet
    N doubt <-> event, wider, none
    N warned <-> event, wider, none
    N doubt <-> quiet
    N *[P=Q]
    N *[d=f]
    """,
)
