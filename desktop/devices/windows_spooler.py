"""Bytes into a queue of Windows without a driver touching them (winspool.drv, data type RAW)."""

import ctypes
import sys

if sys.platform == "win32":
    from ctypes import wintypes

    class _Document(ctypes.Structure):
        """DOC_INFO_1W."""

        _fields_ = (
            ("name", wintypes.LPWSTR),
            ("output_file", wintypes.LPWSTR),
            ("data_type", wintypes.LPWSTR),
        )

    def send_raw(queue: str, job: bytes) -> None:
        """One job. Raises OSError with the system's number."""
        spooler = ctypes.WinDLL("winspool.drv", use_last_error=True)
        printer = wintypes.HANDLE()
        _must(spooler.OpenPrinterW(queue, ctypes.byref(printer), None))
        try:
            _must(spooler.StartDocPrinterW(printer, 1, ctypes.byref(_Document("slip", None, "RAW"))))
            written = wintypes.DWORD()
            _must(spooler.WritePrinter(printer, job, len(job), ctypes.byref(written)))
            _must(spooler.EndDocPrinter(printer))
            if written.value != len(job):
                raise OSError(written.value, "the spooler took only a part")
        finally:
            spooler.ClosePrinter(printer)

    def _must(answer: int) -> None:
        if not answer:
            raise ctypes.WinError(ctypes.get_last_error())
