"""One small port per device, each with a dummy."""
