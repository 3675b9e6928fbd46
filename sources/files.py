"""Files and folders to articles: text, HTML, JSON, JSON lines and feeds, told apart by their endings."""

import re
from collections.abc import Iterator
from pathlib import Path

from models.schema import Article, Refusal
from sources.canonical import path_id
from sources.disk import files_below, read_bytes
from sources.draft import to_article
from sources.feeds import read_local_feed
from sources.html import read_html
from sources.jsonl import read_json, read_jsonl
from sources.limits import Limits
from sources.refused import Reason, Refused, guarded
from sources.spec import Known
from sources.txt import read_txt
from sources.visit import Visit

TEXT, HTML, JSON, JSONL = (".txt",), (".html", ".htm", ".xhtml"), (".json",), (".jsonl", ".ndjson")
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version')
_HEAD = 4096
FEED = (".xml", ".rss", ".atom", ".rdf")


def read_path(
    path: Path, known: Known | None = None, limits: Limits | None = None, visit: Visit | None = None
) -> Iterator[Article | Refusal]:
    """Every article in a file, or in the files below a folder; never raises for bad input.

    Ids are relative to the folder, or to the folder of the one file. Feeds are read first, and the page files that
    they name are then not read a second time by themselves.
    """
    known, limits = known or Known(), limits or Limits()
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield from guarded(read_file(path, path.parent, known, limits, visit, set()), str(path))
        return
    found = list(files_below(path))
    used: set[Path] = set()
    if not found:
        yield Refused(Reason.EMPTY, "the folder has no files").at(str(path))
    for item in sorted(found, key=lambda item: isinstance(item, Refusal) or item.suffix.lower() not in FEED):
        if isinstance(item, Refusal):
            yield item
        elif not _was_used(item, used):
            yield from guarded(read_file(item, path, known, limits, visit, used), str(item))


def read_file(
    path: Path, root: Path, known: Known, limits: Limits, visit: Visit | None, used: set[Path]
) -> Iterator[Article | Refusal]:
    """The articles of one file, by its ending; `used` collects the page files that a feed file names."""
    suffix = path.suffix.lower()
    if suffix in FEED:
        yield from read_local_feed(path, root, known, limits, visit, used)
    elif suffix in JSON + JSONL:
        yield from read_records(path, root, known, limits)
    elif suffix in TEXT + HTML:
        yield read_document(path, root, known, limits)
    else:
        yield _unknown_form(path).at(str(path))


def read_records(path: Path, root: Path, known: Known, limits: Limits) -> Iterator[Article | Refusal]:
    """The articles of a JSON file (records, or a JSON Feed), or of JSON lines where it has any other ending."""
    try:
        data = read_bytes(path, limits)
    except Refused as refused:
        yield refused.at(str(path))
        return
    if path.suffix.lower() in JSON and _JSON_FEED.search(data[:_HEAD]):
        yield from read_local_feed(path, root, known, limits)
        return
    read = read_json if path.suffix.lower() in JSON else read_jsonl
    yield from read(data, str(path), lambda line: path_id(path, root, line), known)


def read_document(path: Path, root: Path, known: Known, limits: Limits) -> Article | Refusal:
    """The one article of a text file, or of an HTML file where it has any other ending."""
    try:
        data = read_bytes(path, limits)
        folder = path.absolute().parent.name
        draft = read_txt(data, outlet_hint=folder) if path.suffix.lower() in TEXT else read_html(data)
        return to_article(draft, path_id(path, root), known)
    except Refused as refused:
        return refused.at(str(path))


def _unknown_form(path: Path) -> Refused:
    """The refusal of a file with an ending that is not read; a missing one is called missing."""
    try:
        path.stat()
    except FileNotFoundError:
        return Refused(Reason.NOT_FOUND, "no such file or folder")
    except (OSError, ValueError):
        pass
    known = " ".join(TEXT + HTML + JSON + JSONL + FEED)
    return Refused(Reason.UNKNOWN_FORM, f"{path.suffix or 'no ending'} is not read; known endings are {known}")


def _was_used(path: Path, used: set[Path]) -> bool:
    try:
        return path.resolve() in used
    except (OSError, RuntimeError):
        return False
