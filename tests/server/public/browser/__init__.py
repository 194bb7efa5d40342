"""The same pages in a real browser the size of a telephone."""
