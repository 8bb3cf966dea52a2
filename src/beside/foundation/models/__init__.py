"""Tables of the ground floor, and the base of all others."""

from .audit_entry import AuditEntry
from .draft import Draft
from .record import Record
from .submission import Submission

__all__ = ["AuditEntry", "Draft", "Record", "Submission"]
