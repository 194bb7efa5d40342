"""Certificates (开具证明): who, a look at it, print; checking and what was done."""

from desktop.pages.certificates.page import CertificatesPage

__all__ = ["CertificatesPage"]
