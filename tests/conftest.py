"""What holds for every test."""

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the program: no property fails for being slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# The shell the tests are started from decides nothing: not its size, its colours or its editor,
# no settings of its owner, and no repository of a hook that runs them.
_OF_THE_SHELL = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "EDITOR", "VISUAL", "PAGER"}
_OF_ITS_OWNER = ("TRAINER_", "XDG_", "GIT_", "TEXTUAL")
for name in list(os.environ):
    if name in _OF_THE_SHELL or name.startswith(_OF_ITS_OWNER):
        del os.environ[name]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Twice the processors for `-n auto`: tests of screens mostly wait for a screen to settle."""
    return 2 * (os.cpu_count() or 1)
