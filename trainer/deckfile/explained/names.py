"""Ids and references that are at odds, within a file or between files."""

from trainer.deckfile.explained.code import Within, error, warning

NAMES = (
    error(
        "duplicate-id",
        "An id that stands twice",
        "The history of a card hangs on its id, so two cards would share one. In a scenario, "
        "points, follow-up points and red flags share their ids.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which SQS queue keeps the order?
            answer: FIFO
            why: Standard queues only try to.
          - id: order
            ask: Which SQS queue takes 300 calls a second?
            answer: FIFO
            why: Keeping the order costs throughput.
        """,
        """
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which SQS queue keeps the order?
            answer: FIFO
            why: Standard queues only try to.
          - id: fifo-throughput
            ask: Which SQS queue takes 300 calls a second?
            answer: FIFO
            why: Keeping the order costs throughput.
        """,
    ),
    error(
        "duplicate-file",
        "Two files with one id",
        "Only one of the two can be used. A file of yours with the id of a bundled one is no "
        "mistake: it takes its place.",
        Within.FILE,
        """
        # one.yaml
        deck: queues
        title: Queues
        # two.yaml
        deck: queues
        title: More on queues
        """,
        """
        # one.yaml
        deck: queues
        title: Queues
        # two.yaml
        deck: more-queues
        title: More on queues
        """,
    ),
    error(
        "dangling-reference",
        "A reference that leads nowhere",
        "The card was renamed, moved or never there. The message names the one most like it.",
        Within.CONCEPT,
        "contrasts: [stream-or-queues]",
        "contrasts: [stream-or-queue]",
    ),
    error(
        "self-reference",
        "A card contrasted with itself",
        "Contrasted cards are asked back to back; name the one that this one is confused with.",
        Within.CONCEPT,
        "contrasts: [why-a-queue]",
        "contrasts: [stream-or-queue]",
    ),
    error(
        "formerly-exists",
        "A former name that is still in use",
        "`formerly` hands the history of a card that is gone to its successor. This one is still "
        "there and keeps its own.",
        Within.CONCEPT,
        "formerly: [stream-or-queue]",
        "formerly: [queue-or-stream]",
    ),
    error(
        "formerly-claimed",
        "A history claimed twice",
        "The history of a card that is gone can go on in one card alone.",
        Within.FILE,
        """
        # one.yaml
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which SQS queue keeps the order?
            answer: FIFO
            why: Standard queues only try to.
            formerly: [old/order]
        # two.yaml
        deck: streams
        title: Streams
        rapid_fire:
          - id: order
            ask: How far does a stream keep the order of records?
            answer: within a shard
            why: Shards are read side by side.
            formerly: [old/order]
        """,
        """
        # one.yaml
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which SQS queue keeps the order?
            answer: FIFO
            why: Standard queues only try to.
            formerly: [old/order]
        # two.yaml
        deck: streams
        title: Streams
        rapid_fire:
          - id: order
            ask: How far does a stream keep the order of records?
            answer: within a shard
            why: Shards are read side by side.
        """,
    ),
    error(
        "renamed-item",
        "An item under its former name",
        "What a syllabus names has moved and says so by `formerly`. Write the present name.",
        Within.ENTRY,
        "asked_by: [queues/purpose-of-a-queue]",
        "asked_by: [queues/why-a-queue]",
    ),
    error(
        "asked-and-left-out",
        "Asked and left out at once",
        "An entry of a syllabus is asked by items, or left out for a reason.",
        Within.ENTRY,
        """
        asked_by: [queues/why-a-queue]
        left_out: Too easy.
        """,
        """
        asked_by: [queues/why-a-queue]
        """,
    ),
    warning(
        "repeated-item",
        "An item that stands twice",
        "The second one adds nothing; perhaps another one was meant.",
        Within.ENTRY,
        "asked_by: [queues/why-a-queue, queues/why-a-queue]",
        "asked_by: [queues/why-a-queue]",
    ),
)
