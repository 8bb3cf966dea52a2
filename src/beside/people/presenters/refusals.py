"""A rule's no, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext

from beside.foundation.errors import Refusal
from beside.people.rules.refusals import PeopleRefusal


def sentence(refusal: Refusal) -> str:
    """The sentence that says what to do next."""
    return gettext(refusal.reason.value if isinstance(refusal, PeopleRefusal) else str(refusal.message))
