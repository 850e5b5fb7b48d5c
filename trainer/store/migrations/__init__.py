"""How older journals become what this version expects; run by alembic, see `store.migrate`."""
