"""A scenario with one of everything."""

from trainer.content.points import Area, Level, Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, Scenario

PAYMENTS = Scenario(
    id="payments",
    title="Payments",
    ask="Would you build payments in Lambda?",
    topic="when-to-use",
    tags=("money",),
    importance=3,
    minutes=12,
    points=(
        Point(
            id="retry",
            say="Every charge is idempotent.",
            wordings=("each charge carries an idempotency key",),
            tier=Tier.MUST,
            level=Level.SENIOR,
            why="A repeat would charge twice.",
            probe="The client sends it again. What happens?",
        ),
        Point(id="slow", say="Init code runs first.", tier=Tier.BONUS, area=Area.DEPTH),
    ),
    red_flags=(
        RedFlag(
            id="never",
            claim="Lambda cannot do payments.",
            correction="It can, behind a queue.",
        ),
    ),
    follow_ups=(
        FollowUp(
            id="tenfold",
            ask="And at ten times the load?",
            points=(Point(id="shards", say="The table is split by customer."),),
        ),
    ),
)
