"""`trainer completion`: complete commands and decks with the Tab key."""

import sys

from trainer.cli.parser import Args, Parser
from trainer.errors import ExitCode


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = "Print the code that lets your shell complete `trainer` with Tab."
    parser.examples(
        'eval "$(trainer completion bash)"       in ~/.bashrc',
        'eval "$(trainer completion zsh)"        in ~/.zshrc',
        "trainer completion fish > ~/.config/fish/completions/trainer.fish",
    )
    shells = ("bash", "zsh", "fish")
    parser.add_argument("shell", metavar="SHELL", choices=shells, help="bash, zsh or fish")
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Print the shell's code."""
    # Imported here, as everywhere: only completing needs it.
    from argcomplete.shell_integration import shellcode

    sys.stdout.write(shellcode(["trainer"], shell=args.shell))
    return ExitCode.DONE
