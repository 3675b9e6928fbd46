"""What parties sign, break, negotiate, pay and sell."""

from __future__ import annotations

from random import Random

from models.training.domain.grammar import Scene, topic
from models.training.domain.names import Part
from models.training.domain.scenes import table

AGREEMENTS = topic(
    "agreement",
    table,
    {
        "signed": """
            {A} and {B} signed {e.a}
            {e.a} was signed by {A} and {B}
            {A} signed {e.a} with {B}
            {A} concluded {e.a} with {B}
            it is not an invention that {A} signed {e.a} with {B}
            there is no doubt that {A} and {B} signed {e.a}
            {A} and {B} put their signatures to {e.a}
            pre: {A} did not hesitate and signed {e.a} with {B}
            pre: the talks were not in vain, as {A} and {B} signed {e.a}
            dev: {A} and {B} inked {e.a}
            dev: {A} entered into {e.a} with {B}
            dev: {A} and {B} did not fail to conclude {e.a}
        """,
        "wider": """
            {A} and {B} reached {w.a}
            there is {w.a} between {A} and {B}
            {A} has {w.a} with {B}
            {A} and {B} are not without {w.a}
            dev: {A} and {B} came to {w.a}
            dev: {A} and {B} are no longer without {w.a}
        """,
        "not_signed": """
            {A} did not sign any {w} with {B}
            {A} and {B} have no {w}
            no {w} between {A} and {B} was signed
            {A} never reached {w.a} with {B}
            pre: {A} and {B} failed to reach any {w}
            {A} and {B} have yet to reach their first {w}
            reports of {w.a} between {A} and {B} are false
            the supposed {w} between {A} and {B} is an invention
            dev: {A} has not entered into any {w} with {B}
            dev: nothing like {w.a} was ever concluded by {A} and {B}
            dev: the talk of {w.a} between {A} and {B} is pure fiction
        """,
        "talks": """
            {A} and {B} held talks on {e.a}
            {A} negotiated with {B} about {e.a}
            representatives of {A} and {B} discussed {e.a}
            it is not an invention that {A} and {B} discussed {e.a}
            pre: {A} and {B} did not avoid each other and discussed {e.a}
            dev: {A} sat down with {B} to negotiate {e.a}
            dev: it is not in doubt that {A} negotiated {e.a} with {B}
            dev: pre: {A} and {B} wasted no time and held talks about {e.a}
        """,
        "no_talks": """
            {A} has never held any talks with {B}
            there were no talks between {A} and {B}
            {A} and {B} did not negotiate at all
            no such meeting between {A} and {B} took place
            pre: {A} refused all contact with {B}
            {A} stayed away from all talks with {B}
            dev: at no time did {A} speak with {B}
            dev: {A} avoided every kind of talks with {B}
        """,
        "rejected": """
            {A} rejected {e.a} with {B}
            {A} turned down {e.a} with {B}
            {A} said no to {e.a} with {B}
            {A} refused to sign {e.a} with {B}
            {A} did not accept {e.a} with {B}
            dev: {A} declined {e.a} with {B}
            dev: {A} would not agree to {e.a} with {B}
        """,
        "accepted": """
            {A} accepted {e.a} with {B}
            {A} agreed to {e.a} with {B}
            {A} said yes to {e.a} with {B}
            {A} did not turn down {e.a} with {B} but accepted it
            dev: {A} consented to {e.a} with {B}
            dev: {A} raised no objection and approved {e.a} with {B}
        """,
        "violated": """
            {A} violated the {e} with {B}
            {A} broke the {e} with {B}
            the {e} with {B} was violated by {A}
            {A} breached the {e} with {B}
            {A} did not respect the {e} with {B}
            {A} did not comply with the {e} with {B}
            {A} failed to honour the {e} with {B}
            dev: {A} flouted the {e} with {B}
            dev: {A} did not abide by the {e} with {B}
        """,
        "kept": """
            {A} respected the {e} with {B} in full
            {A} fully complied with the {e} with {B}
            {A} honoured every point of the {e} with {B}
            {A} never violated the {e} with {B}
            {A} did not break the {e} with {B}
            {A} adhered strictly to the {e} with {B}
            dev: {A} abided by the {e} with {B} throughout
            dev: not once did {A} flout the {e} with {B}
        """,
        "mediated": """
            {M} mediated between {A} and {B}
            {M} acted as mediator between {A} and {B}
            pre: {M} did not take sides but mediated between {A} and {B}
            dev: {M} brokered contacts between {A} and {B}
            dev: {A} and {B} used {M} as a go-between
            dev: pre: with no side of its own, {M} acted as go-between for {A} and {B}
        """,
        "hope": """
            {A} hopes to sign {e.a} with {B}
            {A} wants {e.a} with {B}
            pre: {A} has not given up hope of {e.a} with {B}
            dev: {A} would like to conclude {e.a} with {B}
            dev: {A} wishes for {e.a} with {B}
            dev: pre: {A} sees no obstacle to a future {e} with {B}
        """,
    },
    """
    E *
    E signed -> wider
    N wider -> signed
    C signed, wider <-> not_signed
    C signed <-> rejected
    C signed <-> no_talks
    N talks <-> not_signed
    N talks -> signed, wider, accepted, rejected
    C talks <-> no_talks
    E no_talks -> not_signed
    N not_signed -> no_talks, talks, rejected, hope
    C rejected <-> accepted
    N rejected -> talks, no_talks, hope, signed[e=x]
    N accepted -> kept, violated, rejected[e=x]
    C violated <-> kept
    N violated <-> violated[A=B;B=A]
    N kept <-> kept[A=B;B=A]
    N kept -> violated[A=B;B=A]
    N violated -> kept[A=B;B=A]
    N signed -> violated, kept, mediated
    N mediated -> signed, wider, not_signed, no_talks
    N hope -> signed, not_signed, talks, accepted
    N signed -> signed[B=D]
    N talks -> talks[B=D], no_talks[B=D]
    N not_signed -> not_signed[B=D], signed[B=D]
    N *[e=x]
    N *[B=D]
    """,
)

