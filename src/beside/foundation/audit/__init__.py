"""The audit trail: append-only, hash-chained, guarded by the database itself."""

from .chain import Problem, stored_head, verify, write_head
from .trail import record_change, record_view

__all__ = ["Problem", "record_change", "record_view", "stored_head", "verify", "write_head"]
