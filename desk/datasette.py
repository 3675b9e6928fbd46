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

_COLUMNS = {
    "pair_key": "names the two quotes; outlives re-runs, re-ingests and new models",
    "dispute_id": "joins the rows of one issue between one pair of parties",
    "issue": "the question between the two",
    "exclusive": "whether both cannot hold; null where that is not settled",
    "inference": "implied rows are suggested at most",
    "decision": "flag, suggest or abstain",
    "probability": "that an analyst confirms the row as labelled",
    "claimant": "the side that asserts, accuses or came first",
    "denier": "the side that denies, takes back or came later",
    "claim_text": "a sentence that the speaker would accept as his own",
    "denial_text": "a sentence that the speaker would accept as his own",
    "claim_quote": "exactly articles.text[claim_start:claim_end]",
    "denial_quote": "exactly articles.text[denial_start:denial_end]",
    "claim_proposition": "positive form, as scored; the premise of ab",
    "denial_proposition": "positive form, as scored; the hypothesis of ab",
    "claim_at": "when it was said, only if the text states it",
    "denial_at": "when it was said, only if the text states it",
    "claim_origins": "independent origins: outlets of one owner, and wire copies, count once",
    "denial_origins": "independent origins: outlets of one owner, and wire copies, count once",
    "denial_lag_seconds": "publication of the denial minus that of the claim, signed",
    "gate_reason": "why the two could meet",
    "verdict": "of an analyst on the row, never on who is right",
}


def questions() -> list[tuple[str, str, str]]:
    """Title, what is said of it, and SQL of every question that the documents answer."""
    text = QUESTIONS.read_text("utf-8")
    return [(m["title"], " ".join(m["text"].split()), m["sql"].strip().rstrip(";")) for m in _QUESTION.finditer(text)]


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
                        "sort_desc": "probability",
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

_WORKINGS = (
    "alembic_version article_bands article_signatures contradictions_search contradictions_search_config "
    "contradictions_search_data contradictions_search_docsize contradictions_search_idx nli_scores proposition_keys"
).split()


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z]+", title.lower()))


def dumped() -> str:
    """The file's text."""
    return json.dumps(metadata(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(dumped(), "utf-8")
