"""Denials that affirm, and affirmations that deny: idioms of spoken English."""

import pytest

from tests.grading.shop import states
from trainer.grading.states import State

SAID = "a worker behind a message queue can send the mail in the background"
IT = "a queue between the checkout and the mailer"


@pytest.mark.parametrize(
    "answer",
    [
        "There is no doubt that {said}.",
        "I have no doubt that {said}.",
        "No doubt, {said}.",
        "Without a doubt {said}.",
        "Without question {said}.",
        "It goes without saying that {said}.",
        "Needless to say, {said}.",
        "I can't stress enough that {said}.",
        "I cannot emphasise enough that {said}.",
        "Nobody would deny that {said}.",
        "You can't deny that {said}.",
        "There's no denying that {said}.",
        "Never forget that {said}.",
        "Don't forget that {said}.",
        "Let's not forget that {said}.",
        "We must not forget that {said}.",
        "It's no secret that {said}.",
        "It is not a secret that {said}.",
        "It's no surprise that {said}.",
        "Last but not least, {said}.",
        "Not surprisingly, {said}.",
        "Not to mention that {said}.",
        "No matter what we send, {said}.",
        "I wouldn't hesitate to put {it}.",
        "I'd not think twice and put {it}.",
        "It would be a mistake not to put {it}.",
        "I see no reason not to put {it}.",
        "There is no reason not to put {it}.",
        "You can't go wrong with {it}.",
        "There is no way around {it}.",
        "Nothing beats {it}.",
        "There is nothing better than {it}.",
        "We can't do without {it}.",
        "I couldn't do it without {it}.",
        "There's no better way than {it}.",
        "I don't see how else to do it than with {it}.",
        "I would never do this without {it}.",
        "It doesn't hurt to put {it}.",
        "Nothing speaks against {it}.",
        "I have nothing against {it}; I would put one there.",
        "If nothing else, put {it}.",
        "At no point should the checkout wait: put {it}.",
        "It's not rocket science: put {it}.",
        "Nothing fancy: put {it}.",
        "No big deal: put {it}.",
        "I'm not an expert, but I would put {it}.",
        "I am not sure about the numbers, but I would put {it}.",
        "Not ideal, but I'd put {it}.",
        "Unless I misunderstand the question, I would put {it}.",
        "I'd put {it}, no question.",
        "I'd put {it}, no doubt about it.",
        "I'd definitely put {it}, if not two.",
        "I'd put nothing less than {it}.",
    ],
)
def test_what_only_sounds_like_a_denial_affirms(answer: str) -> None:
    assert states(answer.format(said=SAID, it=IT))["queue"] is State.HIT


@pytest.mark.parametrize(
    "answer",
    [
        "I doubt that {said}.",
        "There is no reason to put {it}.",
        "I see no reason to put {it}.",
        "It would be a mistake to put {it}.",
        "It goes without saying that we need no queue between the checkout and the mailer.",
        "I would hesitate to put {it}.",
        "Forget {it}.",
        "Nobody would say that {said}.",
        "I would do it without {it}.",
        "I deny that {said}.",
        "Everything speaks against {it}.",
        "We can do without {it}.",
        "Anything beats {it}.",
        "It is doubtful that {said}.",
        "There is no way that {said}.",
        "There is no doubt that no worker behind a queue can send the mail in the background.",
    ],
)
def test_what_rejects_without_a_not_denies(answer: str) -> None:
    assert states(answer.format(said=SAID, it=IT))["queue"] in (State.CONTRADICTED, State.MISSED)
