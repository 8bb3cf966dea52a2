"""Facts about staff and sign-in, as words and links."""

from .own import session_rows, sign_in_rows
from .staff import code_words, detail_rows, role_lines, staff_head, staff_rows

__all__ = [
    "code_words",
    "detail_rows",
    "role_lines",
    "session_rows",
    "sign_in_rows",
    "staff_head",
    "staff_rows",
]
