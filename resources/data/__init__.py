"""Data the rules read, and the scripts that made it."""
