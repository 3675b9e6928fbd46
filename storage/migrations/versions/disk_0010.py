"""Less disk an article: what a reading tells beyond its columns is kept once an article and packed, profiles as well.

Actors and events are told again by statement after statement, and were a third of the database as JSON in each of them.
Pairs know no key: they lead to the quotes by their propositions.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: Articles that are in memory at a time.
PAGE = 500

_JSON = sa.JSON(none_as_null=True)
_ARTICLES = sa.table("articles", sa.column("id"), sa.column("external_id"))
_STATEMENTS = sa.table(
    "statements",
    *(sa.column(name) for name in ("id", "article_id", "ordinal")),
    *(sa.column(name, _JSON) for name in ("actor", "content")),
)
_PROPOSITIONS = sa.table(
    "propositions",
    *(sa.column(name) for name in ("id", "article_id", "statement_id", "ordinal", "quote_text", "quote_start")),
    *(sa.column(name) for name in ("quote_end", "quote_occurrence")),
    *(sa.column(name, _JSON) for name in ("event", "figures", "agents", "keys")),
)
_WORKINGS = sa.table("article_workings", sa.column("article_id"), sa.column("packed", sa.LargeBinary()))
_PAIRS = sa.table(
    "pairs", *(sa.column(name) for name in ("id", "pair_key", "claim_proposition_id", "denial_proposition_id"))
)
_MOVED = {"statements": ("actor", "content"), "propositions": ("event", "figures", "agents", "keys")}


def upgrade() -> None:
    """`article_workings` in place of six columns, profiles packed, pairs without a key."""
    op.create_table(
        "article_workings",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_workings_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_workings")),
    )
    for ids in _pages(_STATEMENTS.c.article_id):
        rows = [{"article_id": id_, "packed": _packed(whole)} for id_, whole in _gathered(ids)]
        op.get_bind().execute(sa.insert(_WORKINGS), rows)
    for table, columns in _MOVED.items():
        for column in columns:
            op.drop_column(table, column)
    op.drop_column("pairs", "pair_key")
    _change_profiles(sa.LargeBinary(), _packed, sa.JSON())


def downgrade() -> None:
    """Each statement and proposition tells all of it again."""
    _change_profiles(sa.JSON(), _unpacked, sa.LargeBinary())
    for column in ("actor", "content"):
        op.add_column("statements", _again(column, may_be_null=column == "actor"))
    for column in ("event", "figures", "agents", "keys"):
        op.add_column("propositions", _again(column, may_be_null=column == "event"))
    for ids in _pages(_WORKINGS.c.article_id):
        _scatter(ids)
    op.drop_table("article_workings")
    op.add_column("pairs", sa.Column("pair_key", sa.String(64), nullable=False, server_default=""))
    for ids in _pages(_PAIRS.c.id):
        _name_pairs(ids)


def _again(column: str, *, may_be_null: bool) -> sa.Column[Any]:
    default = None if may_be_null else "[]"
    return sa.Column(column, sa.JSON(), nullable=may_be_null, server_default=default)


def _pages(id_: sa.ColumnClause[Any]) -> Iterator[Sequence[int]]:
    """The ids there are, `PAGE` at a time."""
    last = 0
    wanted = sa.select(id_).distinct().order_by(id_).limit(PAGE)
    while ids := op.get_bind().scalars(wanted.where(id_ > last)).all():
        yield ids
        last = ids[-1]


def _gathered(ids: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """By article, what its statements and propositions tell; each distinct actor and mention is written once."""
    said, told = _STATEMENTS.c, _PROPOSITIONS.c
    propositions = sa.select(
        told.statement_id, told.event, told.figures, told.agents, told["keys"], told.quote_start, told.quote_end
    )
    by_statement: dict[int, list[Any]] = {}
    wanted = propositions.where(told.article_id.in_(ids)).order_by(told.statement_id, told.ordinal)
    for statement_id, *rest in op.get_bind().execute(wanted):
        by_statement.setdefault(statement_id, []).append(rest)
    statements = sa.select(said.article_id, said.id, said.actor, said.content).where(said.article_id.in_(ids))
    rows = op.get_bind().execute(statements.order_by(said.article_id, said.ordinal)).all()
    for article_id, own in groupby(rows, key=itemgetter(0)):
        actors: dict[str, int] = {}
        mentions: dict[str, int] = {}
        whole = [
            [
                _place(actors, actor),
                _spans(content, {(start, end) for *_, start, end in by_statement.get(id_, ())}),
                [[_place(mentions, event), *rest] for event, *rest, _, _ in by_statement.get(id_, ())],
            ]
            for _, id_, actor, content in own
        ]
        yield (
            article_id,
            {
                "actors": [json.loads(each) for each in actors],
                "mentions": [json.loads(each) for each in mentions],
                "statements": whole,
            },
        )


def _place(known: dict[str, int], item: Any) -> int | None:
    return None if item is None else known.setdefault(json.dumps(item), len(known))


def _spans(content: list[dict[str, Any]], quotes: set[tuple[int, int]]) -> list[list[Any]]:
    """Start, end and words; without these where they are a proposition's quote."""
    return [
        [span["start"], span["end"]] + ([] if (span["start"], span["end"]) in quotes else [span["text"]])
        for span in content
    ]


