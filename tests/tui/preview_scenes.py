"""The scenes of the preview that are kept as golden texts and drawn as pictures."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from tests.tui.previewing import Walk, preview
from trainer.tui.answer import Essay

DECK = """\
deck: payments
title: Taking payments
concepts:
  - id: retry-after-timeout
    importance: 3
    ask: What makes a retry after a timeout safe?
    answer: An idempotency key that the client sends with every attempt.
    points:
      - id: key
        say: The client sends the same idempotency key with every attempt.
        wordings:
          - one key for all retries of a charge
      - id: kept
        say: The server keeps the key longer than the last retry.
        wordings:
          - store the keys for a day
    why: The server may have charged before its answer was lost; the key tells it so.
  - id: first-step
    ask: What comes first in a saga of three steps?
    answer: The step that can be undone.
    why: Whatever fails later is compensated.
"""
SCENARIO = """\
scenario: slow-checkout
title: The slow checkout
ask: The checkout takes four seconds because it sends a mail. What do you change?
context: The shop sells 200 orders a minute, and the mailer is down twice a month.
model: |
  Put a queue between the checkout and the mailer, and make the mailer idempotent.
points:
  - id: queue
    tier: must
    say: Put a queue between the checkout and the mailer, so nobody waits for the mail.
    wordings:
      - send the mail asynchronously through a broker
      - publish an event, and let a worker mail it later
      - decouple the mailer from the checkout with SQS
    why: Nobody waits.
  - id: idempotent
    tier: must
    say: Make the mailer idempotent, so that a repeated message sends no second mail.
    wordings:
      - remember the ids of the orders that were mailed
      - drop a message that was delivered twice
    why: Queues deliver twice.
  - id: poison
    tier: good
    say: Park a message that fails again and again in a dead-letter queue, with an alarm.
    wordings:
      - a DLQ after five attempts
    why: One bad order must not stop all.
red_flags:
  - id: exactly-once
    claim: The queue delivers each message exactly once.
    correction: Standard queues deliver at least once.
answers:
  - label: strong
    text: |
      I put a queue between the checkout and the mailer, so nobody waits for the mail. The mailer
      remembers the ids of the orders that were mailed, because a message may be delivered twice.
      What fails five times is parked in a dead-letter queue with an alarm.
  - label: weak
    text: Give the mailer a larger machine.
"""
TRIED = (
    "I would not wait for the mail: a worker sends it from a queue. "
    "I would not remember which orders were mailed, it is too much work."
)


async def scenes(size: tuple[int, int], theme: str = "") -> AsyncIterator[tuple[str, Walk]]:
    """A card, a scenario with answers, and an error; the name of each when it is seen."""
    with tempfile.TemporaryDirectory() as folder:
        async with preview(Path(folder) / "payments.yaml", DECK, size, theme=theme) as walk:
            yield "preview-card", walk
            walk.screen.query_one(Essay).text = "Send one key with all attempts of the charge."
            await walk.graded()
            yield "preview-tried", walk
            await walk.save(DECK.replace("    importance: 3", "    importence: 3"))
            await walk.until(lambda: walk.screen._seen.broken)
            await walk.pilot.pause()
            yield "preview-error", walk
        async with preview(Path(folder) / "checkout.yaml", SCENARIO, size, theme=theme) as walk:
            await walk.pilot.press("g")
            await walk.graded()
            yield "preview-golden", walk
            walk.screen.query_one(Essay).text = TRIED
            await walk.graded()
            await walk.pilot.press("j")
            await walk.graded()
            yield "preview-reason", walk
