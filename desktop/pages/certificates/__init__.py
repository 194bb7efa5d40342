"""Certificates (开具证明): who, a look at it, print; checking and what was done; the register."""

from desktop.pages.certificates.page import CertificatesPage
from desktop.pages.certificates.register_page import RegisterPage

__all__ = ["CertificatesPage", "RegisterPage"]
