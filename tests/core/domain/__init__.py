"""Rules: no disk, no clock, no screen."""
