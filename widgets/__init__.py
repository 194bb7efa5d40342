"""Qt parts that know no business. How to use them: docs/widgets.md."""

from widgets.none_lifetime import keep_none_alive

keep_none_alive()