def _scatter(ids: Sequence[int]) -> None:
    connection, said, told = op.get_bind(), _STATEMENTS.c, _PROPOSITIONS.c
    stored = connection.execute(sa.select(_WORKINGS).where(_WORKINGS.c.article_id.in_(ids)))
    whole = {article_id: _unpacked(packed) for article_id, packed in stored}
    rows = connection.execute(
        sa.select(said.id, said.article_id, said.ordinal, told.id, told.ordinal, told.quote_text)
        .add_columns(told.quote_start, told.quote_end)
        .select_from(_STATEMENTS.outerjoin(_PROPOSITIONS, told.statement_id == said.id))
        .where(said.article_id.in_(ids))
        .order_by(said.id, told.ordinal)
    ).all()
    statements, propositions = [], []
    for (statement_id, article_id, ordinal), own in groupby(rows, key=itemgetter(0, 1, 2)):
        actor, spans, tellings = whole[article_id]["statements"][ordinal]
        quotes: dict[tuple[int, int], str] = {}
        for *_, id_, nth, quote, start, end in own:
            if id_ is None:
                continue
            quotes[start, end] = quote
            mention, figures, agents, keys = tellings[nth]
            event = None if mention is None else whole[article_id]["mentions"][mention]
            columns = {"new_event": event, "new_figures": figures, "new_agents": agents, "new_keys": keys}
            propositions.append({"this": id_, **columns})
        content = [
            {"text": words[0] if words else quotes[start, end], "start": start, "end": end}
            for start, end, *words in spans
        ]
        told_by = None if actor is None else whole[article_id]["actors"][actor]
        statements.append({"this": statement_id, "new_actor": told_by, "new_content": content})
    for table, changes in ((_STATEMENTS, statements), (_PROPOSITIONS, propositions)):
        if changes:
            bound = {name: sa.bindparam(f"new_{name}", type_=_JSON) for name in _MOVED[table.name]}
            connection.execute(sa.update(table).where(table.c.id == sa.bindparam("this")).values(bound), changes)


def _name_pairs(ids: Sequence[int]) -> None:
    """The key of each pair: a digest of its two quotes, each with its article and its occurrence there."""
    connection = op.get_bind()
    sides = []
    for column in ("claim_proposition_id", "denial_proposition_id"):
        told, article = _PROPOSITIONS.alias(), _ARTICLES.alias()
        found = connection.execute(
            sa.select(_PAIRS.c.id, article.c.external_id, told.c.quote_text, told.c.quote_occurrence)
            .join(told, told.c.id == _PAIRS.c[column])
            .join(article, article.c.id == told.c.article_id)
            .where(_PAIRS.c.id.in_(ids))
        )
        sides.append({id_: f"{name}␟{' '.join(quote.casefold().split())}␟{nth}" for id_, name, quote, nth in found})
    keys = [
        {"this": id_, "key": sha256("\n".join(sorted((sides[0][id_], sides[1][id_]))).encode()).hexdigest()}
        for id_ in ids
    ]
    named = sa.update(_PAIRS).where(_PAIRS.c.id == sa.bindparam("this")).values(pair_key=sa.bindparam("key"))
    connection.execute(named, keys)


def _change_profiles(kind: sa.types.TypeEngine[Any], changed: Any, before: sa.types.TypeEngine[Any]) -> None:
    """Profiles in another type: beside what is there, then in its place."""
    op.rename_table("article_profiles", "article_profiles_before")
    if op.get_bind().dialect.name == "postgresql":
        # Names of constraints are the table's own on SQLite alone.
        op.execute("ALTER TABLE article_profiles_before DROP CONSTRAINT pk_article_profiles")
        op.execute("ALTER TABLE article_profiles_before DROP CONSTRAINT fk_article_profiles_article_id_articles")
    op.create_table(
        "article_profiles",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("profile", kind, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_profiles_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_profiles")),
    )
    old = sa.table("article_profiles_before", sa.column("article_id"), sa.column("profile", before))
    new = sa.table("article_profiles", sa.column("article_id"), sa.column("profile", kind))
    for ids in _pages(old.c.article_id):
        rows = op.get_bind().execute(sa.select(old).where(old.c.article_id.in_(ids)))
        op.get_bind().execute(
            sa.insert(new), [{"article_id": id_, "profile": changed(profile)} for id_, profile in rows]
        )
    op.drop_table("article_profiles_before")


def _packed(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode(), 9)


def _unpacked(value: bytes) -> Any:
    return json.loads(zlib.decompress(value))
