"""Who or what is made answerable, by a verb with its noun or particle, and for what.

"attributed *the blast* to *a leak*", "put *the fire* down to *old wiring*", "pinned *the raid* on *the Front*",
"laid the blame for *it* at the door of *the rebels*", "pointed the finger at *the police*".
"""

from dataclasses import dataclass

from spacy.tokens import Token

from models.reading.accusing import children
from models.reading.cues import VerbCue
from models.reading.found import Complement
from models.reading.spans import chars
from models.vocabulary import CueClass

#: Verbs that name a cause, with the preposition before it.
_LINKS = {"attribute": "to", "ascribe": "to", "put": "to", "pin": "on"}
#: (verb, noun) → the prepositions before who is blamed.
_BLAME = {
    **{(verb, noun): ("on", "upon", "with", "at") for verb in ("lay", "place", "put", "pin", "cast", "heap", "shift")
       for noun in ("blame", "responsibility", "fault", "guilt")},
    ("point", "finger"): ("at", "to", "towards"),
}  # fmt: skip
#: "at the *door* of the rebels", "at the rebels' *feet*"
_DOORS = frozenset({"door", "doorstep", "foot"})


@dataclass(frozen=True, slots=True)
class Blame:
    """`accused` is answerable for `deed` (None: for what the article tells); `link` goes before the accused."""

    deed: Token | None
    accused: Token
    link: Token


def blame(cue: Token) -> Blame | None:
    """What a verb says of this kind; None for any other verb or object."""
    objects = children(cue, "dobj", "nsubjpass")
    if not objects:
        return None
    lemma, thing = cue.lemma_.lower(), objects[0]
    if (links := _BLAME.get((lemma, thing.lemma_.lower()))) is not None:
        return _by_noun(cue, thing, links)
    if lemma not in _LINKS or (lemma == "put" and not any(c.lower_ == "down" for c in cue.children)):
        return None
    after = [t for t in cue.subtree if t.i > cue.i and t.dep_ == "prep" and t.lower_ == _LINKS[lemma]]
    named = [(t, o) for t in after for o in children(t, "pobj") if o.ent_type_ not in ("DATE", "TIME")]
    return Blame(thing, named[-1][1], named[-1][0]) if named else None


def _by_noun(cue: Token, noun: Token, links: tuple[str, ...]) -> Blame | None:
    after = sorted((t for t in cue.subtree if t.i > noun.i and t.dep_ == "prep"), key=lambda t: t.i)
    accused = next(((t, o) for t in after if t.lower_ in links for o in children(t, "pobj")), None)
    if accused is None:
        return None
    link, who = accused
    if who.lemma_.lower() in _DOORS:
        behind = [o for p in children(who, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        owners = children(who, "poss") or behind
        if not owners:
            return None
        who = owners[0]
    deeds = [o for t in after if t.lower_ == "for" for o in children(t, "pobj", "pcomp")]
    return Blame(deeds[0] if deeds else None, who, link)


def answerable(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """The content: the deed, and who or what is blamed for it."""
    found = blame(cue)
    if found is None:
        return None
    tokens = [*found.link.subtree, *(found.deed.subtree if found.deed is not None else ())]
    kept = [t for t in tokens if t.i > cue.i] or list(found.link.subtree)
    extra = tuple(o for o in children(cue, "dobj") if (cue.lemma_.lower(), o.lemma_.lower()) in _BLAME)
    return Complement(chars(kept), "object_of", CueClass.ACCUSATION, target=found.accused, extra_cue=extra)
