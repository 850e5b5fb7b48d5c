"""The one table of keys, and what the settings may change in it."""

import pytest

from trainer.keymap import BY_ID, COMMANDS, Place, at
from trainer.keys import Keymap, resolve, show


def test_the_usual_keys_need_no_correction() -> None:
    spelled = {command.id: command.keys for command in COMMANDS}
    keymap = resolve(spelled)
    assert keymap.problems == ()
    assert dict(keymap.changed) == spelled


def test_every_command_has_its_words() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert command.label
        assert command.help.endswith(".")
        assert command.places


def test_every_place_has_commands() -> None:
    assert all(list(at(place)) for place in Place)


def test_a_key_of_the_settings_takes_the_place_of_the_usual_ones() -> None:
    keymap = resolve({"undo": "z, ctrl+x"})
    assert keymap.keys("undo") == ("z", "ctrl+x")
    assert keymap.keys("redo") == ("U", "ctrl+r")
    assert keymap.problems == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Del", "delete"),
        ("PGUP", "pageup"),
        ("Ctrl+X", "ctrl+x"),
        ("control+x", "ctrl+x"),
        ("shift+ctrl+F5", "ctrl+shift+f5"),
        ("shift+x", "X"),
        ("option+x", "alt+x"),
        (",", "comma"),
        ("é", "é"),
        (" f2 ", "f2"),
    ],
)
def test_keys_may_be_written_as_people_write_them(written: str, meant: str) -> None:
    assert resolve({"cram": written}).keys("cram") == (meant,)


def test_an_unknown_command_is_reported_with_the_nearest_name() -> None:
    keymap = resolve({"suspent": "x", "bury": "y"})
    assert keymap.problems == ("keys: suspent: there is no such command; did you mean suspend?",)
    assert keymap.keys("bury") == ("y",)


def test_a_name_like_no_other_gets_a_pointer_to_the_list() -> None:
    (problem,) = resolve({"xyzzy": "x"}).problems
    assert "trainer keys" in problem


@pytest.mark.parametrize("key", ["", "u,", "hyper+x", "spacebar", "ctrl+", "\x1b", "  ", "ctrl+xy"])
def test_what_is_no_key_is_reported_and_the_usual_key_stays(key: str) -> None:
    keymap = resolve({"undo": key})
    assert keymap.keys("undo") == ("u",)
    (problem,) = keymap.problems
    assert problem.startswith("keys: undo: ")
    assert "is no key" in problem


def test_two_commands_of_one_place_cannot_share_a_key() -> None:
    keymap = resolve({"undo": "s"})
    assert keymap.keys("undo") == ("u",)
    assert keymap.problems == ("keys: undo: s already means suspend; u stays",)


def test_two_commands_may_swap_their_keys() -> None:
    keymap = resolve({"undo": "s", "suspend": "u"})
    assert keymap.problems == ()
    assert keymap.keys("undo") == ("s",)


def test_of_two_settings_for_one_key_only_one_gives_way() -> None:
    keymap = resolve({"undo": "z", "suspend": "z"})
    assert len(keymap.problems) == 1
    assert {keymap.keys("undo"), keymap.keys("suspend")} in ({("z",), ("s",)}, {("u",), ("z",)})


def test_a_key_that_works_everywhere_can_be_used_for_nothing_else() -> None:
    (problem,) = resolve({"bury": "?"}).problems
    assert "already means help" in problem


def test_commands_of_different_screens_may_share_a_key() -> None:
    assert resolve({"cram": "s"}).problems == ()


@pytest.mark.parametrize("key", ["x", "space", "up", "backspace"])
def test_typing_keys_cannot_end_the_typing(key: str) -> None:
    (problem,) = resolve({"submit": key}).problems
    assert "needed for typing" in problem


def test_both_fields_may_be_submitted_by_one_key() -> None:
    keymap = resolve({"submit": "enter"})
    assert keymap.problems == ()
    assert keymap.keys("submit") == ("enter",)


def test_keys_are_shown_as_a_person_writes_them() -> None:
    assert [show(key) for key in ("ctrl+j", "escape", "space", "?", "U", "up", "f1", "comma")] == [
        "Ctrl+J",
        "Esc",
        "Space",
        "?",
        "U",
        "↑",
        "F1",
        ",",
    ]


def test_the_first_key_is_the_one_shown() -> None:
    assert Keymap().shown("submit") == "Ctrl+J"
