"""One select per list screen."""
