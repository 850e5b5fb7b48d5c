"""What a typed answer is worth: pure functions of an answer and a card."""
