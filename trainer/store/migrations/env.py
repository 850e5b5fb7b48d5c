"""What alembic runs: the migrations, inside the transaction that `store.migrate` has begun."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
