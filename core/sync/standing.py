"""What a desk is to its platform; by itself, since every screen asks for it while the desk starts."""

from enum import StrEnum


class Standing(StrEnum):
    """What this desk is to the platform. Work at the counter goes on in every one of them.

    UNKNOWN: let in once, but the platform that answers does not know it. It was put back to an older copy,
    and somebody has to ask anew.
    """

    ALONE = "alone"
    WAITING = "waiting"
    ENROLLED = "enrolled"
    RETIRED = "retired"
    COPIED = "copied"
    UNKNOWN = "unknown"
