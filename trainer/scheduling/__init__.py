"""When an item is asked again: pure functions of events and days."""
