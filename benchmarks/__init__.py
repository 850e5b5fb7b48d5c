"""Measurements whose two sides run side by side, printed as ratios."""
