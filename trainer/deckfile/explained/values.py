"""Keys and values that the formats do not know."""

from trainer.deckfile.explained.code import Within, error, warning

VALUES = (
    error(
        "unknown-key",
        "An unknown key",
        "What stands under a key that nobody reads is lost. Mostly it is a typing mistake, or what "
        "another program calls it (`front`, `explanation`); the message names the key meant.",
        Within.CONCEPT,
        """
        importence: 2
        """,
        """
        importance: 2
        """,
    ),
    error(
        "missing-field",
        "A required key is missing",
        "Without it there is nothing to ask, to answer or to keep a history under.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        concepts:
          - ask: What is a queue for?
            answer: A burst waits instead of failing.
            why: The producer need not wait.
        """,
        """
        deck: queues
        title: Queues
        concepts:
          - id: what-is-a-queue-for
            ask: What is a queue for?
            answer: A burst waits instead of failing.
            why: The producer need not wait.
        """,
        "A missing `id` is made from the question or the point, and is unique in the file.",
    ),
    error(
        "empty",
        "Nothing where something belongs",
        "A key without a value, a `-` without a text, or a list without what it needs. Write it or "
        "leave the key out.",
        Within.CONCEPT,
        "ask:",
        "ask: What is a queue for?",
    ),
    error(
        "wrong-type",
        "A text for a list, or the other way round",
        "Phrases with `: ` in them and texts that begin with a bracket are the usual cause: put "
        "them into quotes.",
        Within.POINT,
        """
        wordings:
          - decoupled: each side scales alone
        """,
        """
        wordings:
          - "decoupled: each side scales alone"
        """,
        "A phrase of a list that holds `: ` is put into quotes.",
    ),
    error(
        "bad-id",
        "Not an id",
        "Ids appear in file names, links and commands: small letters, digits and single hyphens, "
        "at most 64.",
        Within.CONCEPT,
        "id: Why a Queue?",
        "id: why-a-queue",
    ),
    error(
        "bad-reference",
        "Not the name of a card",
        "A card of the same deck is named by its id, one of another deck as `deck-id/card-id`.",
        Within.CONCEPT,
        "formerly: [Purpose of a queue]",
        "formerly: [purpose-of-a-queue]",
    ),
    error(
        "bad-item",
        "Not the name of an item",
        "A syllabus names what asks for an entry: `deck-id/card-id`, `scenario-id` or "
        "`scenario-id#point-id`.",
        Within.ENTRY,
        'asked_by: ["the queue card"]',
        "asked_by: [queues/why-a-queue]",
    ),
    error(
        "bad-number",
        "Not a whole number in the range",
        "Importance, minutes and seconds are whole numbers; the message says from where to where.",
        Within.CONCEPT,
        "importance: high",
        "importance: 3",
    ),
    error(
        "bad-choice",
        "Not one of the words",
        "Level, tier, area and label are one of a few words each.",
        Within.CONCEPT,
        "level: junior",
        "level: mid",
    ),
    error(
        "bad-date",
        "Not a date",
        "Dates are written from large to small, as exactly as they are known.",
        Within.CONCEPT,
        "as_of: 11/2026",
        "as_of: 2026-11",
    ),
    error(
        "bad-quantity",
        "Not a figure with its unit",
        "A figure stands first, then its unit; ranges and bounds are figures too. Words around it "
        "belong into `why`.",
        Within.NUMBER,
        "value: about a day",
        "value: 24 h",
    ),
    error(
        "bad-percentage",
        "Not a percentage",
        "The tolerance says how far off an answer may be, from `0%` to `100%`.",
        Within.NUMBER,
        "tolerance: 0.05",
        "tolerance: 5%",
    ),
    warning(
        "flow-list",
        "Phrases in brackets",
        "A comma within brackets ends a phrase, so one phrase may have become two. Phrases stand "
        "on lines of their own.",
        Within.POINT,
        "wordings: [bursts wait, callers do not]",
        """
        wordings:
          - bursts wait
          - callers do not
        """,
        "Each phrase, as it was read, gets a line of its own. Where a comma split one for certain, "
        "that is left to you.",
    ),
    warning(
        "control-character",
        "Characters that cannot be shown",
        "Terminal sequences and control characters are left out wherever the text is shown. They "
        "came along when something was copied.",
        Within.CONCEPT,
        "why: The producer \x1b[31mneed not wait.",
        "why: The producer need not wait.",
        "They are taken out.",
    ),
    warning(
        "key-order",
        "Keys in an unusual order",
        "A reviewer looks for the id first, then for the question, then for the answer. What "
        "explains or dates a card (`why`, `source`, `contrasts` and the like) may end it in any "
        "order.",
        Within.CONCEPT,
        """
        answer: A burst waits instead of failing.
        ask: What is a queue for?
        """,
        """
        ask: What is a queue for?
        answer: A burst waits instead of failing.
        """,
        "The keys are put in order, each with the comment above it.",
    ),
    warning(
        "trailing-space",
        "Blanks at the end of lines",
        "They are invisible, and show up as changes in Git. The end of the last line counts, too: "
        "a file ends with a line break.",
        Within.CONCEPT,
        "importance: 2   \nlevel: mid",
        "importance: 2\nlevel: mid",
        "They are taken away, unless they are part of a text or of a comment.",
    ),
)
