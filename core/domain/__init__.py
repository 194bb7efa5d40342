"""Structs and rules of the practice centre, as pure Python."""
