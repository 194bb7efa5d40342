"""How the records are kept: SQLite through SQLCipher."""
