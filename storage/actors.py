"""`actors`: one row a canonical name, which grows with every reading that tells more."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.schema import Actor
from models.vocabulary import ActorKind
from storage.bulk import chunked, insert_missing
from storage.tables import ActorRow


def store_actors(session: Session, actors: Sequence[Actor]) -> dict[str, int]:
    """Ids by name, for all of these; a stored actor takes over what the new view of him adds."""
    told: dict[str, Actor] = {}
    for actor in actors:
        told[actor.name] = joined(told.get(actor.name, actor), actor)
    names = sorted(told)
    insert_missing(session, ActorRow, [told[name].model_dump(mode="json") for name in names])
    ids: dict[str, int] = {}
    for chunk in chunked(names):
        for row in session.scalars(select(ActorRow).where(ActorRow.name.in_(chunk))):
            ids[row.name] = row.id
            _grow(row, told[row.name])
    return ids


def joined(known: Actor, told: Actor) -> Actor:
    """One actor out of two views of him: the newer one wins where it says anything, and aliases add up."""
    return Actor(
        name=known.name,
        kind=known.kind if told.kind is ActorKind.UNKNOWN else told.kind,
        affiliation=told.affiliation or known.affiliation,
        camp=told.camp or known.camp,
        aliases=tuple(sorted({*known.aliases, *told.aliases})),
    )


def _grow(row: ActorRow, told: Actor) -> None:
    stored = Actor(name=row.name, kind=row.kind, affiliation=row.affiliation, camp=row.camp, aliases=tuple(row.aliases))
    known = joined(stored, told)
    row.kind, row.affiliation, row.camp = known.kind, known.affiliation, known.camp
    if known.aliases != stored.aliases:
        row.aliases = list(known.aliases)
