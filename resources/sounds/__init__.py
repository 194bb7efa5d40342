"""Tones that answer a scan; made by `python -m resources.sounds.make`."""
