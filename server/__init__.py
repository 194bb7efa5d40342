"""The reference online platform: the same rules as the desk's, behind HTTP. See docs/sync.md."""
