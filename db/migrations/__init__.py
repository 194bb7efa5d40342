"""Schema steps, run by Alembic with a copy before and a check after."""
