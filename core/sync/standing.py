"""What a desk is to its platform; by itself, since every screen asks for it while the desk starts."""

from enum import StrEnum


class Standing(StrEnum):
    """What this desk is to the platform. Work at the counter goes on in every one of them."""

    ALONE = "alone"
    WAITING = "waiting"
    ENROLLED = "enrolled"
    RETIRED = "retired"
    COPIED = "copied"
