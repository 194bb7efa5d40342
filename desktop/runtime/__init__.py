"""Threads, collector, crash report and shutdown of the desk."""
