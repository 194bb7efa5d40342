"""Real processes of desk and platform over loopback, a bad line between them, killed at random moments."""
