"""Sync centre (同步中心): what waits, what a person should look at, what was settled by rule."""

from desktop.pages.sync_centre.page import SyncCentrePage

__all__ = ["SyncCentrePage"]
