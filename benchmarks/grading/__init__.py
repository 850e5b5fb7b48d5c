"""How well the grader agrees with people, on answers labelled point by point."""
