"""The audit trail: append-only, hash-chained, guarded by the database itself."""

from .chain import Problem, stored_head, verify, write_head
from .trail import Change, record_change, record_changes, record_view

__all__ = [
    "Change",
    "Problem",
    "record_change",
    "record_changes",
    "record_view",
    "stored_head",
    "verify",
    "write_head",
]
