"""The parts of a scenario as cards."""

from dataclasses import replace

from tests.content.drill import PAYMENTS
from trainer.content.cards import CardKind
from trainer.content.codec import decode_card, encode_card
from trainer.content.digest import card_digest
from trainer.content.parts import ScenarioPoint, WrongClaim, parts_of
from trainer.content.points import Level

RETRY, SLOW, SHARDS, NEVER = parts_of(PAYMENTS)


def test_points_of_the_scenario_and_its_follow_ups_come_before_red_flags() -> None:
    assert [(part.item, part.kind) for part in parts_of(PAYMENTS)] == [
        ("payments#retry", CardKind.POINT),
        ("payments#slow", CardKind.POINT),
        ("payments#shards", CardKind.POINT),
        ("payments#never", CardKind.RED_FLAG),
    ]


def test_a_point_is_asked_through_its_probe_and_explained_by_its_why() -> None:
    assert isinstance(RETRY, ScenarioPoint)
    assert RETRY.ask == "The client sends it again. What happens?"
    assert RETRY.solution == "Every charge is idempotent."
    assert RETRY.why == "A repeat would charge twice."
    assert (RETRY.title, RETRY.scene) == (PAYMENTS.title, PAYMENTS.ask)
    assert (RETRY.importance, RETRY.level, RETRY.tags) == (3, Level.SENIOR, ("money",))


def test_a_point_without_a_probe_is_asked_by_its_area_or_its_follow_up() -> None:
    assert SLOW.ask == "Go one level deeper: what happens inside, and where can it break?"
    assert SLOW.importance == 1
    assert (SHARDS.ask, SHARDS.scene) == ("And at ten times the load?", PAYMENTS.ask)


def test_a_wrong_claim_is_asked_as_true_or_false() -> None:
    assert NEVER.ask == "True or false, and why? “Lambda cannot do payments.”"
    assert NEVER.solution == "False. It can, behind a queue."
    assert NEVER.importance == 3


def test_parts_survive_the_catalogue() -> None:
    for part in parts_of(PAYMENTS):
        assert decode_card(encode_card(part)) == part


def test_only_another_right_answer_gives_another_digest() -> None:
    assert isinstance(RETRY, ScenarioPoint)
    assert isinstance(NEVER, WrongClaim)
    reworded = replace(RETRY, ask="Why?", point=replace(RETRY.point, wordings=("once only",)))
    assert card_digest(reworded) == card_digest(RETRY)
    said = replace(RETRY, point=replace(RETRY.point, say="Every charge is logged."))
    assert card_digest(said) != card_digest(RETRY)
    corrected = replace(NEVER, flag=replace(NEVER.flag, correction="It can."))
    assert card_digest(corrected) != card_digest(NEVER)
