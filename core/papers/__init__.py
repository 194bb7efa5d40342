"""Structs in, PDF bytes out.

Every paper has a module of its own: a struct with the facts it shows, `PAPER`, its size, and `render_...`, a
pure function that gives the same bytes for the same facts. Nothing here reads a clock. One worker prints at a
time; the heavy libraries are imported when the first paper is drawn, not before.
"""
