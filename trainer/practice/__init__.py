"""The engines behind every practice screen: state machines without I/O or clock."""
