"""What a key can do: one table behind bindings, footer, palette, help and `trainer keys`.

Named tuples rather than dataclasses: Home loads this before it paints.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Place(StrEnum):
    """Where a command works; the value is the heading it is listed under."""

    HOME = "Home"
    REVIEW = "Review"
    ANSWER = "While typing an answer"
    SUMMARY = "Summary"
    FIND = "While typing what to find"
    BROWSE = "Browse"
    PREVIEW = "Previewing a file"
    ITEM = "One item"
    DRILLS = "Choosing a drill"
    DRILL = "Drill"
    MARKING = "While marking words"
    NOTING = "While writing a note on a flag"
    SETUP = "Setting up an interview"
    INTERRUPTED = "An interrupted interview"
    MOCK = "Mock interview"
    TICKING = "Ticking what was said"
    HOSTING = "Being the interviewer"
    REPORT = "Report card"
    REPORTS = "Past interviews"
    HELP = "Help"
    EVERYWHERE = "Everywhere"


class Command(NamedTuple):
    """One thing a learner can ask for by a key."""

    id: str
    """Kebab-case; the name used in the settings."""
    keys: str
    """The usual keys, separated by commas; the first one is shown."""
    label: str
    """A word or two for the footer."""
    help: str
    """One sentence for the help screen, the palette and `trainer keys`."""
    places: tuple[Place, ...]
    rank: int = 0
    """Place in the footer, 1 first; 0 keeps the command out of it."""


_HOME, _REVIEW, _ANSWER = (Place.HOME,), (Place.REVIEW,), (Place.ANSWER,)
_DRILLS, _DRILL, _MARKING = (Place.DRILLS,), (Place.DRILL,), (Place.MARKING,)
_NOTING = (Place.NOTING,)
_PRACTICE = (*_REVIEW, *_DRILL)
_SETUP, _INTERRUPTED, _MOCK = (Place.SETUP,), (Place.INTERRUPTED,), (Place.MOCK,)
_FIND, _BROWSE, _ITEM = (Place.FIND,), (Place.BROWSE,), (Place.ITEM,)
_FOUND = (*_BROWSE, *_ITEM)
_PREVIEW = (Place.PREVIEW,)
_HELD = (*_PRACTICE, *_FOUND)
_TICKING, _HOSTING = (Place.TICKING,), (Place.HOSTING,)
_REPORT, _REPORTS = (Place.REPORT,), (Place.REPORTS,)
_TICKS = (*_TICKING, *_HOSTING)

COMMANDS: tuple[Command, ...] = (
    Command("start", "enter,space", "Start", "Review the marked deck, or all of them.", _HOME, 1),
    Command("cram", "c", "Cram", "Practise the marked deck; no schedule moves.", _HOME, 2),
    Command("drill", "d", "Drill", "Choose a scenario, and answer it at length.", _HOME, 3),
    Command("mock", "m", "Mock", "Sit a mock interview, or go on with one.", _HOME, 3),
    Command("reports", "r", "Reports", "Read the report cards of past interviews.", _HOME, 8),
    Command("browse", "/,w", "Browse", "Find cards and scenarios, and look at them.", _HOME, 6),
    Command("next-deck", "down,j", "Next deck", "Mark the next deck.", _HOME),
    Command("previous-deck", "up,k", "Previous deck", "Mark the deck before.", _HOME),
    Command("quit", "q,escape", "Quit", "Leave the program; everything is saved.", _HOME, 5),
    Command("submit", "ctrl+j,alt+enter,ctrl+enter", "Submit", "Submit the answer.", _ANSWER, 1),
    Command("submit-figure", "enter", "Submit", "Submit the line.", _ANSWER, 1),
    Command(
        "leave-field", "escape", "Leave field", "Stop typing; what you typed stays.", _ANSWER, 2
    ),
    Command(
        "reveal", "space", "Reveal", "Show the answer; once it is shown, scroll on.", _REVIEW, 2
    ),
    Command("go-on", "enter", "Go on", "Reveal, take the proposed grade, go on.", _PRACTICE, 1),
    Command("type", "tab,i", "Type", "Go into the answer field.", (*_PRACTICE, *_PREVIEW), 3),
    Command(
        "correct",
        "x",
        "Correct",
        "Correct a point that was judged wrongly.",
        _REVIEW,
        3,
    ),
    Command("again", "1", "Again", "Not remembered: cards come once more today (↻).", _PRACTICE),
    Command("hard", "2", "Hard", "With effort: cards come once more today (↻).", _PRACTICE),
    Command("good", "3", "Good", "Remembered.", _PRACTICE),
    Command("easy", "4", "Easy", "Remembered at once.", _PRACTICE),
    Command(
        "undo",
        "u",
        "Undo",
        "Take back the last step, as often as you like.",
        (Place.HOME, Place.REVIEW, Place.SUMMARY),
        4,
    ),
    Command("redo", "U,ctrl+r", "Redo", "Take back the last undo.", _REVIEW),
    Command("suspend", "s", "Suspend", "Ask this card no more until it is resumed.", _REVIEW, 7),
    Command("bury", "b", "Bury", "Ask this card no more today.", _REVIEW, 8),
    Command("known", "k", "Known", "I know this already: ask again in a month.", _REVIEW, 9),
    Command("flag", "f", "Flag", "Flag this for later, with a note.", _HELD, 11),
    Command(
        "edit", "e", "Edit", "Edit this in your editor, and come back.", (*_HELD, *_PREVIEW), 12
    ),
    Command("keep-note", "enter", "Flag", "Flag it; an empty note takes a flag back.", _NOTING, 1),
    Command("leave-note", "escape", "Give up", "Leave it as it was.", _NOTING, 2),
    Command("scroll-down", "down", "Down", "Scroll down.", _REVIEW),
    Command("scroll-up", "up", "Up", "Scroll up.", _REVIEW),
    Command("page-down", "pagedown", "Page down", "Scroll down a page.", (*_PRACTICE, *_PREVIEW)),
    Command("page-up", "pageup", "Page up", "Scroll up a page.", (*_PRACTICE, *_PREVIEW)),
    Command("leave", "q,escape", "Leave", "Go back; the rest stays for later.", _PRACTICE, 5),
    Command("to-results", "enter,down", "Results", "Go to what was found.", _FIND, 1),
    Command("complete", "tab", "Complete", "Take the first filter that is proposed.", _FIND, 2),
    Command("leave-find", "escape", "Back", "Clear the line, or go back to Home.", _FIND, 5),
    Command("open-item", "enter,space", "Open", "Show all of this item.", _BROWSE, 1),
    Command("find", "/,i,tab", "Find", "Type what to find.", _BROWSE, 2),
    Command("next-state", "t,ctrl+t", "State", "Only new ones, due, hard, and so on.", _BROWSE, 3),
    Command("next-item", "down,j", "Next", "Mark the next item.", _BROWSE),
    Command("previous-item", "up,k", "Before", "Mark the item before.", _BROWSE),
    Command("next-items", "pagedown", "Page down", "Go down a page.", _BROWSE),
    Command("previous-items", "pageup", "Page up", "Go up a page.", _BROWSE),
    Command("first-item", "home,g", "First", "Mark the first item.", _BROWSE),
    Command("last-item", "end,G", "Last", "Mark the last item.", _BROWSE),
    Command("item-after", "right,n", "Next", "Show the next item.", _ITEM, 2),
    Command("item-before", "left,p", "Before", "Show the item before.", _ITEM),
    Command("suspend-item", "s", "Suspend", "Ask this no more, or ask it again.", _FOUND, 6),
    Command("practise-item", "c", "Practise", "Practise it now; no card's day moves.", _FOUND, 13),
    Command("take-back", "u", "Undo", "Take back what was done here.", _FOUND, 9),
    Command("item-down", "down,j", "Down", "Scroll down.", _ITEM),
    Command("item-up", "up,k", "Up", "Scroll up.", _ITEM),
    Command("item-page-down", "pagedown,space", "More", "Scroll down a page.", _ITEM, 3),
    Command("item-page-up", "pageup", "Page up", "Scroll up a page.", _ITEM),
    Command("close-item", "escape,q,enter", "Back", "Go back to what was found.", _ITEM, 1),
    Command("next-card", "down,n", "Next", "Show the next card of the file.", _PREVIEW, 1),
    Command("previous-card", "up,p", "Card before", "Show the card before.", _PREVIEW),
    Command("next-claim", "j,right", "Points", "Go to the next point, and why.", _PREVIEW, 4),
    Command("previous-claim", "k,left", "Point before", "Go to the point before.", _PREVIEW),
    Command("golden", "g", "Golden", "Try the next golden answer of the scenario.", _PREVIEW, 4),
    Command("leave-preview", "q,escape", "Quit", "Watch the file no more.", _PREVIEW, 5),
    Command("leave-browse", "escape,q", "Back", "Go back to Home.", _BROWSE, 5),
    Command("choose-drill", "enter", "Begin", "Begin the marked drill.", _DRILLS, 1),
    Command("next-drill", "down", "Next", "Mark the next scenario.", _DRILLS),
    Command("previous-drill", "up", "Previous", "Mark the scenario before.", _DRILLS),
    Command("leave-drills", "escape", "Back", "Show all again, or go back to Home.", _DRILLS, 2),
    Command("next-point", "down,j", "Points", "Go to the next point.", _DRILL, 2),
    Command("previous-point", "up,k", "Point before", "Go to the point before.", _DRILL),
    Command(
        "contest",
        "x,c",
        "I said it",
        "Mark the words that say this point, or take that back.",
        _DRILL,
        2,
    ),
    Command(
        "why", "w,space", "Why", "Tell what a point says, why, and what is asked on it.", _DRILL, 3
    ),
    Command("model", "m", "Model", "Show the answer a strong candidate gives.", _DRILL, 4),
    Command("hint", "h", "Hint", "Give a hint, then a bigger one.", _DRILL, 2),
    Command("hint-now", "ctrl+t", "Hint", "Give a hint while you type.", _ANSWER, 3),
    Command("confirm-words", "enter", "These words", "These words say it.", _MARKING, 1),
    Command("next-clause", "down,j", "Next clause", "Mark the next clause.", _MARKING, 2),
    Command("previous-clause", "up,k", "Clause before", "Mark the clause before.", _MARKING),
    Command("word-more", "shift+right,L", "Longer", "End one word later.", _MARKING, 3),
    Command("word-less", "shift+left,H", "Shorter", "End one word earlier.", _MARKING, 4),
    Command("longer", "shift+down,J", "Longer", "End with the next clause.", _MARKING),
    Command("shorter", "shift+up,K", "Shorter", "End with the clause before.", _MARKING),
    Command("next-word", "right,l", "Next word", "Mark the next word alone.", _MARKING),
    Command("previous-word", "left,h", "Word before", "Mark the word before alone.", _MARKING),
    Command("leave-marking", "escape,q", "Leave", "Mark nothing after all.", _MARKING, 5),
    Command("begin-mock", "enter", "Begin", "Begin the interview.", _SETUP, 1),
    Command("next-row", "down,j", "Next row", "Go to the next row.", _SETUP),
    Command("previous-row", "up,k", "Row before", "Go to the row before.", _SETUP),
    Command("next-value", "right,l", "Change", "Take the next value.", _SETUP, 2),
    Command("previous-value", "left,h", "Value before", "Take the value before.", _SETUP),
    Command("pick", "space", "Pick", "Change the row; add or remove a topic.", _SETUP, 3),
    Command("draw-seed", "r", "New seed", "Draw other questions.", _SETUP, 4),
    Command("leave-setup", "escape,q", "Back", "Go back to Home.", _SETUP, 5),
    Command("continue-mock", "enter", "Continue", "Go on where it stood.", _INTERRUPTED, 1),
    Command(
        "abandon-mock",
        "x",
        "Give it up",
        "End it without a report, set up another.",
        _INTERRUPTED,
        2,
    ),
    Command("leave-mock", "escape,q", "Back", "Leave it as it is, for later.", _INTERRUPTED, 5),
    Command("done", "enter", "Done", "Said what there is to say: go on.", _MOCK, 1),
    Command("talk", "tab,i", "Type", "Go into the field.", _MOCK, 2),
    Command("end-asking", "e", "Done asking", "Ask no more questions.", _MOCK, 3),
    Command("pause", "q,escape", "Pause", "Stop the clock, and go back to Home.", _MOCK, 5),
    Command("read-down", "pagedown", "Read on", "Scroll down what is asked.", _MOCK, 7),
    Command("read-up", "pageup", "Read back", "Scroll up what is asked.", _MOCK),
    Command("line-down", "down", "Down", "Scroll down.", (*_MOCK, *_REPORT)),
    Command("line-up", "up", "Up", "Scroll up.", (*_MOCK, *_REPORT)),
    Command("next-tick", "down,j", "Next", "Go to the next line.", _TICKS),
    Command("previous-tick", "up,k", "Before", "Go to the line before.", _TICKS),
    Command("next-phase", "enter", "Next phase", "Go on to the next phase.", _HOSTING, 1),
    Command("probe", "p", "Probe", "The probe of this point was asked.", _HOSTING, 3),
    Command("note", "n", "Note", "Write something down.", _HOSTING, 4),
    Command("pause-hosting", "q,escape", "Pause", "Stop the clock, go back to Home.", _HOSTING, 5),
    Command("tick", "space,x", "Tick", "Said, half said, not said, in turn.", _TICKS, 2),
    Command("finish-ticking", "enter", "Report", "All is ticked: show the report.", _TICKING, 1),
    Command("pause-ticking", "q,escape", "Later", "Go back to Home; ticks are kept.", _TICKING, 5),
    Command("page-on", "pagedown,space", "More", "Scroll down a page.", _REPORT, 2),
    Command("page-back", "pageup", "Page up", "Scroll up a page.", _REPORT),
    Command("show-answers", "a", "Answers", "Show or hide what was typed.", _REPORT, 3),
    Command("other-reports", "r", "Others", "Read other report cards.", _REPORT, 4),
    Command("close-report", "q,escape,enter", "Close", "Close the report.", _REPORT, 1),
    Command("open-report", "enter,space", "Read", "Read this report.", _REPORTS, 1),
    Command("next-report", "down,j", "Next", "Go to the next report.", _REPORTS),
    Command("previous-report", "up,k", "Before", "Go to the report before.", _REPORTS),
    Command("close-reports", "q,escape", "Back", "Go back.", _REPORTS, 5),
    Command(
        "home",
        "enter,space,q,escape",
        "Home",
        "Go back to where the review began.",
        (Place.SUMMARY,),
        1,
    ),
    Command("close", "q,escape,enter", "Close", "Close this page.", (Place.HELP,), 1),
    Command("help", "?,f1", "Help", "Show every key.", (Place.EVERYWHERE,), 6),
    Command(
        "background", "ctrl+z", "Shell", "Go to the shell; fg comes back.", (Place.EVERYWHERE,)
    ),
    Command("palette", "ctrl+p", "Commands", "Find a command by name.", (Place.EVERYWHERE,), 10),
)

BY_ID: Mapping[str, Command] = MappingProxyType({command.id: command for command in COMMANDS})


def at(place: Place) -> Iterator[Command]:
    """The commands of a place, in the order of the table."""
    return (command for command in COMMANDS if place in command.places)
