"""What Alembic runs: the connection comes from db.migrations.upgrade, which holds the transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
