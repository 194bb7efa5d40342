"""Chinese input on Linux: Qt's wheel has no fcitx plugin, but fcitx5 also speaks ibus."""

from collections.abc import MutableMapping
from pathlib import Path


def prefer_an_input_method_qt_has(environ: MutableMapping[str, str], plugins: Path) -> bool:
    """Set QT_IM_MODULE to ibus where fcitx is asked for and no such plugin exists; True when it was changed.

    `plugins` is the folder platforminputcontexts of Qt's plugins. Call it before QApplication is made. Only
    on X11: under Wayland the compositor brings the input method. Source: fcitx/fcitx5 issue 444.
    """
    wanted = environ.get("QT_IM_MODULE", "")
    on_x11 = bool(environ.get("DISPLAY")) and environ.get("XDG_SESSION_TYPE", "x11") != "wayland"
    if not on_x11 or not wanted.startswith("fcitx"):
        return False
    if any(plugins.glob("*fcitx*")):
        return False
    environ["QT_IM_MODULE"] = "ibus"
    return True


def qt_input_plugins() -> Path:
    """Where this Qt looks for input method plugins; needs no QApplication."""
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415  # main asks before anything of Qt is set up

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
