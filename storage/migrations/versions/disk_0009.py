"""Less disk an article: a search without places in the text, bands that are their own index, and nothing told twice.

Search asks which rows hold all words, never where they stand: without places and lengths its index is a sixth. What a
proposition says as it was spoken, or as its speaker would, is mostly its quote or its text: then a mark is kept.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SEARCHED = (
    "claimant, claim_text, claim_quote, claim_outlet, denier, denial_text, denial_quote, denial_outlet, "
    "event, place, note"
)
#: In place of a text that is that of the other column.
DITTO = "'\"'"
SAME = (("as_spoken", "quote_text"), ("stance", "text"))


def upgrade() -> None:
    """Search and bands rebuilt, texts that are told twice replaced by a mark, an index that nothing asks dropped."""
    if op.get_bind().dialect.name == "sqlite":
        _search(", detail='none', columnsize=0")
        _rebuild_bands(with_rowid=False)
    op.drop_index(op.f("ix_pairs_pair_key"), "pairs")
    for column, other in SAME:
        op.execute(f"UPDATE propositions SET {column} = {DITTO} WHERE {column} = {other}")


def downgrade() -> None:
    """As before, texts written out."""
    for column, other in SAME:
        op.execute(f"UPDATE propositions SET {column} = {other} WHERE {column} = {DITTO}")
    op.create_index(op.f("ix_pairs_pair_key"), "pairs", ["pair_key"])
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_bands(with_rowid=True)
        _search("")


def _search(options: str) -> None:
    """The search table anew; the triggers that keep it in step with the rows speak of it by name and stay."""
    op.execute("DROP TABLE contradictions_search")
    op.execute(
        f"CREATE VIRTUAL TABLE contradictions_search USING fts5({SEARCHED}, content='contradictions', "
        f"content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='3'{options})"
    )
    op.execute("INSERT INTO contradictions_search (contradictions_search) VALUES ('rebuild')")


def _rebuild_bands(*, with_rowid: bool) -> None:
    """Only SQLite can keep a table in the order of its key, and it cannot change one into the other."""
    op.execute("DROP INDEX ix_article_bands_article_id")
    op.rename_table("article_bands", "article_bands_before")
    op.create_table(
        "article_bands",
        sa.Column("digest", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_bands_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", "article_id", name=op.f("pk_article_bands")),
        sqlite_with_rowid=with_rowid,
    )
    columns = "digest, article_id"
    op.execute(f"INSERT INTO article_bands ({columns}) SELECT {columns} FROM article_bands_before ORDER BY 1, 2")
    op.drop_table("article_bands_before")
    op.create_index(op.f("ix_article_bands_article_id"), "article_bands", ["article_id"])
