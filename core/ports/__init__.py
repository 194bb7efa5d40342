"""What the rules need from outside, and the frozen rows that screens read."""
