"""`python -m trainer` and the console command."""

import sys


def main() -> int:
    """Run the command line; the exit code comes back."""
    try:
        # Imported here, so that a Ctrl+C while it loads ends as politely as one later.
        from trainer.cli.main import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
