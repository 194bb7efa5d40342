"""星级与报送: who reached stars, and what the national system was told."""

from desktop.pages.records.page import RecordsPage

__all__ = ["RecordsPage"]
