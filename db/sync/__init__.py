"""The desk's side of sync, one subject a module; db.sync_store puts them together."""
