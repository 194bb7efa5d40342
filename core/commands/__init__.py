"""One file per desk subject: the commands and the handlers that are their rules."""
