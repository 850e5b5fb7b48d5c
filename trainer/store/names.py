"""The names of decks, scenarios, syllabuses, topics and tags, read as cheaply as today's queue.

Tab completion asks for them in the middle of a command line.
"""

from typing import NamedTuple

from trainer.store.ready import ask

_DECKS = "SELECT id FROM catalogue_file WHERE kind = 'deck' AND active = 1 ORDER BY id"
_TOPICS = """
SELECT DISTINCT topic FROM catalogue_file WHERE active = 1 AND topic <> '' ORDER BY topic
"""
_TAGS = """
SELECT DISTINCT t.tag FROM catalogue_tag AS t
WHERE EXISTS (SELECT 1 FROM catalogue_item AS i WHERE i.n = t.n AND i.active = 1) ORDER BY t.tag
"""
_SCENARIOS = "SELECT id FROM catalogue_file WHERE kind = 'scenario' AND active = 1 ORDER BY id"
_SYLLABUSES = "SELECT id FROM catalogue_file WHERE kind = 'syllabus' AND active = 1 ORDER BY id"


class Names(NamedTuple):
    """What a command may be limited to, each in alphabetical order."""

    decks: tuple[str, ...]
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    scenarios: tuple[str, ...]
    syllabuses: tuple[str, ...]


def read_names(path: str) -> Names | None:
    """The names in the database at `path`; None and errors as for `ready.ask`."""
    statements = (_DECKS, _TOPICS, _TAGS, _SCENARIOS, _SYLLABUSES)
    return ask(path, lambda run: Names(*(tuple(row[0] for row in run(s, {})) for s in statements)))
