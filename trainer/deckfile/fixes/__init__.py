"""What `--fix` changes in a file: each kind of change, and what it must leave as it was."""
