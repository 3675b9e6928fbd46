"""The metadata file with which Datasette opens the SQLite database well, made from the documents.

    python -m desk.datasette

Descriptions of columns are those of DESIGN's interface, in short; the named queries are the questions of
docs/queries.md, so that there is one place to write them.
"""

import json
import re
from pathlib import Path
from typing import Any

from storage.tables import PUBLIC_COLUMNS

ROOT = Path(__file__).resolve().parents[1]
FILE = Path(__file__).with_name("datasette.json")
QUESTIONS = ROOT / "docs" / "queries.md"

_QUESTION = re.compile(r"^## (?P<title>[^\n]+)\n(?P<text>.*?)^```sql\n(?P<sql>.*?)^```", re.MULTILINE | re.DOTALL)

#: Datasette shows these above the rows, so only what a name does not tell; docs/vocabulary.md has them all.
_COLUMNS = {
    "dispute_id": "joins the rows of one issue between one pair of parties",
    "exclusive": "whether both cannot hold; null where that is not settled",
    "probability": "that an analyst confirms the row as labelled; nothing about who is right",
    "claimant": "the side that asserts, accuses or came first",
    "denier": "the side that denies, takes back or came later",
    "claim_origins": "independent origins: outlets of one owner, and wire copies, count once",
    "denial_lag_seconds": "publication of the denial minus that of the claim, signed",
}


def questions() -> list[tuple[str, str, str]]:
    """Title, what is said of it, and SQL of every question that the documents answer."""
    text = QUESTIONS.read_text("utf-8")
    return [
        (m["title"], " ".join(m["text"].replace("`", "").split()), m["sql"].strip().rstrip(";"))
        for m in _QUESTION.finditer(text)
    ]


def metadata() -> dict[str, Any]:
    """What Datasette is to know."""
    return {
        "title": "Counterclaim",
        "description": "What parties said in the news, beside what conflicts with it. Nothing here says who is right.",
        "databases": {
            "counterclaim": {
                "allow_sql": False,
                "tables": {
                    "contradictions": {
                        "description": "One row a pair of quotes that conflict, with both sides in it",
                        "sort_desc": "probability",
                        "size": 25,
                        "facets": ["decision", "relation", "claim_type", "status", "verdict"],
                        "label_column": "issue",
                        "columns": {name: told for name, told in _COLUMNS.items() if name in PUBLIC_COLUMNS},
                    },
                    # Full text leaves the database with `export --with-text` alone: neither these tables nor SQL of
                    # one's own are open here. The questions below are, and where one asks for articles, it says what.
                    **{name: {"allow": False} for name in _WITH_TEXT},
                    "statements": {"facets": ["cue_class", "quote_type", "speech_act"], "label_column": "source_text"},
                    "reviews": {"sort_desc": "id", "facets": ["verdict", "reason", "reviewer"]},
                    "runs": {"sort_desc": "id"},
                    **{name: {"hidden": True} for name in _WORKINGS},
                },
                "queries": {
                    _slug(title): {"title": title, "description": told, "sql": sql} for title, told, sql in questions()
                },
            }
        },
    }


_WITH_TEXT = ("articles", "response_bodies")

_WORKINGS = """
    alembic_version article_bands article_keys article_profiles article_responses article_signatures article_workings
    contradiction_rows contradiction_sides contradictions_search contradictions_search_config contradictions_search_data
    contradictions_search_docsize contradictions_search_idx counters nli_scores pages proposition_keys responses
    sqlite_sequence
""".split()


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z]+", title.lower()))


def dumped() -> str:
    """The file's text."""
    return json.dumps(metadata(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(dumped(), "utf-8")
