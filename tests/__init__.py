"""Specifications; the folders mirror the tree."""
