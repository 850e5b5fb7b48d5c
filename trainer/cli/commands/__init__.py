"""One module a command: `fill` makes its options, and its `run` does the work."""
