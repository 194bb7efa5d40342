"""Specifications of this part."""
