"""`counterclaim ingest`, `detect` and `statements`: take articles in, read them, put what is said side by side."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import columns, emit, iso, say, shorten
from cli.progress import counting
from cli.store import Config, Json, open_store

if TYPE_CHECKING:
    from flows.outcomes import IngestResult
    from models.schema import Article, Funnel, Refusal, Statement

_REFUSALS_SHOWN = 20


def ingest(
    inputs: Annotated[
        list[str], typer.Argument(metavar="PATH|URL ...", help="Files, folders, pages, feeds, sitemaps or OPML lists.")
    ],
    config: Config = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="The outlet of all of them.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="Their language, as in 'en'.")] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Ask for everything anew, also of a source that rests after failures.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Add articles from files, folders, pages or feeds now; what is known already is not added twice.

    What has not changed on the web is not fetched again. Inputs that cannot be used are named on stderr; exit code 1
    only where nothing could be used. Another machine is asked only once ingest.contact is set.

    \b
    Example:
      counterclaim ingest articles/ https://news.example/feed.xml
    """
    from cli.settings import load_settings
    from flows.journal import recorded_run
    from flows.stages import ingest as take_in
    from models.schema import Funnel
    from sources.spec import SourceSpec

    specs = [SourceSpec(location=place, outlet=outlet, language=language) for place in inputs]
    settings, database = load_settings(config), open_store(config)
    with recorded_run(database, "ingest") as run, counting("taking in", total=len(specs)) as advance:
        result = take_in(
            database,
            specs,
            run_id=run.id,
            limits=settings.fetch,
            policy=settings.ingest,
            fresh=fresh,
            advance=advance,
        )
        run.funnel = Funnel(refused=result.refused)
    _tell(result)
    if as_json:
        emit(_counts(result))
    if (result.refused or result.resting) and not (result.taken or result.not_modified):
        raise typer.Exit(1)


def detect(
    config: Config = None,
    follow: Annotated[bool, typer.Option("--follow", help="Stay, and take what comes in, until stopped.")] = False,
    as_json: Json = False,
) -> None:
    """Read what has been taken in, let the statements meet, and store the rows that conflict.

    Any number of these may work on one database, on several machines too: each takes its articles by a lease.

    \b
    Example:
      counterclaim detect && counterclaim list
    """
    from cli.settings import load_settings
    from flows.journal import recorded_run
    from flows.stages import detect as find
    from models.languages.readers import reader_of
    from models.nli.languages import judges_of

    settings = load_settings(config)
    database = open_store(config)
    if follow:
        from flows.following import follow as stay

        stay(database, settings, say)
        return
    with recorded_run(database, "detect") as run, counting("reading and pairing articles") as advance:
        run.funnel = find(
            database,
            reader_of(settings.reading.plans),
            judges_of(settings.nli.model, settings.nli.judge, settings.reading.plans),
            languages=settings.reading.read,
            days=settings.pairing.days,
            most=settings.pairing.most_candidates,
            advance=advance,
        )
    if as_json:
        emit(run.funnel.model_dump())
    else:
        tell_funnel(run.funnel)


def statements(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One article: .txt, .html, .json or .jsonl.")],
    config: Config = None,
    as_json: Json = False,
) -> None:
    """Show what is read out of one article: who said what, by which words, and what that claims.

    An article in another language than English is read where the configuration names what reads that language.

    \b
    Example:
      counterclaim statements article.txt --json
    """
    from cli.settings import load_settings
    from models.languages.readers import reader_of

    reading = load_settings(config).reading
    articles = []
    for article in _articles(file):
        if article.language is None or article.language in reading.read:
            articles.append(article)
        else:
            say(f"not read: {article.external_id} is in {article.language!r}, see reading.languages in docs/sources.md")
    if not articles:
        raise typer.Exit(1)
    reader = reader_of(reading.plans)
    for article in articles:
        for statement in reader.read(article).statements:
            if as_json:
                emit(statement_record(statement))
            else:
                _show_statement(statement)


def statement_record(statement: "Statement") -> dict[str, Any]:
    """A statement in its public shape; what is not in the text has null offsets."""
    source, cue = statement.source, statement.cue
    return {
        "source": {
            "text": source.text,
            "start": source.start,
            "end": source.end,
            "actor": source.actor.name if source.actor else None,
        },
        "cue": {"text": cue.text, "start": cue.start, "end": cue.end, "class": cue.cue_class},
        "content": [{"text": span.text, "start": span.start, "end": span.end} for span in statement.content],
        "quote_type": statement.quote_type,
        "speech_act": statement.speech_act,
        "propositions": [
            {
                "text": proposition.text,
                "polarity": proposition.polarity,
                "claim_type": proposition.claim_type,
                "standalone": proposition.standalone,
            }
            for proposition in statement.propositions
        ],
        "asserted_at": iso(statement.asserted_at.at) if statement.asserted_at else None,
        "channel": statement.channel,
        "hedge": statement.hedge,
        "rule": statement.rule,
    }


def tell_funnel(funnel: "Funnel") -> None:
    """The funnel on stderr, one line a stage, then the gates that turned pairs away."""
    counts = funnel.model_dump(exclude={"rejected"})
    columns((name, count) for name, count in counts.items())
    if funnel.rejected:
        gates = sorted(funnel.rejected.items(), key=lambda item: -item[1])
        say("turned away: " + ", ".join(f"{gate} {count}" for gate, count in gates))


def _articles(file: Path) -> "Iterator[Article]":
    """The articles of a file; what cannot be used is named on stderr."""
    from models.schema import Refusal
    from sources.files import read_path

    for item in read_path(file):
        if isinstance(item, Refusal):
            say(_refusal_line(item))
        else:
            yield item


def _counts(result: "IngestResult") -> dict[str, Any]:
    return {
        "added": sum(source.added for source in result.sources),
        "revised": sum(source.revised for source in result.sources),
        "unchanged": sum(source.unchanged for source in result.sources),
        "refused": result.refused,
    }


def _tell(result: "IngestResult") -> None:
    refusals = [*result.resting, *(refusal for source in result.sources for refusal in source.refusals)]
    for refusal in refusals[:_REFUSALS_SHOWN]:
        say(_refusal_line(refusal))
    if len(refusals) > _REFUSALS_SHOWN:
        say(f"and {len(refusals) - _REFUSALS_SHOWN} more were refused")
    say(", ".join(f"{count} {what}" for what, count in _counts(result).items()))
    if result.not_modified:
        say(f"{result.not_modified} of {len(result.sources)} sources are as they were")


def _refusal_line(refusal: "Refusal") -> str:
    return f"refused {refusal.where}: {refusal.reason}" + (f": {refusal.detail}" if refusal.detail else "")


def _show_statement(statement: "Statement") -> None:
    """A statement for a person: a line for the speaker and his words, a line for each proposition."""
    speaker = statement.source.actor.name if statement.source.actor else statement.source.text or "?"
    words = " … ".join(span.text for span in statement.content)
    say(f"{speaker} [{statement.cue.text or statement.cue.cue_class}] {shorten(words, 160)}")
    for proposition in statement.propositions:
        mark = "" if proposition.standalone else ", not self-contained"
        say(f"    {proposition.polarity} ({proposition.claim_type}{mark}): {proposition.text}")
