"""Less disk an article: keys of an article once, tables of keys that are their own index, scores in 25 bytes.

Keys that were stored for each proposition stay so until the article is read again. What models said of pairs is scored
anew after going up or down: its key is another, and the texts behind it were never kept.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """`article_keys`; `proposition_keys` and `nli_scores` rebuilt."""
    op.create_table(
        "article_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_keys_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "article_id", name=op.f("pk_article_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_keys_article_id"), "article_keys", ["article_id"])
    _rebuild_keys(with_rowid=False)
    op.drop_table("nli_scores")
    digest = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "nli_scores",
        sa.Column("digest", digest, autoincrement=False, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_nli_scores")),
    )


def downgrade() -> None:
    """Each proposition has all its keys again."""
    _hand_keys_back()
    op.drop_table("article_keys")
    _rebuild_keys(with_rowid=True)
    op.drop_table("nli_scores")
    op.create_table(
        "nli_scores",
        sa.Column("model_fingerprint", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=False) for name in ("entailment", "neutral", "contradiction")),
        sa.Column("similarity", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("model_fingerprint", "digest", name=op.f("pk_nli_scores")),
    )


def _rebuild_keys(*, with_rowid: bool) -> None:
    """Only SQLite can keep a table in the order of its key, and it cannot change one into the other."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DROP INDEX ix_proposition_keys_proposition_id")
    op.rename_table("proposition_keys", "proposition_keys_before")
    link = op.f("fk_proposition_keys_proposition_id_propositions")
    op.create_table(
        "proposition_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["proposition_id"], ["propositions.id"], name=link, ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "proposition_id", name=op.f("pk_proposition_keys")),
        sqlite_with_rowid=with_rowid,
    )
    columns = "key, proposition_id"
    op.execute(f"INSERT INTO proposition_keys ({columns}) SELECT {columns} FROM proposition_keys_before ORDER BY 1, 2")
    op.drop_table("proposition_keys_before")
    op.create_index(op.f("ix_proposition_keys_proposition_id"), "proposition_keys", ["proposition_id"])


def _hand_keys_back() -> None:
    """The keys of each article to all its propositions, behind their own."""
    connection = op.get_bind()
    propositions = sa.table("propositions", sa.column("id"), sa.column("article_id"), sa.column("keys", sa.JSON()))
    articles = sa.table("article_keys", sa.column("key"), sa.column("article_id"), sa.column("ordinal"))
    own = sa.table("proposition_keys", sa.column("key"), sa.column("proposition_id"))
    for (article_id,) in connection.execute(sa.select(articles.c.article_id).distinct()).all():
        topic = sa.select(articles.c.key).where(articles.c.article_id == article_id).order_by(articles.c.ordinal)
        keys = list(connection.scalars(topic))
        of_article = sa.select(propositions.c.id, propositions.c["keys"]).where(propositions.c.article_id == article_id)
        for id_, before in connection.execute(of_article).all():
            whole = list(dict.fromkeys([*before, *keys]))
            given = [{"key": key, "proposition_id": id_} for key in whole if key not in before]
            connection.execute(sa.update(propositions).where(propositions.c.id == id_).values({"keys": whole}))
            if given:
                connection.execute(sa.insert(own), given)
