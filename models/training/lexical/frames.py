"""Sentences with one open place for a word of a kind (`frames.txt`), and the people in them.

One line a kind, its frames parted by `;`. `{x}` is the word, `{x.a}` the word with its article, `{who}` a person drawn
once for both sentences of a pair. Kinds that begin with `opposite` take words that exclude each other.
"""

from __future__ import annotations

from pathlib import Path

_WHO = """
    a man; a woman; the girl; the boy; an old man; the young woman; my neighbour; the teacher; Anna; Omar; the
    tourist; a tall man; the minister; our guide; the child; a lady in a hat; Viktor; Leila; the witness; the
    driver; somebody's uncle; the shopkeeper; a student; the actress; the mayor
"""
WHO = tuple(" ".join(name.split()) for name in _WHO.split(";"))


def _read() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("frames.txt").read_text(encoding="utf-8").splitlines()
    kinds = (line.partition(": ") for line in lines)
    return {kind: tuple(frame.strip() for frame in frames.split(" ; ")) for kind, _, frames in kinds}


_ALL = _read()
FRAMES = {kind: frames for kind, frames in _ALL.items() if not kind.startswith("opposite ")}
OPPOSED = {kind.removeprefix("opposite "): _ALL[kind] for kind in _ALL if kind.startswith("opposite ")}
