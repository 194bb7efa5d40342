"""Structs in, PDF bytes out."""
