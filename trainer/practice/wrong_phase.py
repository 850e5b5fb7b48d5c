"""What an engine says to a front end that is out of step with it."""


class WrongPhaseError(RuntimeError):
    """A front end asked for a step that the session cannot take now."""
