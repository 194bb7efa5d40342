"""One select for each list screen, as plain functions over a connection; DeskQueries is their front."""
