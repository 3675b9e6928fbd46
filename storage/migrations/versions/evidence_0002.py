"""What came over the wire: responses, the state of sources and pages, wire origin and extent, tombstones.

Columns are added one by one, never by rebuilding `articles`: on SQLite dropping the old table would take along every
row that points to it.
"""

import sqlalchemy as sa
from alembic import op

from models.errors import StoreError
from storage.columns import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REVIEWED_ROW = "fk_reviews_contradiction_id_contradictions"


def upgrade() -> None:
    """Tables and columns of the evidence; a verdict no longer needs the row that it was given on."""
    for name in ("byline", "wire"):
        op.add_column("articles", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("articles", sa.Column("extent", sa.String(32), nullable=False, server_default="full"))
    op.add_column("articles", sa.Column("withheld", sa.Text(), nullable=True))
    for name in ("expired_at", "withdrawn_at"):
        op.add_column("articles", sa.Column(name, UtcDateTime(), nullable=True))
    op.create_index(op.f("ix_articles_sha256"), "articles", ["sha256"])
    _responses()
    _sources()
    _pages()
    _free_reviews()


def downgrade() -> None:
    """As it was under 0001; what was kept of responses and sources is lost. Not after a verdict outlived its row."""
    lost = "SELECT COUNT(*) FROM reviews WHERE contradiction_id NOT IN (SELECT id FROM contradictions)"
    if op.get_bind().execute(sa.text(lost)).scalar():
        raise StoreError("there are verdicts on rows of withdrawn articles, which the older version has no place for")
    _bind_reviews()
    for table in ("pages", "sources", "article_responses", "responses", "response_bodies"):
        op.drop_table(table)
    op.drop_index(op.f("ix_articles_sha256"), "articles")
    for name in ("withdrawn_at", "expired_at", "extent", "withheld", "wire", "byline"):
        op.drop_column("articles", name)


def _responses() -> None:
    op.create_table(
        "response_bodies",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("zlib", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_response_bodies")),
    )
    op.create_table(
        "responses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("final_url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("fetched_at", UtcDateTime(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_responses_sha256"), "responses", ["sha256"])
    op.create_table(
        "article_responses",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_responses_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.id"], name=op.f("fk_article_responses_response_id_responses")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_responses")),
    )
    op.create_index(op.f("ix_article_responses_response_id"), "article_responses", ["response_id"])


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("retry_at", UtcDateTime(), nullable=True),
        sa.Column("visited_at", UtcDateTime(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("changed_at", UtcDateTime(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        *_validators(),
        sa.Column("whole_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("state IN ('closed', 'open', 'half_open')", name=op.f("ck_sources_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("location", name=op.f("uq_sources_location")),
        sqlite_autoincrement=True,
    )


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entry_sha256", sa.String(64), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("published_at", UtcDateTime(), nullable=True),
        *_validators(),
        sa.Column("first_seen_at", UtcDateTime(), nullable=False),
        sa.Column("visited_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_pages")),
    )
    op.create_index(op.f("ix_pages_source_due_at"), "pages", ["source", "due_at"])


def _validators() -> list[sa.Column[str]]:
    return [
        sa.Column("validated_url", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_sha256", sa.String(64), nullable=True),
    ]


def _free_reviews() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(REVIEWED_ROW, "reviews", type_="foreignkey")
    else:
        clause = f"CONSTRAINT {REVIEWED_ROW} FOREIGN KEY(contradiction_id) REFERENCES contradictions (id)"
        _rebuild_reviews(clause, "")


def _bind_reviews() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_foreign_key(REVIEWED_ROW, "reviews", "contradictions", ["contradiction_id"], ["id"])
    else:
        clause = f"CONSTRAINT {REVIEWED_ROW} FOREIGN KEY(contradiction_id) REFERENCES contradictions (id)"
        first = "CONSTRAINT ck_reviews_decision"
        _rebuild_reviews(first, f"{clause}, {first}")


def _rebuild_reviews(old: str, new: str) -> None:
    """The table with this clause changed, its rows, indexes and triggers as they were. Nothing points to it."""
    run = op.get_bind().exec_driver_sql
    made = run("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'reviews'").scalar_one()
    others = run("SELECT sql FROM sqlite_master WHERE tbl_name = 'reviews' AND type IN ('index', 'trigger')").scalars()
    beside = [sql for sql in others if sql]
    changed = _without(made, old) if not new else made.replace(old, new)
    if changed == made:
        raise StoreError("the table reviews is not as migration 0001 made it; `counterclaim db check` says more")
    run(changed.replace("reviews", "reviews_rebuilt", 1))
    run("INSERT INTO reviews_rebuilt SELECT * FROM reviews")
    run("DROP TABLE reviews")
    run("ALTER TABLE reviews_rebuilt RENAME TO reviews")
    for sql in beside:
        run(sql)


def _without(made: str, clause: str) -> str:
    """A CREATE TABLE statement without one of its clauses and the comma before it."""
    before, found, after = made.partition(clause)
    return before.rstrip().removesuffix(",") + after if found else made
