"""Papers whose layout is data: resources/papers/*.toml, or a unit's own version of one.

See docs/decisions/paper-templates.md for the language.
"""
