"""`python -m trainer` and the console command."""

import sys


def main() -> int:
    """Run the command line; the exit code comes back."""
    # Imported here so that the console script can load this module for nothing.
    from trainer.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
