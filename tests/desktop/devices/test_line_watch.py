"""The hint that there is a network again."""

import subprocess
import sys

import pytest
from PySide6.QtNetwork import QNetworkInformation

from desktop.devices.line_watch import LineWatch

Reach = QNetworkInformation.Reachability

LOADED_LATER = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop.devices.line_watch import LineWatch
app = QCoreApplication([])
watch = LineWatch()
watch.start()
assert "PySide6.QtNetwork" not in sys.modules
while "PySide6.QtNetwork" not in sys.modules:
    app.processEvents()
"""


@pytest.mark.parametrize("reach", [Reach.Local, Reach.Site, Reach.Online])
def test_any_network_may_lead_to_the_platform(reach: QNetworkInformation.Reachability) -> None:
    watch, told = LineWatch(), list[str]()
    watch.back.connect(lambda: told.append("back"))
    watch.changed(reach)
    assert told == ["back"]


@pytest.mark.parametrize("reach", [Reach.Disconnected, Reach.Unknown])
def test_a_lost_network_is_no_hint(reach: QNetworkInformation.Reachability) -> None:
    watch, told = LineWatch(), list[str]()
    watch.back.connect(lambda: told.append("back"))
    watch.changed(reach)
    assert told == []


def test_whoever_starts_it_does_not_wait_for_what_it_loads() -> None:
    subprocess.run([sys.executable, "-c", LOADED_LATER], check=True, timeout=60)
