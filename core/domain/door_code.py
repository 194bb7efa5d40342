"""The rotating sign-in code at the door (轮换签到码): shown on the kiosk's screen, another one every 30 s.

The code proves that a telephone stood before the screen: HMAC-SHA-256 of the half minute, keyed by the
activity's `door_secret`, its first 40 bits in Crockford's base 32. Desk and platform hold the secret, so the
desk makes the codes without a line and the platform checks them without the desk. A code that somebody
photographs and sends on is good for a minute and a half at most.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from core.domain.activity import Activity
from core.domain.codes import Code, base32

STEP = timedelta(seconds=30)
"""How long one code stands on the screen."""
LENGTH = 8
"""Characters: 40 bits, guessed online at a limited rate."""
_EITHER_SIDE = (0, -1, 1)
_DOOR = "D"
_BYTES = LENGTH * 5 // 8


def step_at(instant: datetime) -> int:
    """The half minute an instant lies in, counted from 1970."""
    return int(instant.timestamp() // STEP.total_seconds())


def code_of_step(secret: str, step: int) -> str:
    """The code of one half minute."""
    mark = hmac.new(secret.encode("ascii"), b"door" + step.to_bytes(8, "big"), sha256).digest()
    return base32(mark[:_BYTES])


def door_code(secret: str, instant: datetime) -> str:
    """What the screen shows at an instant."""
    return code_of_step(secret, step_at(instant))


def shown_at_door(
    secret: str, code: str, instant: datetime, slow_by: Iterable[timedelta] = (timedelta(),)
) -> bool:
    """Whether a screen could have shown this code at `instant`, or in the half minute before or after it.

    `slow_by` holds how far behind ours the clocks of the screens may be (a negative one runs ahead). Without
    a secret nothing was shown.
    """
    if not secret or len(code) != LENGTH or not code.isascii():
        return False
    steps = {step_at(instant - slow) + near for slow in slow_by for near in _EITHER_SIDE}
    # Every candidate is compared, in constant time: how long it takes tells nothing.
    found = [hmac.compare_digest(code_of_step(secret, step), code) for step in sorted(steps) if step >= 0]
    return any(found)


def demands_door_code(activity: Activity) -> bool:
    """Whether telephones must show the screen's code: the one printed on paper is not enough then."""
    return activity.door_code_only and bool(activity.door_secret)


def door_url(host: str, activity: Code, code: str) -> str:
    """What the rotating QR holds; it ends in the activity's code, so a desk's scanner reads it as that."""
    return f"HTTPS://{host.upper()}/{_DOOR}/{code}/{activity.text}"
