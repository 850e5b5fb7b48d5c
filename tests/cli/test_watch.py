"""`trainer decks watch` in lines."""

from pathlib import Path

import pytest

from trainer.cli.main import run

SCENARIO = """\
scenario: order-mail
title: The slow checkout
ask: How would you make the checkout faster?
model: Put a queue there.
points:
  - id: queue
    tier: must
    say: Put a queue between the checkout and the mailer, so nobody waits for the mail.
answers:
  - label: strong
    text: Put a queue between the checkout and the mailer, so nobody waits for the mail.
"""


def test_once_prints_the_scenario_and_what_its_golden_answers_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mail.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    assert run(["decks", "watch", "--once", str(file)]) == 0
    assert "Golden answer 1 (strong): 1, as it should." in capsys.readouterr().out
    file.write_text(SCENARIO.replace("ask:", "asks:"), encoding="utf-8")
    assert run(["decks", "watch", "--once", str(file)]) == 3
    assert ":3:1: error" in capsys.readouterr().out
    assert run(["decks", "watch", "--once", str(tmp_path / "none.yaml")]) == 2
