"""The first migration: every table, written out, so that later changes of the classes cannot change it."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from storage.columns import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CLAIM_TYPES = (
    "responsibility involvement attack_occurrence casualty_count damage "
    "territorial_control motive conduct agreement other"
)
CONFLICTS = "retraction denial numeric_discrepancy contradiction counter_accusation competing_accounts"
#: What points comes before what it points to.
TABLES = (
    "refusals runs reviews contradictions rejections pairs nli_scores events "
    "proposition_keys propositions statements actors article_bands article_signatures articles"
).split()
OTHER_RELATIONS = "update corroboration duplicate different_event no_conflict"


def upgrade() -> None:
    _articles()
    _readings()
    _pairs()
    _contradictions()
    _journal()
    _reviews_are_append_only()


def downgrade() -> None:
    """Nothing is left but an empty database: every table goes, with what is in it."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute("DROP TRIGGER reviews_append_only ON reviews")
    for table in TABLES:
        op.drop_table(table)  # on SQLite its triggers go with it
    if not sqlite:
        op.execute("DROP FUNCTION reviews_are_append_only()")


def _given(name: str, kind: TypeEngine[Any], autoincrement: bool | Literal["auto"] = "auto") -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=autoincrement)


def _optional(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _words(table: str, column: str, words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str, name: str | None = None) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(name or f"uq_{table}_{'_'.join(columns)}"))


def _points(table: str, column: str, target: str, on_delete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=on_delete)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _articles() -> None:
    op.create_table(
        "articles",
        _given("id", sa.Integer()),
        _given("external_id", sa.Text()),
        _given("revision", sa.Integer()),
        _optional("url", sa.Text()),
        _given("outlet", sa.Text()),
        _given("title", sa.Text()),
        _given("text", sa.Text()),
        _optional("published_at", UtcDateTime()),
        _given("sha256", sa.String(64)),
        _given("status", sa.String(32)),
        _optional("error", sa.Text()),
        _optional("language", sa.Text()),
        _given("fetched_at", UtcDateTime()),
        _optional("read_fingerprint", sa.Text()),
        _optional("failed_fingerprint", sa.Text()),
        _optional("paired_fingerprint", sa.Text()),
        _optional("duplicate_of", sa.Integer()),
        _optional("outlet_family", sa.Text()),
        _words("articles", "status", "current superseded withdrawn failed"),
        _points("articles", "duplicate_of", "articles"),
        _primary("articles", "id"),
        _unique("articles", "external_id", "revision"),
        sqlite_autoincrement=True,
    )
    _index("articles", "duplicate_of")
    _index("articles", "published_at")
    _index("articles", "status", "read_fingerprint")
    op.create_table(
        "article_signatures",
        _given("article_id", sa.Integer()),
        _given("signature", sa.LargeBinary()),
        _points("article_signatures", "article_id", "articles", "CASCADE"),
        _primary("article_signatures", "article_id"),
    )
    op.create_table(
        "article_bands",
        _given("digest", sa.BigInteger(), autoincrement=False),
        _given("article_id", sa.Integer()),
        _points("article_bands", "article_id", "articles", "CASCADE"),
        _primary("article_bands", "digest", "article_id"),
    )
    _index("article_bands", "article_id")


