"""What each article as a whole is about, by which those that tell one event are known from those of a like one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """`article_profiles`; an article has its own when it is read again."""
    op.create_table(
        "article_profiles",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_profiles_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_profiles")),
    )


def downgrade() -> None:
    """Without them: stories are told by the names that articles share."""
    op.drop_table("article_profiles")
