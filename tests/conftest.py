"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the program: no property fails for being slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
