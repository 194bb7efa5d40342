"""登记需求: a resident asks; one numbered column beside what the slip will look like."""

from desktop.pages.register_request.form_page import RegisterRequestPage

__all__ = ["RegisterRequestPage"]
