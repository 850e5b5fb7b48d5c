"""What the journal says about the learner: pure functions of counts and days."""
