"""One file or small folder per page; a page never imports another."""
