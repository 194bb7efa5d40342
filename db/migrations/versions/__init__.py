"""One file for each schema version; their statements never change once released."""
