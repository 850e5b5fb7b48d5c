"""An empty collection of Anki's, schema 11: the one that every version reads."""

from collections.abc import Mapping
from typing import Any

from trainer.exchange import anki_note

NOTE_TYPE = 1_763_700_000_001
"""The id of this program's note type: the same in every package, or Anki would make a second."""

TABLES = """
CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL,
    conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL,
    tags text NOT NULL
);
CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
    csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
    due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
    lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
    time integer NOT NULL, type integer NOT NULL
);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_notes_csum ON notes (csum);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_revlog_cid ON revlog (cid);
"""

OPTIONS: Mapping[str, Any] = {
    "1": {
        "id": 1,
        "name": "Default",
        "mod": 0,
        "usn": 0,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "new": {
            "bury": False,
            "delays": [1.0, 10.0],
            "initialFactor": 2500,
            "ints": [1, 4, 0],
            "order": 1,
            "perDay": 20,
        },
        "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200},
        "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
        "dyn": False,
    }
}
"""The options of Anki's default deck, as a new collection has them."""


def settings(behind: int, rollover: int) -> dict[str, Any]:
    """The settings; `behind` is how many minutes local time is behind UTC.

    They ask for the scheduler that counts days by the clock on the wall.
    """
    return {
        "activeDecks": [1],
        "addToCur": True,
        "collapseTime": 1200,
        "curDeck": 1,
        "curModel": str(NOTE_TYPE),
        "dueCounts": True,
        "estTimes": True,
        "newSpread": 0,
        "nextPos": 1,
        "sortBackwards": False,
        "sortType": "noteFld",
        "timeLim": 0,
        "schedVer": 2,
        "sched2021": True,
        "rollover": rollover,
        "creationOffset": behind,
    }


def decks(ids: Mapping[str, int], second: int) -> dict[str, Any]:
    """Decks by their names, and the one that every collection has."""
    return {
        str(id_): {
            "id": id_,
            "name": name,
            "mod": second,
            "usn": -1,
            "conf": 1,
            "desc": "",
            "dyn": 0,
            "collapsed": False,
            "browserCollapsed": False,
            "extendNew": 0,
            "extendRev": 0,
            **{today: [0, 0] for today in ("newToday", "revToday", "lrnToday", "timeToday")},
        }
        for name, id_ in {"Default": 1, **ids}.items()
    }


def note_types(second: int) -> dict[str, Any]:
    """The one note type."""
    fields = [
        {"name": name, "ord": ord_, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
        for ord_, name in enumerate(anki_note.FIELDS)
    ]
    template = {
        "name": "Card 1",
        "ord": 0,
        "qfmt": anki_note.FRONT,
        "afmt": anki_note.BACK,
        "bqfmt": "",
        "bafmt": "",
        "did": None,
    }
    made = {
        "id": NOTE_TYPE,
        "name": anki_note.NAME,
        "type": 0,
        "mod": second,
        "usn": -1,
        "sortf": 0,
        "did": 1,
        "flds": fields,
        "tmpls": [template],
        "css": anki_note.STYLE,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [0]]],
        "tags": [],
        "vers": [],
    }
    return {str(NOTE_TYPE): made}