_GOODS = (
    "ammunition",
    "crude oil",
    "grain",
    "military equipment",
    "natural gas",
    "enriched uranium",
    "electricity",
    "steel",
    "surveillance software",
    "coal",
    "fertiliser",
    "cyber-espionage software",
    "air-defence equipment",
)


def _market(rng: Random, part: Part) -> Scene:
    """States SA, SB and SD, and goods g and h."""
    goods, other = rng.sample(_GOODS, 2)
    states = table(rng, part)
    return {"SA": states["A"], "SB": states["B"], "SD": states["D"], "g": goods, "h": other}


TRADE = topic(
    "trade",
    _market,
    {
        "sold": """
            {SA} sold {g} to {SB}
            {SB} bought {g} from {SA}
            {SA} supplied {SB} with {g} for money
            {g} was sold to {SB} by {SA}
            {SB} got {g} from {SA}, though not for free
            dev: {SB} purchased {g} from {SA}
            dev: {SA} was the seller of {g} to {SB}, which did not get it for nothing
        """,
        "not_sold": """
            {SA} did not sell any {g} to {SB}
            {SB} has not bought any {g} from {SA}
            {SA} never sold {g} to {SB}
            no {g} was sold to {SB} by {SA}
            the sale of {g} by {SA} to {SB} is a fabrication
            dev: {SB} never purchased {g} from {SA}
            dev: the story of a sale of {g} by {SA} to {SB} is invented
        """,
        "stopped": """
            {SA} halted sales of {g} to {SB}
            {SA} stopped selling {g} to {SB}
            {SA} no longer sells {g} to {SB}
            dev: {SA} suspended its sales of {g} to {SB}
            dev: {SB} can no longer purchase {g} from {SA}
        """,
        "continues": """
            {SA} still sells {g} to {SB}
            {SA} continues to sell {g} to {SB}
            {SA} has not stopped selling {g} to {SB}
            dev: {SA} keeps on selling {g} to {SB}
            dev: {SA} has never suspended its sales of {g} to {SB}
        """,
        "gave": """
            {SA} gave {g} to {SB} free of charge
            {SA} gave {g} to {SB} as a gift
            {SB} received {g} from {SA} without paying anything
            dev: {SA} donated {g} to {SB}
            dev: {SA} handed {g} to {SB} and asked for nothing in return
        """,
        "received": """
            {SB} received {g} from {SA}
            {g} reached {SB} from {SA}
            {SA} did not keep {g} from {SB} but delivered it
            dev: {SA} delivered {g} to {SB}
            dev: {SB} took delivery of {g} from {SA}
            dev: pre: {SB} did get {g} from {SA}, not from elsewhere
        """,
        "offered": """
            {SA} offered {g} to {SB}
            {SA} offered to sell {g} to {SB}
            {SA} did not rule out the sale of {g} to {SB}
            dev: {SA} made {SB} an offer of {g}
            dev: {SA} has not excluded selling {g} to {SB}
        """,
    },
    """
    E * except offered
    C sold <-> not_sold
    C stopped <-> continues
    E continues -> sold
    C continues <-> not_sold
    N sold -> continues, stopped
    N not_sold <-> gave, offered
    N received -> sold, gave, not_sold
    E gave -> received
    N offered -> sold, gave, received
    N sold -> sold[SB=SD], not_sold[SB=SD]
    N sold -> sold[SA=SB;SB=SA], not_sold[SA=SB;SB=SA]
    N not_sold -> sold[SB=SD], not_sold[SB=SD]
    N *[g=h]
    N *[SB=SD]
    """,
)
