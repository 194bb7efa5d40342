"""The program at the desk."""

import widgets  # noqa: F401 - keeps None and True alive before the first use of Qt, see widgets/none_lifetime.py
