"""Verbs that say something only with their particle: "*brushed aside* the claim", "*hit back* that P"."""

from spacy.tokens import Token

from models.reading.cues import VERBS, Frame, VerbCue
from models.vocabulary import CueClass

F, C = Frame, CueClass
_AGAINST_WORDS = frozenset({F.TOLD_OBJECT})
_ANSWERS = frozenset({F.CLAUSE, F.QUOTE})


def _with(
    particle: str, lemmas: str, cue_class: CueClass, frames: frozenset[Frame], after: str = ""
) -> dict[tuple[str, str], VerbCue]:
    return {(lemma, particle): VerbCue(cue_class, frames, frozenset(after.split())) for lemma in lemmas.split()}


#: (lemma, particle) → the cue; prepositions are those that follow the particle ("rowed back *from* its claim").
PHRASALS: dict[tuple[str, str], VerbCue] = {
    **_with("aside", "brush wave swat bat push sweep", C.DENIAL, _AGAINST_WORDS),
    **_with("away", "brush wave laugh explain", C.DENIAL, _AGAINST_WORDS),
    **_with("off", "brush laugh shrug wave", C.DENIAL, _AGAINST_WORDS),
    **_with("down", "play knock shoot slap bat", C.DENIAL, _AGAINST_WORDS),
    **_with("at", "scoff sneer laugh", C.DENIAL, _AGAINST_WORDS, "at"),
    **_with("out", "rule throw", C.DENIAL, _AGAINST_WORDS),
    **_with("back", "take walk", C.RETRACTION, _AGAINST_WORDS),
    **_with("back", "row step pull draw", C.RETRACTION, _AGAINST_WORDS, "from"),
    **_with("away", "back", C.RETRACTION, _AGAINST_WORDS, "from"),
    **_with("from", "retreat backtrack", C.RETRACTION, _AGAINST_WORDS, "from"),
    **_with("on", "backtrack", C.RETRACTION, _AGAINST_WORDS, "on"),
    **_with("down", "climb", C.RETRACTION, _AGAINST_WORDS, "from"),
    **_with("back", "hit shoot fire snap strike", C.SPEECH, _ANSWERS),
    **_with("on", "go", C.SPEECH, _ANSWERS),
    **_with("up", "own", C.SPEECH, frozenset({F.GERUND, F.TOLD_OBJECT}), "to"),
    **_with("down", "put", C.ACCUSATION, frozenset({F.BLAME})),
}
_PARTICLES = ("prt", "advmod", "prep")
#: Tokens between a verb and its particle: "wave *the reports* away".
_REACH = 12


def cue_of(token: Token) -> VerbCue | None:
    """What a verb introduces, with its particle where it has one; None where it is no verb of saying."""
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.dep_ in _PARTICLES and 0 < child.i - token.i <= _REACH:
            spec = PHRASALS.get((lemma, child.lower_))
            if spec is not None:
                return spec
    return VERBS.get(lemma)


def behind_particle(cue: Token, prepositions: frozenset[str]) -> list[Token]:
    """The prepositions behind a verb's particle, or hung on it: "rowed *back from* its claim", "owned *up to*"."""
    particles = [c for c in cue.children if c.dep_ in _PARTICLES and c.i > cue.i]
    if not any((cue.lemma_.lower(), c.lower_) in PHRASALS for c in particles):
        return []
    near = [*particles, *(p for c in particles for p in c.children)]
    return [p for p in near if p.dep_ == "prep" and p.lower_ in prepositions]
