"""Marks for texts that are translated where they are shown."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the name and form that lupdate looks for
    """The text itself; Qt's own function of this name is typed as returning any object."""
    return text
