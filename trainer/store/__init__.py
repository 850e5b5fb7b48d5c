"""The journal and the catalogue in one SQLite file.

Nothing is imported here: `store.ready` and `store.today` must load without SQLAlchemy.
"""
