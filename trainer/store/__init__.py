"""The journal and the catalogue in one SQLite file.

Nothing is imported here: `store.today` must load without SQLAlchemy.
"""
