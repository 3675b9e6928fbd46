"""Less disk a row: what a side says is kept once for all its rows, and `contradictions` is a view over what is left.

The view has the columns of the table before it, in their order; a column of a side is looked up only where it is asked
for. Keys of pairs take half as many bytes. On PostgreSQL the search has a table of its own, for an index can only hold
what lies in one.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SEARCHED = (
    "claimant, claim_text, claim_quote, claim_outlet, denier, denial_text, denial_quote, denial_outlet, "
    "event, place, note"
)
QUEUE = (
    "dispute_id, decision, probability, status, verdict, relation, claim_type, claimant, denier, claim_outlet, "
    "denial_outlet, event, event_id, claim_published_at, denial_published_at, first_seen_at, denial_lag_seconds, "
    "claim_origins, denial_origins"
).split(", ")
#: PostgreSQL's is narrower: an entry of an index may not be as long as a name may be there.
QUEUE_ON_POSTGRESQL = (
    "dispute_id decision status probability first_seen_at claim_published_at denial_published_at denial_lag_seconds "
    "claim_origins denial_origins"
).split()
#: By kind: "!" for what is always there, "?" for what may be NULL. `-` marks what moves to the sides.
COLUMNS = """
    id:int! pair_key:key! dispute_id:16! issue:text! event:text! place:text? claim_type:32! relation:32! exclusive:bool?
    inference:32! decision_path:32! decision:32! probability:real!
    claimant:text! -claim_text:text! -claim_quote:text! -claim_proposition:text! claim_polarity:32! -claim_hedge:text?
    -claim_at:time? -claim_at_grain:32? claim_published_at:time? claim_outlet:text! -claim_url:text?
    claim_article_id:int! claim_start:int! claim_end:int! claim_origins:int!
    denier:text! -denial_text:text! -denial_quote:text! -denial_proposition:text! denial_polarity:32!
    -denial_hedge:text? -denial_at:time? -denial_at_grain:32? denial_published_at:time? denial_outlet:text!
    -denial_url:text? denial_article_id:int! denial_start:int! denial_end:int! denial_origins:int!
    denial_lag_seconds:int? nli_entailment_ab:real? nli_neutral_ab:real? nli_contradiction_ab:real?
    nli_entailment_ba:real? nli_neutral_ba:real? nli_contradiction_ba:real? gate_reason:text! model_fingerprint:text!
    status:32! verdict:32? reason:32? note:text? reviewer:text? reviewed_at:time? first_seen_at:time! last_seen_at:time!
    event_id:int? claim_proposition_id:int? denial_proposition_id:int? claim_party:text! denial_party:text!
    event_agreement:real!
