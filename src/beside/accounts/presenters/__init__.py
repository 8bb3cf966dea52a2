"""Facts about staff and sign-in, as words and links."""

from .own import session_rows, sign_in_rows
from .staff import StaffLine, code_words, detail_rows, role_lines, staff_line

__all__ = [
    "StaffLine",
    "code_words",
    "detail_rows",
    "role_lines",
    "session_rows",
    "sign_in_rows",
    "staff_line",
]
