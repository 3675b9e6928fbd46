"""Who took part, ordered, armed or acted alone: a state may stay out of what a group did."""

from __future__ import annotations

from models.training.domain.grammar import topic
from models.training.domain.scenes import conflict

INVOLVEMENT = topic(
    "involvement",
    conflict,
    {
        "involved": """
            {SA} {SA.was} involved in the {e} on {P}
            {SA} took part in the {e} on {P}
            {SA} played a part in the {e} on {P}
            {SA} had a hand in the {e} on {P}
            there was involvement by {SA} in the {e} on {P}
            {SA} participated in the {e} on {P}
            the {e} on {P} happened with the participation of {SA}
            {SA} did have something to do with the {e} on {P}
            the {e} on {P} was not carried out without the participation of {SA}
            dev: {SA} {SA.was} a party to the {e} on {P}
            dev: {SA} had a role in the {e} on {P}
            dev: the {e} on {P} did not happen without a role for {SA}
        """,
        "uninvolved": """
            {SA} {SA.was} not involved in the {e} on {P}
            {SA} had nothing to do with the {e} on {P}
            {SA} took no part in the {e} on {P}
            {SA} had no hand in the {e} on {P}
            {SA} played no role in the {e} on {P}
            the {e} on {P} happened without any involvement of {SA}
            neither the planning nor the execution of the {e} on {P} involved {SA}
            {SA} stayed out of the {e} on {P} altogether
            {SA} {SA.was} uninvolved in the {e} on {P}
            the {e} on {P} was entirely the affair of others than {SA}
            dev: {SA} {SA.was} never a party to the {e} on {P}
            dev: {SA} had no connection whatsoever to the {e} on {P}
            dev: {SA} kept completely clear of the {e} on {P}
        """,
        "ordered": """
            {SA} ordered the {e} on {P}
            the {e} on {P} was ordered by {SA}
            the order for the {e} on {P} came from {SA}
            the {e} on {P} was carried out on the orders of {SA}
            {SA} gave the order for the {e} on {P}
            it was none other than {SA} that ordered the {e} on {P}
            pre: the order for the {e} on {P} came from {SA} and nobody else
            dev: {SA} commanded that the {e} on {P} be carried out
            dev: the instruction to carry out the {e} on {P} was issued by {SA}
            dev: none other than {SA} commanded the {e} on {P}
        """,
        "not_ordered": """
            {SA} did not order the {e} on {P}
            the {e} on {P} was not ordered by {SA}
            {SA} gave no order for the {e} on {P}
            {SA} never ordered the {e} on {P}
            those who carried out the {e} on {P} lacked any order from {SA}
            dev: no instruction for the {e} on {P} was issued by {SA}
            dev: the {e} on {P} went ahead in the absence of any order from {SA}
        """,
        "did": """
            {A} carried out the {e} on {P}
            the {e} on {P} was the work of {A}
            {A} carried out the {e} that hit {P}
            it was none other than {A} that carried out the {e} on {P}
            there is no doubt that the {e} on {P} was the work of {A}
            pre: {A}, and no one else, carried out the {e} on {P}
            dev: {A} executed the {e} on {P}
            dev: it is not in doubt that {A} staged the {e} on {P}
            dev: pre: {A} and no other party staged the {e} on {P}
        """,
        "alone": """
            {A} acted alone in the {e} on {P}
            {A} carried out the {e} on {P} without outside help
            {A} carried out the {e} on {P} entirely on {A.its} own
            in the {e} on {P}, {A} acted independently of any other party
            no one helped {A} to carry out the {e} on {P}
            dev: {A} had no partners in carrying out the {e} on {P}
            dev: {A} mounted the {e} on {P} single-handedly
        """,
        "armed": """
            {SB} supplied the weapons that {A} used in the {e} on {P}
            the weapons that {A} used in the {e} on {P} came from {SB}
            {A} used weapons supplied by {SB} in the {e} on {P}
            it was none other than {SB} that armed {A} for the {e} on {P}
            pre: it was {SB} and no other party that armed {A} for the {e} on {P}
            dev: {SB} provided {A} with the arms for the {e} on {P}
            dev: none other than {SB} provided {A} with the arms for the {e} on {P}
            dev: pre: {SB} armed {A}, which could not have mounted the {e} on {P} otherwise
        """,
        "unarmed": """
            {SB} did not supply any weapons that {A} used in the {e} on {P}
            none of the weapons that {A} used in the {e} on {P} came from {SB}
            {SB} never supplied weapons for the {e} on {P} by {A}
            all weapons that {A} used in the {e} on {P} came from elsewhere than {SB}
            dev: {SB} provided none of the arms with which {A} mounted the {e} on {P}
            dev: every weapon in the {e} on {P} by {A} came from sources other than {SB}
        """,
        "supports": """
            {SA} support{SA.s} those who carried out the {e} on {P}
            {SA} welcomed the {e} on {P}
            {SA} praised the {e} on {P}
            {SA} did not regret the {e} on {P} and even praised it
            dev: {SA} hailed the {e} on {P}
            dev: {SA} expressed nothing but joy at the {e} on {P}
        """,
        "told": """
            {SA} {SA.was} informed about the {e} on {P}
            {SA} {SA.was} watching the situation after the {e} on {P}
            {SA} learned of the {e} on {P} from the news
            {SA} {SA.was} not surprised by the {e} on {P}
            dev: {SA} received a report on the {e} on {P}
            dev: {SA} did not fail to notice the {e} on {P}
        """,
    },
    """
    E * except supports, told
    C involved <-> uninvolved
    E uninvolved -> not_ordered
    C ordered <-> uninvolved, not_ordered
    E ordered -> involved
    N involved -> ordered, not_ordered
    N not_ordered -> uninvolved, involved
    N involved -> involved[SA=SB], uninvolved[SA=SB]
    N uninvolved -> uninvolved[SA=SB], involved[SA=SB]
    C ordered -> ordered[SA=SB]
    E ordered -> not_ordered[SA=SB]
    N not_ordered -> ordered[SA=SB]
    N did -> uninvolved[SA=SB], involved[SA=SB], ordered[SA=SB], not_ordered[SA=SB], alone
    N uninvolved[SA=SB], involved[SA=SB], not_ordered[SA=SB] -> did
    E alone -> did, uninvolved[SA=SB]
    C alone <-> involved[SA=SB]
    C did <-> alone[A=B]
    N uninvolved[SA=SB] -> alone
    E armed, unarmed -> did
    C armed <-> unarmed
    N armed -> ordered[SA=SB], not_ordered[SA=SB]
    N did -> armed, unarmed
    N supports, told <-> involved
    N supports -> ordered, uninvolved, not_ordered
    N told -> ordered, uninvolved, supports, not_ordered
    N uninvolved -> supports, told
    N *[P=Q]
    """,
)
