"""`counterclaim nli`: the NLI model alone, JSON Lines in and out, so that other tools can be put beside it."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cli.output import emit, say
from models.errors import InputError

if TYPE_CHECKING:
    from models.schema import NliScores

Score = Callable[[Sequence[tuple[str, str]]], "Sequence[NliScores]"]

_BATCH = 64


def nli(
    model: Annotated[
        str | None, typer.Option("--model", metavar="M", help="Hub name or folder of another NLI model.")
    ] = None,
) -> None:
    """Score sentence pairs: JSON Lines {premise, hypothesis} on stdin, three probabilities added on stdout.

    A line that cannot be scored gives {"line": n, "error": "..."} in its place, and exit code 1 at the end.

    \b
    Example:
      echo '{"premise": "He left.", "hypothesis": "He stayed."}' | counterclaim nli
    """
    bad = 0
    for record, good in score_lines(sys.stdin.buffer, _loader(model)):
        emit(record)
        bad += not good
    if bad:
        say(f"error: {bad} line{'s' * (bad > 1)} could not be scored; each stands in the output with its reason")
        raise typer.Exit(1)


def score_lines(lines: Iterable[bytes], score: Score, batch: int = _BATCH) -> Iterator[tuple[dict[str, Any], bool]]:
    """For each line, in order, its record and whether it could be scored.

    The record has the line's own keys with `entailment`, `neutral` and `contradiction`, or else `line` and `error`.

    Lines are read and scored `batch` at a time, so a stream of any length can pass through.
    """
    numbered, read = enumerate(lines, start=1), 0
    while some := [_read(number, line) for number, line in islice(numbered, batch)]:
        judged = iter(_judged(score, [(record["premise"], record["hypothesis"]) for record, good in some if good]))
        for number, (record, good) in enumerate(some, start=read + 1):
            scores = next(judged) if good else None
            if isinstance(scores, str):
                yield {"line": number, "error": scores}, False
            else:
                yield ({**record, **_probabilities(scores)} if scores else record), good
        read += len(some)


def _judged(score: Score, pairs: Sequence[tuple[str, str]]) -> "Sequence[NliScores | str]":
    """The scores of each pair, or why it has none: one that is too long does not cost the others theirs."""
    try:
        return score(pairs) if pairs else ()
    except InputError as error:
        return [found for pair in pairs for found in _judged(score, [pair])] if len(pairs) > 1 else [str(error)]


def _probabilities(scores: "NliScores") -> dict[str, float]:
    return {"entailment": scores.entailment, "neutral": scores.neutral, "contradiction": scores.contradiction}


def _read(number: int, line: bytes) -> tuple[dict[str, Any], bool]:
    """The record of a line and whether it can be scored."""
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_no_constant)
        _check(record)
    except (ValueError, RecursionError) as error:
        return {"line": number, "error": _reason(error)}, False
    return record, True


def _check(record: Any) -> None:
    if not isinstance(record, dict):
        raise ValueError("not a JSON object with premise and hypothesis")
    for key in ("premise", "hypothesis"):
        if key not in record:
            raise ValueError(f"{key} is missing")
        if not isinstance(record[key], str):
            raise ValueError(f"{key} is not a string")
        if not record[key].strip():
            raise ValueError(f"{key} is empty")
        if any("\ud800" <= letter <= "\udfff" for letter in record[key]):
            raise ValueError(f"{key} holds half of a surrogate pair, which is no text")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8: byte {error.start + 1} cannot be decoded"
    if isinstance(error, RecursionError):
        return "not JSON that can be read: nested too deeply"
    return str(error)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"not JSON: {name} is no JSON number")


def _loader(model: str | None) -> Score:
    """The model's score function, the model being loaded when the first batch comes."""
    loaded: list[Score] = []

    def score(pairs: Sequence[tuple[str, str]]) -> "Sequence[NliScores]":
        if not loaded:
            from models.nli.scorer import NliScorer

            loaded.append(NliScorer(model).probabilities)
        return loaded[0](pairs)

    return score
