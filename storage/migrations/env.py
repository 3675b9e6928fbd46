"""What Alembic runs: the migrations, on the connection that `storage.database` hands over, in its transaction."""

from alembic import context

from models.errors import StoreError
from storage.tables import Base

connection = context.config.attributes.get("connection")
if connection is None:
    raise StoreError("migrations run through `counterclaim db upgrade`, not through the alembic command")

context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    compare_type=True,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
