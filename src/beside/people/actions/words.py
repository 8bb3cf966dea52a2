"""A program's own words for its people."""

from __future__ import annotations

from typing import Any

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import RoleWords


@action
def set_role_words(
    program: Any, *, caregiver: str, child: str, together: str, by: Actor, language: str = "en"
) -> RoleWords:
    """Set the words for caregiver, child and the two together; "" for the usual word."""
    if not (by.is_system or by.can("circle.manage", program.pk)):
        raise NotAllowed
    found = RoleWords.objects.filter(program=program, language=language[:2]).first()
    words = found or RoleWords(program=program, language=language[:2])
    words.caregiver, words.child = caregiver.strip()[:40], child.strip()[:40]
    words.together = together.strip()[:60]
    words.save()
    record_change(by, "people.role_words_set", words, fields=["caregiver", "child", "together"])
    return words
