"""What makes a card hard to learn or easy to guess, and a rubric generous by chance."""

from trainer.deckfile.explained.code import Within, warning

CRAFT = (
    warning(
        "long-question",
        "A question that is too long",
        "What cannot be kept in mind is read twice, and at an interview nobody reads it. 50 words "
        "are enough for a situation, 35 where the answer is said in one breath.",
        Within.RAPID_FIRE,
        """
        ask: |
          Your shop has grown from a hundred orders a day to ten thousand, most of them at noon,
          and the service behind it, which a colleague wrote three years ago, loses some of them
          whenever it is restarted. What stands in between?
        answer: a queue
        """,
        """
        ask: A restart of the service behind your shop loses orders. What stands in between?
        answer: a queue
        """,
    ),
    warning(
        "long-answer",
        "An answer that is too long",
        "A concept is answered in 40 words at most, a rapid-fire card in 15: one breath. What "
        "explains the answer goes into `why`.",
        Within.RAPID_FIRE,
        """
        answer: |
          FIFO, because a standard queue hands messages to whichever reader is free first and
          repeats some of them
        """,
        """
        answer: FIFO; a standard queue only tries to
        """,
    ),
    warning(
        "two-questions",
        "Two questions in one card",
        "Whoever knows half of it can give no honest grade, and half of it is asked again without "
        "need. A gain together with its price is one question, and so is a contrast: `When is it "
        "fine, and when a bug?` More may be joined to one where a concept has `points` for them.",
        Within.RAPID_FIRE,
        "ask: Which SQS queue keeps the order, and how many calls a second does it take?",
        "ask: Which SQS queue keeps the order, and at what price?",
    ),
    warning(
        "yes-no",
        "A question that yes or no would answer",
        "Half of those who guess are right. Ask which, why or what follows; or give a concept "
        "`points`, which a bare yes does not make.",
        Within.RAPID_FIRE,
        "ask: Does a standard SQS queue keep the order?",
        "ask: Does a standard or a FIFO queue keep the order?",
    ),
    warning(
        "unclear-pronoun",
        "A pronoun that stands for nothing",
        "Cards are asked in any order, so nothing was said before. Name what it is about.",
        Within.RAPID_FIRE,
        """
        ask: It keeps the order of messages. Which queue is meant?
        """,
        """
        ask: A queue keeps the order of messages. Which one is it?
        """,
    ),
    warning(
        "leaked-answer",
        "A question that holds its answer",
        "Reading is not remembering. A question may offer a choice, as in `A queue or a stream?`.",
        Within.RAPID_FIRE,
        """
        ask: Which of the SQS queues is FIFO?
        answer: FIFO
        """,
        """
        ask: Which of the SQS queues keeps the order?
        answer: FIFO
        """,
    ),
    warning(
        "near-duplicate",
        "A card that asks nearly what another one asks",
        "Two cards on one thing cost twice the time, and where their answers differ they are mixed "
        "up. Cards that are meant to be told apart name each other in `contrasts`; then only the "
        "very same words are a fault. Nearly means that the prompts are alike by 85 % or more, or "
        "that they ask the same with the words in another order, as `What is the default timeout "
        "of a function?` and `What's the default function timeout?` do. Prompts with other figures "
        "are other questions, and so are series in which one word changes.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which kind of SQS queue keeps the order of messages?
            answer: FIFO
            why: Standard queues only try to.
          - id: keeps-order
            ask: Which kind of SQS queues keeps the order of the messages?
            answer: FIFO queues
            why: Standard queues only try to.
        """,
        """
        deck: queues
        title: Queues
        rapid_fire:
          - id: order
            ask: Which kind of SQS queue keeps the order of messages?
            answer: FIFO
            why: Standard queues only try to.
          - id: throughput
            ask: Which kind of SQS queue takes any number of calls a second?
            answer: standard
            why: It keeps no order.
        """,
    ),
    warning(
        "long-list",
        "A list to recite",
        "Lists of more than four are graded by luck, and the trade behind each item is lost. Ask "
        "for the few that matter, or for what one of them leads to.",
        Within.RAPID_FIRE,
        """
        ask: Name the five properties of a message queue.
        answer: durable and ordered, among others
        """,
        """
        ask: Name the property of a message queue that survives a crash of the reader.
        answer: durable
        """,
    ),
    warning(
        "stale-date",
        "A figure that was not checked for a year",
        "Limits and prices move. Look it up, mend the figure if need be, and write the new month. "
        "`trainer decks stale` lists everything older than a span of your choice.",
        Within.NUMBER,
        "as_of: 2024-06",
        "as_of: 2026-11",
    ),
    warning(
        "common-wording",
        "A wording of one common word",
        "A point is earned by what is said of a thing, not by its name. Names and figures, such as "
        "`DynamoDB`, may stand alone where they are the answer.",
        Within.POINT,
        """
        wordings:
          - buffer
        """,
        """
        wordings:
          - it buffers the burst
        """,
    ),
    warning(
        "asked-wording",
        "A wording that stands in the question",
        "Whoever repeats the question has said nothing, so grading gives little for its words. "
        "Write what an answer adds.",
        Within.FILE,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst of orders from failing?
        points:
          - id: buffer
            say: A queue holds the messages until the workers have time.
            wordings:
              - keep a burst of orders from failing
        """,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst of orders from failing?
        points:
          - id: buffer
            say: A queue holds the messages until the workers have time.
            wordings:
              - a burst waits in the queue
        """,
    ),
    warning(
        "shared-wording",
        "A wording that stands twice",
        "What makes two points at once says neither clearly, and in a red flag it makes a right "
        "answer wrong. Within one point the second one adds nothing.",
        Within.FILE,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst from failing?
        points:
          - id: buffer
            say: A queue holds the messages until the workers have time.
            wordings:
              - work through the orders later
          - id: steady
            say: The workers take as many orders at once as the database stands.
            wordings:
              - work through the orders later
        """,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst from failing?
        points:
          - id: buffer
            say: A queue holds the messages until the workers have time.
            wordings:
              - work through the orders later
          - id: steady
            say: The workers take as many orders at once as the database stands.
            wordings:
              - the number of workers is capped
        """,
    ),
    warning(
        "unreachable-point",
        "A point that nothing earns",
        "Graded as answers, neither its `say` nor any of its wordings makes it: no learner will. "
        "Mostly it says nothing but words of the question. Graded with `--strict`.",
        Within.FILE,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst of orders from failing?
        points:
          - id: buffer
            say: You keep orders.
        """,
        """
        scenario: orders-by-queue
        title: Orders by queue
        ask: How do you keep a burst of orders from failing?
        points:
          - id: buffer
            say: A queue holds the messages until the workers have time.
        """,
    ),
    warning(
        "own-answer",
        "An answer that misses its own points",
        "Who types the answer of the card word for word would not get Good: what is shown as right "
        "and what is judged are not the same. Say all points in the answer, or add wordings as the "
        "answer puts them. Graded with `--strict`.",
        Within.CONCEPT,
        """
        ask: How do you keep a burst of orders from failing?
        answer: A queue holds the orders until the workers have time for them.
        points:
          - id: queue
            say: A queue holds the burst until the workers have time.
          - id: alarm
            say: An alarm on its age tells when the workers fall behind.
        """,
        """
        ask: How do you keep a burst of orders from failing?
        answer: |
          A queue holds the orders until the workers have time for them. An alarm on the age of the
          queue tells when they fall behind.
        points:
          - id: queue
            say: A queue holds the burst until the workers have time.
          - id: alarm
            say: An alarm on its age tells when the workers fall behind.
        """,
    ),
)
