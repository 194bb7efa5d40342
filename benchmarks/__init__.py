"""One file per target; each prints JSON."""
