"""Who did it to whom: active and passive, and the two parties exchanged."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.grammar import Scene, topic
from models.training.domain.names import Part
from models.training.domain.scenes import conflict

#: Where only one side can be right, exchanging the parties contradicts.
DUELS = topic(
    "duel",
    conflict,
    {
        "defeated": """
            {A} defeated {B} in {P} {d}
            {B} {B.was} defeated by {A} in {P} {d}
            {B} lost to {A} in {P} {d}
            {A} won the battle against {B} in {P} {d}
            the battle in {P} {d} ended in victory for {A} over {B}
            {B} could not beat {A} in {P} {d} and lost
            dev: {A} prevailed over {B} in {P} {d}
            dev: {B} suffered defeat at the hands of {A} in {P} {d}
            dev: {B} had no chance and was beaten by {A} in {P} {d}
        """,
        "not_defeated": """
            {A} did not defeat {B} in {P} {d}
            {B} {B.was} not defeated by {A} in {P} {d}
            pre: {A} failed to defeat {B} in {P} {d}
            pre: {B} withstood {A} in {P} {d}
            dev: pre: {B} held out against {A} in {P} {d}
            dev: {A} never got the better of {B} in {P} {d}
            dev: {B} suffered no defeat at the hands of {A} in {P} {d}
        """,
        "began": """
            {A} started the clash with {B} in {P} {d}
            the clash with {B} in {P} {d} was started by {A}
            in the clash with {B} in {P} {d}, {A} attacked first
            {A} fired first in the clash with {B} in {P} {d}
            it was {A}, not {B}, that started the clash in {P} {d}
            dev: the first to attack in the clash with {B} in {P} {d} was {A}
            dev: {A} opened hostilities against {B} in {P} {d}, without having been attacked
        """,
        "not_began": """
            {A} did not start the clash with {B} in {P} {d}
            the clash with {B} in {P} {d} was not started by {A}
            pre: {A} only defended {A.its} positions in the clash that {B} started in {P} {d}
            pre: in the clash in {P} {d}, {B} attacked {A} first
            dev: pre: {A} only reacted in the clash that {B} began in {P} {d}
            dev: {A} did not attack first in the clash with {B} in {P} {d}
            dev: the clash with {B} in {P} {d} was not of {A.of} making
        """,
        "fought": """
            {A} and {B} fought in {P} {d}
            there was fighting between {A} and {B} in {P} {d}
            {A} and {B} did not avoid each other but fought in {P} {d}
            dev: {A} and {B} did battle in {P} {d}
            dev: {A} and {B} were not at peace but fought in {P} {d}
        """,
        "surrendered": """
            {A} surrendered to {B} in {P} {d}
            {A} gave {A.its} weapons over to {B} in {P} {d} in surrender
            {A} did not resist but surrendered to {B} in {P} {d}
            dev: {A} capitulated to {B} in {P} {d}
            dev: {A} put up no further resistance and capitulated to {B} in {P} {d}
        """,
        "attacked": """
            {A} attacked {B} near {P} {d}
            {B} {B.was} attacked by {A} near {P} {d}
            {B} came under attack from {A} near {P} {d}
            {A} did not leave {B} in peace and attacked near {P} {d}
            dev: {A} assailed {B} near {P} {d}
            dev: {B} {B.was} not left in peace by {A}, which attacked near {P} {d}
        """,
        "not_attacked": """
            {A} did not attack {B} near {P} {d}
            {B} {B.was} not attacked by {A} near {P} {d}
            there was no attack by {A} on {B} near {P} {d}
            the supposed attack by {A} on {B} near {P} {d} is an invention
            dev: {A} never assailed {B} near {P} {d}
            dev: the attack by {A} on {B} near {P} {d} is made up
        """,
    },
    """
    E *
    C defeated <-> defeated[A=B;B=A], not_defeated
    E defeated -> not_defeated[A=B;B=A], fought
    N not_defeated -> not_defeated[A=B;B=A], defeated[A=B;B=A], surrendered
    C began <-> began[A=B;B=A], not_began
    E began -> not_began[A=B;B=A], fought
    E not_began -> fought
    N fought -> defeated, not_defeated, began, not_began, surrendered
    C surrendered <-> defeated, surrendered[A=B;B=A]
    N began -> defeated, not_defeated
    N not_began -> defeated, not_defeated
    N attacked -> attacked[A=B;B=A], not_attacked[A=B;B=A], attacked[A=D], not_attacked[A=D], began, defeated
    N not_attacked -> not_attacked[A=B;B=A], attacked[A=D], attacked[A=B;B=A], not_attacked[A=D]
    C attacked <-> not_attacked
    N *[P=Q]
    N *[d=f]
    """,
)


def _people(rng: Random, part: Part) -> Scene:
    """People A, B and D, firms F, G and K, towns P and Q."""
    people = [names.person(rng, part) for _ in range(3)]
    firms = [names.firm(rng, part) for _ in range(3)]
    return {
        **dict(zip("ABD", people, strict=True)),
        **dict(zip("FGK", firms, strict=True)),
        "P": names.town_name(rng, part),
        "Q": names.town_name(rng, part),
    }


PEOPLE = topic(
    "people",
    _people,
    {
        "succeeded": """
            {A} succeeded {B} as mayor of {P}
            {B} was succeeded by {A} as mayor of {P}
            {A} took over from {B} as mayor of {P}
            {B} was replaced by {A} as mayor of {P}
            no longer {B} but {A} is now mayor of {P}
            dev: {A} followed {B} as mayor of {P}
            dev: {B} is mayor of {P} no more and was followed by {A}
        """,
        "still": """
            {B} is still mayor of {P}
            {B} remains mayor of {P}
            {B} was never replaced as mayor of {P}
            {B} has not left the office of mayor of {P}
            dev: {B} continues to be mayor of {P}
            dev: {B} has not ceased to be mayor of {P}
        """,
        "gone": """
            {B} is no longer mayor of {P}
            {B} has left the office of mayor of {P}
            {B} is not mayor of {P} any more
            dev: {B} has ceased to be mayor of {P}
            dev: {B} is a former mayor of {P} and not the current one
        """,
        "resigned": """
            {B} resigned as mayor of {P}
            {B} stepped down as mayor of {P}
            {B} left the office of mayor of {P} by resigning
            pre: {B} did not want to stay and resigned as mayor of {P}
            dev: {B} quit as mayor of {P}
            dev: {B} laid down the office of mayor of {P}
            dev: pre: {B} quit as mayor of {P}, not wishing to stay
        """,
        "dismissed": """
            {B} was dismissed as mayor of {P} after refusing to resign
            {B} was sacked as mayor of {P} despite refusing to resign
            {B} did not resign but was dismissed as mayor of {P}
            {B} never resigned as mayor of {P} but was sacked
            dev: {B} was fired as mayor of {P} after declining to quit
            dev: {B} was fired as mayor of {P} and did not quit
        """,
        "bought": """
            {F} bought {G}
            {G} was bought by {F}
            {F} took over {G}
            {F} acquired {G}
            {G} is no longer independent, having been bought by {F}
            {G} could not stay independent and was taken over by {F}
            dev: {F} purchased {G}
            dev: {G} was absorbed by {F} and exists on its own no more
            dev: {G} did not stay on its own but was purchased by {F}
        """,
        "independent": """
            {G} was not bought by {F}
            {F} did not buy {G}
            {G} has remained independent of {F}
            {F} never took over {G}
            {G} stayed out of the hands of {F}
            dev: {G} has kept clear of {F} as an owner
            dev: {F} did not purchase {G}
        """,
        "sued": """
            {F} sued {G} in {P}
            {G} was sued by {F} in {P}
            {F} brought a lawsuit against {G} in {P}
            {F} did not shy away from suing {G} in {P}
            dev: {F} took {G} to court in {P}
            dev: nothing kept {F} from taking {G} to court in {P}
        """,
        "not_sued": """
            {F} did not sue {G} in {P}
            {G} was never sued by {F} in {P}
            {F} refrained from suing {G} in {P}
            dev: {F} did not take {G} to court in {P}
            dev: {F} stopped short of taking {G} to court in {P}
        """,
        "offer": """
            {F} made an offer for {G}
            {F} has shown interest in {G}
            {F} did not rule out an offer for {G}
            dev: {F} put in a bid for {G}
            dev: {F} has not excluded a bid for {G}
        """,
        "arrested": """
            {A} was arrested in {P}
            police arrested {A} in {P}
            {A} was taken into custody in {P}
            {A} did not escape and was arrested in {P}
            dev: {A} was detained in {P}
            dev: {A} did not avoid detention in {P}
        """,
        "free": """
            {A} was not arrested in {P}
            {A} has never been arrested in {P}
            {A} was left at liberty in {P}
            dev: {A} escaped detention in {P}
            dev: {A} was not detained in {P}
        """,
        "convicted": """
            {A} was found guilty by a court in {P}
            a court in {P} convicted {A}
            a court in {P} did not believe {A} and reached a guilty verdict against {A}
            dev: {A} received a conviction from a court in {P}
            dev: a court in {P} had no mercy and found {A} guilty
        """,
        "acquitted": """
            {A} was found not guilty by a court in {P}
            a court in {P} acquitted {A}
            a court in {P} cleared {A} of all charges
            dev: {A} received an acquittal from a court in {P}
            dev: a court in {P} cleared {A}, finding nothing against {A}
        """,
        "charged": """
            {A} was charged in {P}
            prosecutors in {P} brought charges against {A}
            {A} was not spared charges in {P}
            dev: {A} faces charges in {P}
            dev: {A} did not avoid being charged in {P}
        """,
    },
    """
    E * except offer
    C succeeded <-> succeeded[A=B;B=A], still
    C succeeded -> succeeded[A=D]
    E succeeded, resigned, dismissed -> gone
    C still <-> gone, resigned, dismissed
    C resigned <-> dismissed
    N gone -> resigned, dismissed, succeeded
    N succeeded -> resigned, dismissed
    N resigned -> succeeded
    N still -> still[P=Q]
    C bought <-> bought[F=G;G=F], independent
    E bought -> independent[F=K], independent[F=G;G=F]
    N independent -> bought[F=K], independent[F=K], offer, bought[F=G;G=F]
    N offer -> bought, independent
    N offer <-> offer[F=G;G=F]
    N sued <-> sued[F=G;G=F]
    N sued -> not_sued[F=G;G=F], sued[F=K], not_sued[F=K], bought
    N not_sued -> not_sued[F=G;G=F], sued[F=G;G=F], sued[F=K]
    C sued <-> not_sued
    C arrested <-> free
    C convicted <-> acquitted
    N arrested -> convicted, acquitted, charged, arrested[A=D], free[A=D]
    N free -> acquitted, convicted, charged, arrested[A=D]
    N charged -> convicted, acquitted, arrested, free
    N acquitted -> free, arrested, convicted[A=D]
    N convicted -> arrested, acquitted[A=D]
    N *[P=Q]
    """,
)
