"""What the keys of this format are called elsewhere: the likeliest mistakes are no misspellings."""

from collections.abc import Collection

from trainer.errors import nearest

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "accept": ("alternatives", "also", "synonyms", "aliases", "accepted", "variants", "wordings"),
    "answer": ("a", "back", "solution", "response", "reply", "value"),
    "answers": ("samples", "examples", "golden", "golden_answers", "tests"),
    "as_of": ("date", "checked", "updated", "verified", "reviewed", "last_checked"),
    "ask": ("q", "question", "front", "prompt", "text"),
    "claim": ("say", "statement", "ask", "text"),
    "concepts": ("cards", "flashcards", "questions", "items", "notes"),
    "context": ("situation", "background", "setting", "description"),
    "contrasts": ("see_also", "related", "similar", "compare", "vs"),
    "correction": ("right", "truth", "fix", "answer", "why"),
    "costs": ("price", "trade_offs", "tradeoffs", "downsides"),
    "deck": ("id", "name"),
    "format": ("version", "schema_version"),
    "formerly": ("was", "renamed_from", "old_id", "previous", "aliases", "moved_from"),
    "importance": ("priority", "weight", "rank"),
    "level": ("difficulty", "seniority", "grade"),
    "label": ("grade", "quality", "verdict", "score"),
    "minutes": ("time", "duration", "time_limit"),
    "model": ("model_answer", "answer", "solution", "ideal"),
    "numbers": ("figures", "key_numbers", "facts"),
    "outdated": ("old", "previous", "was"),
    "points": ("rubric", "criteria", "key_points", "checklist", "must"),
    "probe": ("follow_up", "ask", "question", "hint"),
    "rapid_fire": ("quick", "rapid", "rapidfire", "quickfire", "quiz"),
    "reasons": ("because", "rationale"),
    "red_flags": ("mistakes", "wrong", "anti_patterns", "misconceptions", "flags"),
    "reveals": ("clarifications", "hidden", "facts", "hints"),
    "say": ("point", "text", "statement", "name", "title", "claim", "answer"),
    "scenario": ("id", "name"),
    "seconds": ("time", "time_limit", "timer", "timeout"),
    "source": ("url", "link", "reference", "ref", "src"),
    "tags": ("labels", "keywords", "categories"),
    "text": ("answer", "say", "body"),
    "tier": ("importance", "weight", "priority", "kind"),
    "title": ("name", "heading"),
    "tolerance": ("margin", "plus_minus", "error"),
    "topic": ("subject", "category"),
    "until": ("as_of", "date", "to"),
    "value": ("answer", "figure", "number", "amount", "back"),
    "when": ("if", "keywords", "asked", "triggers", "wordings"),
    "why": ("explanation", "explain", "because", "rationale", "notes", "note", "extra", "details"),
    "wordings": ("any", "keywords", "synonyms", "phrases", "aliases", "matches", "variants"),
}
"""By key, what other programs and formats call it."""


def meant(name: str, keys: Collection[str]) -> str | None:
    """Which of the keys somebody meant who wrote `name`: by what it says, or how it is spelled."""
    plain = name.casefold().replace("-", "_").replace(" ", "_")
    if plain in keys:
        return plain
    close = nearest(name, keys)
    if close is not None and _same_letters(plain, close):
        return close
    said = (key for key in keys if plain in _OTHER_NAMES.get(key, ()))
    return next(said, close)


def _same_letters(name: str, key: str) -> bool:
    """Whether one is the other misspelled: with a letter more or less, or letters swapped."""
    return sorted(name) == sorted(key) or name.rstrip("s") == key.rstrip("s")
