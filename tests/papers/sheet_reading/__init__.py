"""Sheets that are printed, filled in, spoiled and read back."""