def _readings() -> None:
    op.create_table(
        "actors",
        _given("id", sa.Integer()),
        _given("name", sa.Text()),
        _given("kind", sa.String(32)),
        _optional("affiliation", sa.Text()),
        _optional("camp", sa.Text()),
        _given("aliases", sa.JSON()),
        _words("actors", "kind", "person organisation state armed_group media unnamed unknown"),
        _primary("actors", "id"),
        _unique("actors", "name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "statements",
        _given("id", sa.Integer()),
        _given("article_id", sa.Integer()),
        _given("ordinal", sa.Integer()),
        _given("source_text", sa.Text()),
        _optional("source_start", sa.Integer()),
        _optional("source_end", sa.Integer()),
        _optional("actor_id", sa.Integer()),
        _optional("actor", sa.JSON()),
        _given("cue_text", sa.Text()),
        _optional("cue_start", sa.Integer()),
        _optional("cue_end", sa.Integer()),
        _given("cue_class", sa.String(32)),
        _given("content", sa.JSON()),
        _given("quote_type", sa.String(32)),
        _optional("speech_act", sa.String(32)),
        _optional("asserted_at", UtcDateTime()),
        _optional("asserted_at_grain", sa.String(32)),
        _optional("channel", sa.Text()),
        _optional("hedge", sa.Text()),
        _given("rule", sa.Text()),
        _words("statements", "asserted_at_grain", "minute hour part_of_day day week month year"),
        _words("statements", "cue_class", "speech denial accusation claim refusal retraction according_to nominal"),
        _words("statements", "quote_type", "direct indirect mixed"),
        _words(
            "statements",
            "speech_act",
            "claim_responsibility deny_responsibility accuse attribute assert concede retract refuse",
        ),
        _points("statements", "actor_id", "actors"),
        _points("statements", "article_id", "articles", "CASCADE"),
        _primary("statements", "id"),
        _unique("statements", "article_id", "ordinal"),
        sqlite_autoincrement=True,
    )
    _index("statements", "actor_id")
    op.create_table(
        "propositions",
        _given("id", sa.Integer()),
        _given("statement_id", sa.Integer()),
        _given("article_id", sa.Integer()),
        _given("ordinal", sa.Integer()),
        _given("text", sa.Text()),
        _given("polarity", sa.String(32)),
        _given("claim_type", sa.String(32)),
        _given("standalone", sa.Boolean()),
        _given("quote_text", sa.Text()),
        _given("quote_start", sa.Integer()),
        _given("quote_end", sa.Integer()),
        _given("quote_occurrence", sa.Integer()),
        _given("rule", sa.Text()),
        _optional("stance", sa.Text()),
        _optional("event", sa.JSON()),
        _given("figures", sa.JSON()),
        _given("agents", sa.JSON()),
        _given("keys", sa.JSON()),
        _given("as_spoken", sa.Text()),
        _given("hedged", sa.Boolean()),
        _words("propositions", "claim_type", CLAIM_TYPES),
        _words("propositions", "polarity", "asserted denied not_denied refused implied"),
        _points("propositions", "article_id", "articles", "CASCADE"),
        _points("propositions", "statement_id", "statements", "CASCADE"),
        _primary("propositions", "id"),
        _unique("propositions", "statement_id", "ordinal"),
        sqlite_autoincrement=True,
    )
    _index("propositions", "article_id", "quote_start")
    _index("propositions", "claim_type")
    op.create_table(
        "proposition_keys",
        _given("key", sa.Text()),
        _given("proposition_id", sa.Integer()),
        _points("proposition_keys", "proposition_id", "propositions", "CASCADE"),
        _primary("proposition_keys", "key", "proposition_id"),
    )
    _index("proposition_keys", "proposition_id")


def _pairs() -> None:
    op.create_table(
        "events",
        _given("id", sa.Integer()),
        _given("name", sa.Text()),
        _given("place", sa.Text()),
        _optional("kind", sa.Text()),
        _optional("first_day", sa.String(10)),
        _optional("last_day", sa.String(10)),
        _given("parties", sa.JSON()),
        _primary("events", "id"),
        _unique("events", "name", "place"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pairs",
        _given("id", sa.Integer()),
        _given("pair_key", sa.String(64)),
        _given("claim_proposition_id", sa.Integer()),
        _given("denial_proposition_id", sa.Integer()),
        _given("gate", sa.Text()),
        _given("decision_path", sa.String(32)),
        _given("event_agreement", sa.Double()),
        _given("issue", sa.Text()),
        _given("relation", sa.String(32)),
        _given("decision", sa.String(32)),
        _given("probability", sa.Double()),
        _optional("exclusive", sa.Boolean()),
        _given("inference", sa.String(32)),
        _optional("nli_entailment_ab", sa.Double()),
        _optional("nli_neutral_ab", sa.Double()),
        _optional("nli_contradiction_ab", sa.Double()),
        _optional("nli_entailment_ba", sa.Double()),
        _optional("nli_neutral_ba", sa.Double()),
        _optional("nli_contradiction_ba", sa.Double()),
        _given("model_fingerprint", sa.Text()),
        _given("first_seen_at", UtcDateTime()),
        _given("last_seen_at", UtcDateTime()),
        _words("pairs", "decision", "flag suggest abstain drop"),
        _words("pairs", "decision_path", "polarity content issue figures"),
        _words("pairs", "inference", "explicit implied"),
        _words("pairs", "relation", f"{CONFLICTS} {OTHER_RELATIONS}"),
        sa.CheckConstraint("probability >= 0 AND probability <= 1", name=op.f("ck_pairs_probability")),
        _points("pairs", "claim_proposition_id", "propositions", "CASCADE"),
        _points("pairs", "denial_proposition_id", "propositions", "CASCADE"),
        _primary("pairs", "id"),
        sa.UniqueConstraint(
            "claim_proposition_id", "denial_proposition_id", "decision_path", name="uq_pairs_propositions_decision_path"
        ),
        sqlite_autoincrement=True,
    )
    _index("pairs", "denial_proposition_id")
    _index("pairs", "pair_key")
    op.create_table(
        "rejections",
        _given("id", sa.Integer()),
        _given("first_id", sa.Integer()),
        _given("second_id", sa.Integer()),
        _given("gate", sa.Text()),
        _given("seen_at", UtcDateTime()),
        _points("rejections", "first_id", "propositions", "CASCADE"),
        _points("rejections", "second_id", "propositions", "CASCADE"),
        _primary("rejections", "id"),
        _unique("rejections", "first_id", "second_id", "gate"),
        sqlite_autoincrement=True,
    )
    _index("rejections", "gate")
    _index("rejections", "second_id")
    op.create_table(
        "nli_scores",
        _given("model_fingerprint", sa.Text()),
        _given("digest", sa.String(64)),
        _given("entailment", sa.Double()),
        _given("neutral", sa.Double()),
        _given("contradiction", sa.Double()),
        _given("similarity", sa.Double()),
        _primary("nli_scores", "model_fingerprint", "digest"),
    )


def _contradictions() -> None:
    op.create_table(
        "contradictions",
        _given("id", sa.Integer()),
        _given("pair_key", sa.String(64)),
        _given("dispute_id", sa.String(16)),
        _given("issue", sa.Text()),
        _given("event", sa.Text()),
        _optional("place", sa.Text()),
        _given("claim_type", sa.String(32)),
        _given("relation", sa.String(32)),
        _optional("exclusive", sa.Boolean()),
        _given("inference", sa.String(32)),
        _given("decision_path", sa.String(32)),
        _given("decision", sa.String(32)),
        _given("probability", sa.Double()),
        _given("claimant", sa.Text()),
        _given("claim_text", sa.Text()),
        _given("claim_quote", sa.Text()),
        _given("claim_proposition", sa.Text()),
        _given("claim_polarity", sa.String(32)),
        _optional("claim_hedge", sa.Text()),
        _optional("claim_at", UtcDateTime()),
        _optional("claim_at_grain", sa.String(32)),
        _optional("claim_published_at", UtcDateTime()),
        _given("claim_outlet", sa.Text()),
        _optional("claim_url", sa.Text()),
        _given("claim_article_id", sa.Integer()),
        _given("claim_start", sa.Integer()),
        _given("claim_end", sa.Integer()),
        _given("claim_origins", sa.Integer()),
        _given("denier", sa.Text()),
        _given("denial_text", sa.Text()),
        _given("denial_quote", sa.Text()),
        _given("denial_proposition", sa.Text()),
        _given("denial_polarity", sa.String(32)),
        _optional("denial_hedge", sa.Text()),
        _optional("denial_at", UtcDateTime()),
        _optional("denial_at_grain", sa.String(32)),
        _optional("denial_published_at", UtcDateTime()),
        _given("denial_outlet", sa.Text()),
        _optional("denial_url", sa.Text()),
        _given("denial_article_id", sa.Integer()),
        _given("denial_start", sa.Integer()),
        _given("denial_end", sa.Integer()),
        _given("denial_origins", sa.Integer()),
        _optional("denial_lag_seconds", sa.Integer()),
        _optional("nli_entailment_ab", sa.Double()),
        _optional("nli_neutral_ab", sa.Double()),
        _optional("nli_contradiction_ab", sa.Double()),
        _optional("nli_entailment_ba", sa.Double()),
        _optional("nli_neutral_ba", sa.Double()),
        _optional("nli_contradiction_ba", sa.Double()),
        _given("gate_reason", sa.Text()),
        _given("model_fingerprint", sa.Text()),
        _given("status", sa.String(32)),
        _optional("verdict", sa.String(32)),
        _optional("reason", sa.String(32)),
        _optional("note", sa.Text()),
        _optional("reviewer", sa.Text()),
        _optional("reviewed_at", UtcDateTime()),
        _given("first_seen_at", UtcDateTime()),
        _given("last_seen_at", UtcDateTime()),
        _optional("event_id", sa.Integer()),
        _optional("claim_proposition_id", sa.Integer()),
        _optional("denial_proposition_id", sa.Integer()),
        _given("claim_party", sa.Text()),
        _given("denial_party", sa.Text()),
        _given("event_agreement", sa.Double()),
        _words("contradictions", "claim_at_grain", "minute hour part_of_day day week month year"),
        _words("contradictions", "claim_polarity", "asserted denied not_denied refused implied"),
        _words("contradictions", "claim_type", CLAIM_TYPES),
        _words("contradictions", "decision", "flag suggest abstain"),
        _words("contradictions", "decision_path", "polarity content issue figures"),
        _words("contradictions", "denial_at_grain", "minute hour part_of_day day week month year"),
        _words("contradictions", "denial_polarity", "asserted denied not_denied refused implied"),
        _words("contradictions", "inference", "explicit implied"),
        _words(
            "contradictions",
            "reason",
            "different_event different_issue misread_source misread_statement update not_exclusive duplicate other",
        ),
        _words("contradictions", "relation", CONFLICTS),
        _words("contradictions", "status", "open reviewed superseded withdrawn"),
        _words("contradictions", "verdict", "confirmed false_positive dismissed unsure"),
        sa.CheckConstraint("probability >= 0 AND probability <= 1", name=op.f("ck_contradictions_probability")),
        _points("contradictions", "claim_article_id", "articles"),
        _points("contradictions", "claim_proposition_id", "propositions", "SET NULL"),
        _points("contradictions", "denial_article_id", "articles"),
        _points("contradictions", "denial_proposition_id", "propositions", "SET NULL"),
        _points("contradictions", "event_id", "events"),
        _primary("contradictions", "id"),
        _unique("contradictions", "pair_key"),
        sqlite_autoincrement=True,
    )
    _index("contradictions", "claim_article_id", "claim_start")
    _index("contradictions", "claim_proposition_id")
    _index("contradictions", "claim_type")
    _index("contradictions", "claimant")
    _index("contradictions", "decision")
    _index("contradictions", "denial_article_id", "denial_start")
    _index("contradictions", "denial_proposition_id")
    _index("contradictions", "denier")
    _index("contradictions", "dispute_id")
    _index("contradictions", "event")
    _index("contradictions", "event_id")
    _index("contradictions", "first_seen_at")
    _index("contradictions", "probability")
    _index("contradictions", "relation")
    _index("contradictions", "status")


def _journal() -> None:
    op.create_table(
        "reviews",
        _given("id", sa.Integer()),
        _given("contradiction_id", sa.Integer()),
        _given("pair_key", sa.String(64)),
        _given("verdict", sa.String(32)),
        _optional("reason", sa.String(32)),
        _optional("note", sa.Text()),
        _optional("reviewer", sa.Text()),
        _given("reviewed_at", UtcDateTime()),
        _given("relation", sa.String(32)),
        _given("decision", sa.String(32)),
        _given("probability", sa.Double()),
        _given("model_fingerprint", sa.Text()),
        _words("reviews", "decision", "flag suggest abstain drop"),
        _words(
            "reviews",
            "reason",
            "different_event different_issue misread_source misread_statement update not_exclusive duplicate other",
        ),
        _words("reviews", "relation", f"{CONFLICTS} {OTHER_RELATIONS}"),
        _words("reviews", "verdict", "confirmed false_positive dismissed unsure"),
        _points("reviews", "contradiction_id", "contradictions"),
        _primary("reviews", "id"),
        sqlite_autoincrement=True,
    )
    _index("reviews", "contradiction_id")
    op.create_table(
        "runs",
        _given("id", sa.Integer()),
        _given("kind", sa.Text()),
        _given("started_at", UtcDateTime()),
        _optional("finished_at", UtcDateTime()),
        _given("status", sa.String(32)),
        _optional("message", sa.Text()),
        _given("articles", sa.Integer()),
        _given("statements", sa.Integer()),
        _given("propositions", sa.Integer()),
        _given("candidates", sa.Integer()),
        _given("scored", sa.Integer()),
        _given("flagged", sa.Integer()),
        _given("suggested", sa.Integer()),
        _given("abstained", sa.Integer()),
        _given("refused", sa.Integer()),
        _given("rejected", sa.JSON()),
        _words("runs", "status", "running completed failed"),
        _primary("runs", "id"),
        sqlite_autoincrement=True,
    )
    _index("runs", "started_at")
    op.create_table(
        "refusals",
        _given("id", sa.Integer()),
        _optional("run_id", sa.Integer()),
        _given("input", sa.Text()),
        _given("reason", sa.Text()),
        _given("detail", sa.Text()),
        _given("refused_at", UtcDateTime()),
        _points("refusals", "run_id", "runs", "SET NULL"),
        _primary("refusals", "id"),
        sqlite_autoincrement=True,
    )
    _index("refusals", "run_id")


def _reviews_are_append_only() -> None:
    """A verdict is evidence: the database itself refuses to change or delete one."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER reviews_no_{act.lower()} BEFORE {act} ON reviews "
                "BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION reviews_are_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'reviews are append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER reviews_append_only BEFORE UPDATE OR DELETE ON reviews "
        "FOR EACH ROW EXECUTE FUNCTION reviews_are_append_only()"
    )
