"""The platform behind HTTP: every operation, every problem, enrolment, and the office's pages."""
