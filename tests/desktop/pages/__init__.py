"""Pages, one at a time: the real store, keys and scans as a person sends them."""