""".split()
NAMES = [each.lstrip("-").partition(":")[0] for each in COLUMNS]
MOVED = [each[1:].partition(":")[0] for each in COLUMNS if each.startswith("-")]
GRAINS = "minute hour part_of_day day week month year"
POLARITIES = "asserted denied not_denied refused implied"
WORDS = {
    "claim_polarity": POLARITIES,
    "denial_polarity": POLARITIES,
    "claim_at_grain": GRAINS,
    "denial_at_grain": GRAINS,
    "claim_type": (
        "responsibility involvement attack_occurrence casualty_count damage territorial_control motive conduct "
        "agreement other"
    ),
    "decision": "flag suggest abstain",
    "decision_path": "polarity content issue figures",
    "inference": "explicit implied",
    "reason": ("different_event different_issue misread_source misread_statement update not_exclusive duplicate other"),
    "relation": "retraction denial numeric_discrepancy contradiction counter_accusation competing_accounts",
    "status": "open reviewed superseded withdrawn",
    "verdict": "confirmed false_positive dismissed unsure",
}
INDEXED = (
    "claim_article_id claim_start,claim_proposition_id,claim_type,claimant,decision status,denial_article_id "
    "denial_start,denial_proposition_id,denier,dispute_id,event,event_id,first_seen_at,probability,relation"
).split(",")
SIDE_IDS = ("claim_side_id", "denial_side_id")


def upgrade() -> None:
    """The rows move into two tables, and the view takes the name of the one that they come from."""
    _make_sides()
    _make_rows("contradiction_rows", narrow=True)
    kept = [name for name in NAMES if name not in MOVED]
    values = [_as_bytes() if name == "pair_key" else name for name in kept]
    found = [f"({_side_of(side)})" for side in ("claim", "denial")]
    op.execute(
        f"INSERT INTO contradiction_rows ({', '.join([*kept, *SIDE_IDS])}) "
        f"SELECT {', '.join([*values, *found])} FROM contradictions ORDER BY contradictions.id"
    )
    _continue_ids("contradictions", "contradiction_rows")
    if _sqlite():
        op.execute("DROP TABLE contradictions_search")
    op.drop_table("contradictions")
    _index_rows("contradiction_rows")
    op.execute(f"CREATE VIEW contradictions AS {_shown()}")
    _search_rows()


def downgrade() -> None:
    """One table again, each row with all of it."""
    if _sqlite():
        for act in ("insert", "delete", "before_update", "update"):
            op.execute(f"DROP TRIGGER contradictions_search_{act}")
    else:
        for act in ("insert", "update"):
            op.execute(f"DROP TRIGGER contradictions_search_{act} ON contradiction_rows")
        op.execute("DROP FUNCTION contradictions_search_keep()")
    op.execute("DROP TABLE contradictions_search")
    op.execute("DROP VIEW contradictions")
    _make_rows("contradictions", narrow=False)
    op.execute(f"INSERT INTO contradictions ({', '.join(NAMES)}) {_shown()} ORDER BY contradiction_rows.id")
    _continue_ids("contradiction_rows", "contradictions")
    op.drop_table("contradiction_rows")
    op.drop_table("contradiction_sides")
    _index_rows("contradictions")
    _search_table()


def _sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _make_sides() -> None:
    table = "contradiction_sides"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("proposition", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("hedge", sa.Text()),
        sa.Column("at", UtcDateTime()),
        sa.Column("at_grain", sa.String(32)),
        _one_of(table, "at_grain", GRAINS),
        _points(table, "article_id", "articles"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{table}_article_id"), table, ["article_id"])
    sides = " UNION ".join(
        f"SELECT {side}_article_id, {side}_quote, {side}_proposition, "
        f"CASE WHEN {side}_text = {side}_proposition THEN NULL ELSE {side}_text END, "
        f"{side}_hedge, {side}_at, {side}_at_grain FROM contradictions"
        for side in ("claim", "denial")
    )
    op.execute(f"INSERT INTO {table} (article_id, quote, proposition, text, hedge, at, at_grain) {sides} ORDER BY 1")


def _side_of(side: str) -> str:
    """The id of the side that says what a row of the former table says on this side."""
    same = "IS" if _sqlite() else "IS NOT DISTINCT FROM"
    alike = " AND ".join(f"s.{name} {same} contradictions.{side}_{name}" for name in ("hedge", "at", "at_grain"))
    return (
        f"SELECT s.id FROM contradiction_sides AS s WHERE s.article_id = contradictions.{side}_article_id "
        f"AND s.quote = contradictions.{side}_quote AND s.proposition = contradictions.{side}_proposition "
        f"AND coalesce(s.text, s.proposition) = contradictions.{side}_text AND {alike}"
    )


def _as_bytes() -> str:
    if not _sqlite():
        return "decode(pair_key, 'hex')"
    # SQLite learns to do this by itself in a later version than Python's own may be.
    connection: Any = op.get_bind().connection.driver_connection
    connection.create_function("counterclaim_bytes", 1, bytes.fromhex, deterministic=True)
    return "counterclaim_bytes(pair_key)"


def _make_rows(table: str, *, narrow: bool) -> None:
    kinds: dict[str, sa.types.TypeEngine[Any]] = {
        "int": sa.Integer(),
        "16": sa.String(16),
        "32": sa.String(32),
        "text": sa.Text(),
        "bool": sa.Boolean(),
        "real": sa.Double(),
        "time": UtcDateTime(),
        "key": sa.LargeBinary() if narrow else sa.String(64),
    }
    columns = [each.lstrip("-").partition(":") for each in COLUMNS if not (narrow and each.startswith("-"))]
    op.create_table(
        table,
        *(sa.Column(name, kinds[kind[:-1]], nullable=kind.endswith("?")) for name, _, kind in columns),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in SIDE_IDS if narrow),
        *(_one_of(table, name, words) for name, words in WORDS.items() if not (narrow and name in MOVED)),
        sa.CheckConstraint("probability >= 0 AND probability <= 1", name=op.f(f"ck_{table}_probability")),
        *(_points(table, f"{side}_article_id", "articles") for side in ("claim", "denial")),
        *(_points(table, f"{side}_proposition_id", "propositions", "SET NULL") for side in ("claim", "denial")),
        *(_points(table, name, "contradiction_sides") for name in SIDE_IDS if narrow),
        _points(table, "event_id", "events"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("pair_key", name=op.f(f"uq_{table}_pair_key")),
        sqlite_autoincrement=True,
    )


def _one_of(table: str, column: str, words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _points(table: str, column: str, target: str, on_delete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=on_delete)


def _index_rows(table: str) -> None:
    for each in [*INDEXED, *(SIDE_IDS if table == "contradiction_rows" else ())]:
        op.create_index(op.f(f"ix_{table}_{'_'.join(each.split())}"), table, each.split())
    judged, by_hand = sa.text("verdict IS NOT NULL"), sa.text("gate_reason = 'added_by_hand'")
    for name, column, few in (("judged", "verdict", judged), ("by_hand", "gate_reason", by_hand)):
        op.create_index(f"ix_{table}_{name}", table, [column], sqlite_where=few, postgresql_where=few)
    op.create_index("ix_contradictions_queue", table, QUEUE if _sqlite() else QUEUE_ON_POSTGRESQL)


def _shown() -> str:
    """The rows as the view shows them. Looked up one by one, a column that is not asked for costs nothing."""
    told = [_looked_up(name) if name in MOVED else f"contradiction_rows.{name}" for name in NAMES]
    key = "lower(hex({}))" if _sqlite() else "encode({}, 'hex')"
    told[NAMES.index("pair_key")] = key.format("contradiction_rows.pair_key")
    return (
        f"SELECT {', '.join(f'{sql} AS {name}' for sql, name in zip(told, NAMES, strict=True))} FROM contradiction_rows"
    )


def _looked_up(name: str) -> str:
    side, _, part = name.partition("_")
    if part == "url":
        return f"(SELECT articles.url FROM articles WHERE articles.id = contradiction_rows.{side}_article_id)"
    sides = "contradiction_sides"
    told = f"coalesce({sides}.text, {sides}.proposition)" if part == "text" else f"{sides}.{part}"
    return f"(SELECT {told} FROM {sides} WHERE {sides}.id = contradiction_rows.{side}_side_id)"


def _continue_ids(old: str, new: str) -> None:
    """Ids that were given to rows that are gone are not given again."""
    if _sqlite():
        op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{new}'")
        op.execute(f"INSERT INTO sqlite_sequence SELECT '{new}', seq FROM sqlite_sequence WHERE name = '{old}'")
        return
    sequence = op.get_bind().scalar(sa.text(f"SELECT pg_get_serial_sequence('{old}', 'id')"))
    op.execute(f"SELECT setval(pg_get_serial_sequence('{new}', 'id'), last_value, is_called) FROM {sequence}")


def _search_rows() -> None:
    """The search over the view, which triggers keep in step with the rows."""
    if not _sqlite():
        _search_rows_on_postgresql()
        return
    _make_search()
    told = f"SELECT {{}}id, {SEARCHED} FROM contradictions WHERE id = "
    forget = (
        f"INSERT INTO contradictions_search (contradictions_search, rowid, {SEARCHED}) "
        + told.format("'delete', ")
        + "old.id;"
    )
    keep = f"INSERT INTO contradictions_search (rowid, {SEARCHED}) {told.format('')}new.id;"
    parts = _told_in_rows()
    for name, when, what in (
        ("insert", "AFTER INSERT", keep),
        # Before, for afterwards the view shows what the row says by then.
        ("delete", "BEFORE DELETE", forget),
        ("before_update", f"BEFORE UPDATE OF {parts}", forget),
        ("update", f"AFTER UPDATE OF {parts}", keep),
    ):
        op.execute(f"CREATE TRIGGER contradictions_search_{name} {when} ON contradiction_rows BEGIN {what} END")


def _told_in_rows() -> str:
    return ", ".join([*(name for name in SEARCHED.split(", ") if name not in MOVED), *SIDE_IDS])


def _make_search() -> None:
    op.execute(
        f"CREATE VIRTUAL TABLE contradictions_search USING fts5({SEARCHED}, content='contradictions', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='3', detail='none', columnsize=0)"
    )
    op.execute("INSERT INTO contradictions_search (contradictions_search) VALUES ('rebuild')")


def _document() -> str:
    return "to_tsvector('simple', " + " || ' ' || ".join(f"coalesce({n}, '')" for n in SEARCHED.split(", ")) + ")"


def _search_rows_on_postgresql() -> None:
    table = "contradictions_search"
    op.execute(
        f"CREATE TABLE {table} (row_id integer PRIMARY KEY REFERENCES contradiction_rows (id) ON DELETE CASCADE, "
        "words tsvector NOT NULL)"
    )
    op.execute(f"INSERT INTO {table} SELECT id, {_document()} FROM contradictions")
    op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words)")
    op.execute(
        f"CREATE FUNCTION {table}_keep() RETURNS trigger AS $$ BEGIN "
        f"INSERT INTO {table} SELECT id, {_document()} FROM contradictions WHERE id = NEW.id "
        "ON CONFLICT (row_id) DO UPDATE SET words = EXCLUDED.words; RETURN NULL; END $$ LANGUAGE plpgsql"
    )
    for act, when in (("insert", "INSERT"), ("update", f"UPDATE OF {_told_in_rows()}")):
        op.execute(
            f"CREATE TRIGGER {table}_{act} AFTER {when} ON contradiction_rows "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_keep()"
        )


def _search_table() -> None:
    """As it was over the one table."""
    if not _sqlite():
        op.execute(f"CREATE INDEX ix_contradictions_search ON contradictions USING gin ({_document()})")
        return
    _make_search()
    old, new = (", ".join(f"{row}.{name}" for name in SEARCHED.split(", ")) for row in ("old", "new"))
    keep = f"INSERT INTO contradictions_search (rowid, {SEARCHED}) VALUES (new.id, {new});"
    forget = (
        f"INSERT INTO contradictions_search (contradictions_search, rowid, {SEARCHED}) "
        f"VALUES ('delete', old.id, {old});"
    )
    for name, when, what in (
        ("insert", "INSERT", keep),
        ("delete", "DELETE", forget),
        ("update", f"UPDATE OF {SEARCHED}", f"{forget} {keep}"),
    ):
        op.execute(f"CREATE TRIGGER contradictions_search_{name} AFTER {when} ON contradictions BEGIN {what} END")
