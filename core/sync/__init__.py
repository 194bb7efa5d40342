"""The numbered, chained command of one desk, and how it travels: see docs/sync.md."""
