"""New files for authors: valid from the start, with a worked example and few words."""

from trainer.content.cards import Deck
from trainer.deckfile.writing import deck_text

_DECK = """\

# Cards go into three sections. Take the `# ` away from the example below and change it, or
# let `trainer decks add {id}` write one. Ids stay for good: the history of a card hangs on them.
#
# concepts:                         # answered in a sentence or two
#   - id: retry-after-timeout
#     importance: 3                 # 3 is asked first, 1 is a detail
#     level: mid                    # mid, senior or staff
#     ask: |
#       A payment call times out and you send it again. The customer is charged twice.
#       What was missing?
#     answer: |
#       An idempotency key: the second request is recognised and returns the first result.
#     points:                       # the ideas that a typed answer must contain
#       - id: same-key
#         say: A repeat with the same key is answered without charging again.
#         wordings:                 # how others say it: whole phrases, one a line
#           - send an idempotency key with every charge
#           - the server remembers the key and returns the earlier result
#           - the retry is recognised as a duplicate
#     why: |
#       After a timeout nobody knows whether the first request worked, so a blind retry may
#       charge twice.
#
# numbers:                          # compared by figure and unit
#   - id: event-size
#     ask: You hand an order to an asynchronous Lambda function. How large may that event be?
#     value: 1 MB                   # or a range, 100-500 ms; or a bound in quotes, "<= 250 MB"
#     why: Beyond it, store the order in S3 and send only its key.
#     source: AWS Lambda quotas
#     as_of: 2026-11                # when it was checked
#
# rapid_fire:                       # said in one breath
#   - id: first-step-of-a-charge
#     ask: A function is about to charge a card. What does it write first?
#     answer: The idempotency key, by a conditional write.
#     accept:                       # other ways to say it right
#       - the key, if it is not there yet
#       - a conditional put of the key
#     why: Of two copies that run at once, only one wins the write.
#     seconds: 10
"""

_SCENARIO = """\
importance: 3                       # 3 is asked first, 1 is a detail
ask: |
  A web shop calls the warehouse while the customer waits for the order page. On sale days the
  warehouse is slow, and orders fail. What would you change?
minutes: 8

# What a strong candidate says, shown after the drill.
model: |
  I would put a queue between the shop and the warehouse: the shop stores the order and answers at
  once, and workers hand orders on as fast as the warehouse takes them. The price is that an order
  page can only say "received". Messages may arrive twice, so the warehouse checks the order number.

# The rubric: one trade-off a point. Ids stay for good: what comes back tomorrow hangs on them.
points:
  - id: queue-in-between
    tier: must                      # must, good or bonus
    level: mid                      # the level from which it is expected: mid, senior, staff
    say: A queue between the shop and the warehouse takes the burst.
    wordings:                       # how others say it: whole phrases, one a line
      - buffer the orders in a queue and let workers hand them on
      - decouple the shop from the warehouse with a message queue
      - the shop only enqueues the order and answers at once
    why: The customer need not wait for the slowest system.
    probe: The warehouse is down for an hour. What happens to the orders of that hour?
  - id: duplicates
    tier: good
    level: senior
    say: Messages can arrive twice, so handling an order is idempotent.
    wordings:
      - the warehouse ignores an order number that it has seen
      - delivery is at least once, so consumers must deduplicate
      - handling the same message twice ships only one parcel
    why: A repeated message would ship a second parcel.
    probe: A worker dies right after it handed the order on. What does the next one do?

red_flags:
  - id: longer-timeout
    claim: A longer timeout on the call solves it.
    wordings:
      - just raise the timeout of the call to the warehouse
      - let the customer wait longer for the warehouse
    correction: It makes more customers wait, and the calls that wait use up the shop's connections.

# Answers whose worth is known: `trainer decks check --strict` grades them, and so tests the rubric.
answers:
  - label: strong                   # strong, ok, weak or wrong
    text: |
      I would buffer the orders in a queue and let workers hand them on. Delivery is at least
      once, so the warehouse ignores an order number that it has seen.
  - label: weak
    text: I would add more servers for the shop and look at the logs of the warehouse.
"""


def deck_template(deck: str, title: str, topic: str, schema: str) -> str:
    """The file of a new deck; `schema` is where its JSON Schema lies."""
    head = deck_text(Deck(id=deck, title=title, topic=topic, tags=(), cards=()))
    return f"{_modeline(schema)}format: 1\n{head}{_DECK.format(id=deck)}"


def scenario_template(scenario: str, title: str, topic: str, schema: str) -> str:
    """The file of a new scenario, which is to be written over piece by piece."""
    head = deck_text(Deck(id=scenario, title=title, topic=topic, tags=(), cards=()))
    head = head.replace("deck:", "scenario:", 1)
    note = "# An example, complete and right: change it piece by piece.\n"
    return f"{_modeline(schema)}{note}format: 1\n{head}{_SCENARIO}"


def _modeline(schema: str) -> str:
    """The line by which editors find the schema."""
    return f"# yaml-language-server: $schema={schema}\n"
