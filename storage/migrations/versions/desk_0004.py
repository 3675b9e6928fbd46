"""What the desk needs: verdicts taken back and copied, refitted probabilities, an audit log, search, a quick queue."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

VERDICTS = "confirmed false_positive dismissed unsure"
REASONS = "different_event different_issue misread_source misread_statement update not_exclusive duplicate other"
RELATIONS = (
    "retraction denial numeric_discrepancy contradiction counter_accusation competing_accounts "
    "update corroboration duplicate different_event no_conflict"
)
OLD_COLUMNS = (
    "id, contradiction_id, pair_key, verdict, reason, note, reviewer, reviewed_at, "
    "relation, decision, probability, model_fingerprint"
)
#: What is searched, in the index of PostgreSQL and in the search table of SQLite alike.
SEARCHED = (
    "claimant",
    "claim_text",
    "claim_quote",
    "claim_outlet",
    "denier",
    "denial_text",
    "denial_quote",
    "denial_outlet",
    "event",
    "place",
    "note",
)
#: All that the queue filters, folds and sorts by: SQLite then never opens the wide rows that it does not show.
QUEUE = (
    "dispute_id",
    "decision",
    "probability",
    "status",
    "verdict",
    "relation",
    "claim_type",
    "claimant",
    "denier",
    "claim_outlet",
    "denial_outlet",
    "event",
    "event_id",
    "claim_published_at",
    "denial_published_at",
    "first_seen_at",
    "denial_lag_seconds",
    "claim_origins",
    "denial_origins",
)


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        _rebuild_reviews(new=True)
        _search_on_sqlite()
        op.execute(f"CREATE INDEX ix_contradictions_queue ON contradictions ({', '.join(QUEUE)})")
    else:
        op.alter_column("reviews", "verdict", nullable=True)
        for name in ("undoes", "copied_from"):
            link = sa.ForeignKey("reviews.id", name=_foreign_key(name))
            op.add_column("reviews", sa.Column(name, sa.Integer(), link))
        document = " || ' ' || ".join(f"coalesce({name}, '')" for name in SEARCHED)
        op.execute(
            f"CREATE INDEX ix_contradictions_search ON contradictions USING gin (to_tsvector('simple', {document}))"
        )
    _fits()
    _audit(sqlite)


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    _unsay_what_was_taken_back(sqlite)
    if sqlite:
        op.execute("DROP INDEX ix_contradictions_queue")
        for act in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER contradictions_search_{act}")
        op.execute("DROP TABLE contradictions_search")
        _rebuild_reviews(new=False)
    else:
        op.execute("DROP INDEX ix_contradictions_search")
        for name in ("undoes", "copied_from"):
            op.drop_column("reviews", name)
        op.alter_column("reviews", "verdict", nullable=False)
    op.drop_table("audit")
    if not sqlite:
        op.execute("DROP FUNCTION audit_is_append_only()")
    op.drop_table("fits")


def _unsay_what_was_taken_back(sqlite: bool) -> None:
    """The older tables have no word for a verdict that was taken back: it becomes `unsure`, with a note."""
    _let_reviews_change(sqlite)
    note = "'taken back'"
    of_the_row = "FROM reviews WHERE contradiction_id = contradictions.id"
    op.execute(
        f"UPDATE contradictions SET verdict = 'unsure', status = 'reviewed', note = {note}, "
        f"reviewed_at = (SELECT MAX(reviewed_at) {of_the_row}) "
        f"WHERE verdict IS NULL AND EXISTS (SELECT 1 {of_the_row})"
    )
    op.execute(f"UPDATE reviews SET verdict = 'unsure', note = {note} WHERE verdict IS NULL")
    if not sqlite:
        op.execute("ALTER TABLE reviews ENABLE TRIGGER reviews_append_only")


def _let_reviews_change(sqlite: bool) -> None:
    if sqlite:
        for act in ("update", "delete"):
            op.execute(f"DROP TRIGGER reviews_no_{act}")  # made anew with the table
    else:
        op.execute("ALTER TABLE reviews DISABLE TRIGGER reviews_append_only")


def _foreign_key(column: str) -> str:
    return f"fk_reviews_{column}_reviews"


def _words(table: str, column: str, words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _rebuild_reviews(*, new: bool) -> None:
    """SQLite cannot change a column, so the rows move into a table with the columns that are wanted."""
    links = ("undoes", "copied_from") if new else ()
    op.create_table(
        "reviews_rebuilt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contradiction_id", sa.Integer(), nullable=False),
        sa.Column("pair_key", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=new),
        sa.Column("reason", sa.String(32)),
        sa.Column("note", sa.Text()),
        sa.Column("reviewer", sa.Text()),
        sa.Column("reviewed_at", UtcDateTime(), nullable=False),
        sa.Column("relation", sa.String(32), nullable=False),
        sa.Column("decision", sa.String(32), nullable=False),
        sa.Column("probability", sa.Double(), nullable=False),
        sa.Column("model_fingerprint", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer()) for name in links),
        _words("reviews", "decision", "flag suggest abstain drop"),
        _words("reviews", "reason", REASONS),
        _words("reviews", "relation", RELATIONS),
        _words("reviews", "verdict", VERDICTS),
        *(sa.ForeignKeyConstraint([name], ["reviews.id"], name=_foreign_key(name)) for name in links),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sqlite_autoincrement=True,
    )
    op.execute(f"INSERT INTO reviews_rebuilt ({OLD_COLUMNS}) SELECT {OLD_COLUMNS} FROM reviews ORDER BY id")
    op.drop_table("reviews")
    op.rename_table("reviews_rebuilt", "reviews")
    op.create_index(op.f("ix_reviews_contradiction_id"), "reviews", ["contradiction_id"])
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER reviews_no_{act.lower()} BEFORE {act} ON reviews "
            "BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END"
        )


def _search_on_sqlite() -> None:
    """A search table that holds no text of its own; triggers keep it in step with the rows."""
    columns = ", ".join(SEARCHED)
    old, new = (", ".join(f"{row}.{name}" for name in SEARCHED) for row in ("old", "new"))
    add = f"INSERT INTO contradictions_search (rowid, {columns}) VALUES (new.id, {new});"
    drop = (
        f"INSERT INTO contradictions_search (contradictions_search, rowid, {columns}) VALUES ('delete', old.id, {old});"
    )
    op.execute(
        f"CREATE VIRTUAL TABLE contradictions_search USING fts5({columns}, content='contradictions', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='3')"
    )
    op.execute("INSERT INTO contradictions_search (contradictions_search) VALUES ('rebuild')")
    op.execute(f"CREATE TRIGGER contradictions_search_insert AFTER INSERT ON contradictions BEGIN {add} END")
    op.execute(f"CREATE TRIGGER contradictions_search_delete AFTER DELETE ON contradictions BEGIN {drop} END")
    op.execute(
        f"CREATE TRIGGER contradictions_search_update AFTER UPDATE OF {columns} ON contradictions "
        f"BEGIN {drop} {add} END"
    )


def _fits() -> None:
    op.create_table(
        "fits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.Text()),
        sa.Column("verdicts", sa.Integer(), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("fit", sa.JSON()),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fits")),
        sqlite_autoincrement=True,
    )


def _audit(sqlite: bool) -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    if sqlite:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit "
        "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()"
    )
