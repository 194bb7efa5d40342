"""Commands and their rules, on a desk in memory."""
