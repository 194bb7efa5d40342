"""Debian's Chromium and its driver, the size of a telephone; installed by apt where that is allowed."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import presence_of_element_located, staleness_of
from selenium.webdriver.support.wait import WebDriverWait

import resources

PACKAGES = ("chromium", "chromium-driver")
WIDTH, HEIGHT = 390, 844
FONT = "Practice Sans"
"""Ours, so that pictures look alike on machines without Chinese fonts."""
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<alias binding="same"><family>system-ui</family><prefer><family>{family}</family></prefer></alias>
<alias binding="same"><family>sans-serif</family><prefer><family>{family}</family></prefer></alias>
</fontconfig>
"""


def driver_path() -> str | None:
    """Where the driver is, or None; as root on Debian both packages are fetched first."""
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        _install()
    return shutil.which("chromedriver") if shutil.which("chromium") else None


def _install() -> None:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (root and Path("/etc/debian_version").exists() and shutil.which("apt-get")):
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive", **os.environ}
    for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *PACKAGES]):
        # The system's own apt, as root: whoever could put another before it owns the machine already.
        subprocess.run(
            ["apt-get", *arguments],  # noqa: S607 - see above
            env=quiet,
            check=False,
            timeout=300,
            capture_output=True,
        )


class Browser:
    """One window. Everything asked of a page goes through the driver, so it works with scripts off too."""

    # Any: selenium's options and answers carry no types worth naming.
    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - see above
        self.driver = driver

    def open(self, address: str) -> None:
        """Go there, with the counts of what was loaded begun anew."""
        self.driver.get_log("performance")
        self.driver.get(address)

    def tap(self, selector: str) -> None:
        """Tap the first element."""
        self.one(selector).click()

    def send(self, selector: str = "button.main") -> None:
        """Tap what sends the form, and wait for the next page."""
        before = self.one("html")
        self.tap(selector)
        waiting = WebDriverWait(self.driver, 30, poll_frequency=0.05)
        waiting.until(staleness_of(before))
        waiting.until(presence_of_element_located((By.CSS_SELECTOR, "main")))

    def type(self, selector: str, text: str) -> None:
        """Type into the first element."""
        self.one(selector).send_keys(text)

    def one(self, selector: str) -> WebElement:
        """The first element."""
        found: WebElement = self.driver.find_element(By.CSS_SELECTOR, selector)
        return found

    def all(self, selector: str) -> list[WebElement]:
        """Every element."""
        found: list[WebElement] = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return found

    @property
    def text(self) -> str:
        """What the page says."""
        return self.one("body").text

    def loaded_bytes(self) -> int:
        """What came over the wire since `open`, headers included."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        finished = [event["params"] for event in events if event["method"] == "Network.loadingFinished"]
        return sum(int(told["encodedDataLength"]) for told in finished)

    def complaints(self) -> list[str]:
        """What stands in the console; a page's own status is not a complaint."""
        told = [entry["message"] for entry in self.driver.get_log("browser")]
        return [message for message in told if "the server responded with a status of" not in message]

    def content_width(self) -> int:
        """How wide the page is; more than the window would scroll sideways."""
        metrics = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})
        return int(metrics["cssContentSize"]["width"])

    def picture(self, path: Path) -> None:
        """The whole page, at least one screen of it."""
        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": max(size["height"], HEIGHT), "scale": 1}
        shot = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip}
        )
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def browser(
    driver: str,
    folder: Path,
    *,
    width: int = WIDTH,
    dark: bool = False,
    scripts: bool = False,
    text_size: int = 16,
) -> Iterator[Browser]:
    """A headless window; `text_size` is the system's setting for text, 16 being the usual one."""
    fonts = folder / "fonts.conf"
    fonts.write_text(
        _FONTS.format(fonts=resources.path("fonts"), cache=folder / "font-cache", family=FONT),
        "utf-8",
    )
    options = webdriver.ChromeOptions()
    # A container's root has no sandbox, and its /dev/shm may be small.
    for switch in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
    ):
        options.add_argument(switch)
    options.add_argument(f"--user-data-dir={folder / 'profile'}")
    settings: dict[str, object] = {
        "webkit.webprefs.default_font_size": text_size,
        "intl.accept_languages": "zh-CN,zh",
        "webkit.webprefs.fonts.sansserif.Zyyy": FONT,
        "webkit.webprefs.fonts.sansserif.Hans": FONT,
    }
    if not scripts:
        settings["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", settings)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(
        driver, env={**os.environ, "FONTCONFIG_FILE": str(fonts), "LANG": "zh_CN.UTF-8"}
    )
    window = webdriver.Chrome(options=options, service=service)
    # A page that does not come is a failure, not five minutes of silence.
    window.set_page_load_timeout(30)
    try:
        window.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": True},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        window.execute_cdp_cmd("Emulation.setLocaleOverride", {"locale": "zh-CN"})
        yield Browser(window)
    finally:
        window.quit()
