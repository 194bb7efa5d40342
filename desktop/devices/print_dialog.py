"""The system's own print dialog, for counters that choose the printer each time."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from core.ports.devices import Printer
from desktop.devices.qt_printer import QtPrinter


def ask_for_printer(window: QWidget | None) -> Printer | None:
    """The printer somebody chose, None when the dialog was put away. On the UI thread; waits."""
    dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.ScreenResolution), window)
    # Copies, pages and colours are ours to say: the dialog is about the printer only.
    dialog.setOptions(QPrintDialog.PrintDialogOption(0))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return QtPrinter(dialog.printer().printerName())
