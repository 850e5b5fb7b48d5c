"""What a good card has, and whether rubrics keep their promises."""

from trainer.deckfile.explained.code import Within, error, warning

CARE = (
    error(
        "golden-answer",
        "A golden answer that scores otherwise",
        "`answers` prove the rubric: strong scores 0.75 or more, ok 0.35 to 0.75, weak less than "
        "that, wrong 0.1 at most. The message names the points to blame. Graded with `--strict`.",
        Within.FILE,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst of orders from failing?
        points:
          - id: buffer
            tier: must
            say: A queue holds the burst until the workers have time.
        answers:
          - label: strong
            text: I would write down each order on paper.
        """,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst of orders from failing?
        points:
          - id: buffer
            tier: must
            say: A queue holds the burst until the workers have time.
        answers:
          - label: strong
            text: A queue in between holds the burst until the workers have time for it.
        """,
    ),
    warning(
        "no-why",
        "A card that explains nothing",
        "A bare answer is forgotten, its reason stays. One sentence is enough.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which SQS queue keeps the order?
            answer: FIFO
        """,
        """
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which SQS queue keeps the order?
            answer: FIFO
            why: Standard queues only try to.
        """,
    ),
    warning(
        "no-source",
        "A figure without a source",
        "Figures change. Who doubts one, or brings it up to date, has to know where it is from.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        numbers:
          - id: retention
            ask: How long does SQS keep a message at most?
            value: 14 days
            why: Longer outages need another store.
            as_of: 2026-11
        """,
        """
        deck: queues
        title: Queues
        numbers:
          - id: retention
            ask: How long does SQS keep a message at most?
            value: 14 days
            why: Longer outages need another store.
            source: Amazon SQS quotas
            as_of: 2026-11
        """,
    ),
    warning(
        "no-date",
        "A figure without a date",
        "Figures rot. The date says when this one was checked, and `trainer decks stale` finds the "
        "old ones.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        numbers:
          - id: retention
            ask: How long does SQS keep a message at most?
            value: 14 days
            why: Longer outages need another store.
            source: Amazon SQS quotas
        """,
        """
        deck: queues
        title: Queues
        numbers:
          - id: retention
            ask: How long does SQS keep a message at most?
            value: 14 days
            why: Longer outages need another store.
            source: Amazon SQS quotas
            as_of: 2026-11
        """,
    ),
    warning(
        "unclear-figure",
        "A figure that nothing can be compared with",
        "Typed figures are judged by value and unit, so one figure, range or bound is wanted.",
        Within.NUMBER,
        "value: 300 or 3,000 calls a second",
        "value: 300 calls a second",
    ),
    error(
        "no-unit",
        "A figure without a unit",
        "Whether 250 means MB or GB nobody can know, and an answer with a unit is compared with a "
        "count. The deck is read all the same. Where the question may ask for a count as well, it "
        "is a warning; counts, ratios, and questions that name the unit need none.",
        Within.NUMBER,
        """
        ask: How long does SQS keep a message at most?
        value: 14
        """,
        """
        ask: How long does SQS keep a message at most?
        value: 14 days
        """,
    ),
)
