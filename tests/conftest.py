"""Every test runs without a screen unless PRACTICE_DESK_ONSCREEN is set."""

import os

from desktop.runtime.steady_true import keep_true_alive

if not os.environ.get("PRACTICE_DESK_ONSCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

keep_true_alive()
