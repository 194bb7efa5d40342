"""The day: what happens at the invented centre, step by step; each step looks first whether it is done."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from core.commands.activities import (
    ActivityForm,
    close_activity,
    issue_sign_in_sheet,
    plan_activity,
    sign_up,
)
from core.commands.attendances import review_attendance
from core.commands.certificates import issue_record_certificate, void_certificate
from core.commands.requests import RequestForm, register_request
from core.commands.volunteer_rows import PersonRow, register_rows
from core.domain.activity import ActivityState
from core.domain.certificate import CertificateStatus
from core.domain.codes import Code, CodeKind
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.domain.service_request import RequestCategory
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.rows import ActivityDetail, ActivityRow
from core.ports.store import Order
from desktop.demo.counter import Counter, FirstFacts
from desktop.demo.journal import Journal
from desktop.demo.people import read_people
from desktop.demo.report import Report, page_codes, relative
from desktop.demo.screens import take_screens
from desktop.devices.clock import FixedClock
from desktop.devices.printer import FilePrinter
from desktop.devices.sounder import SilentSounder
from desktop.main import Desk, Devices
from desktop.page import Destination
from desktop.paths import DataFolder
from desktop.runtime.paper_desk import Printed
from desktop.sentences import sentence

OPENING = datetime(2026, 5, 20, 8, 40, tzinfo=LOCAL_ZONE)
HOST = "QINGHE.EXAMPLE.INVALID"
TYPED = 3
"""So many people are typed in by keys; the rest come as one batch."""
"""Placeholder"""
