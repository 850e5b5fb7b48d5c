"""A spaced-repetition trainer for technical interviews that lives in the terminal."""

__version__ = "0.1.0"
