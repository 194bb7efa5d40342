"""Desks, platform, network, clocks, disks and people in one process, under one seed and virtual time."""
