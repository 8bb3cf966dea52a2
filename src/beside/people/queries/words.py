"""The words a program uses for its people."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.together import Asking, question
from beside.people.models import Client, RoleWords


@dataclass(frozen=True)
class Words:
    """A caregiver's, a child's and their shared word; "" means the usual one."""

    caregiver: str = ""
    child: str = ""
    together: str = ""


@question
def role_words(actor: Actor, client: Client, language: str = "en") -> Asking[Words]:
    """The words of the client's program; a word of her own (`role_word`) comes first."""
    rows = RoleWords.objects.filter(program__in=client.enrolments.values("program"))
    found = yield rows.filter(language=language[:2]).order_by("created_at")[:1]
    row = next(iter(found), None)
    words = Words(row.caregiver, row.child, row.together) if row else Words()
    if client.is_mother and client.role_word:
        return Words(client.role_word, words.child, words.together)
    return words


def words_of_program(actor: Actor, program_id: UUID, language: str = "en") -> RoleWords | None:
    """The stored words of one program, for the page that changes them."""
    return RoleWords.objects.filter(program_id=program_id, language=language[:2]).first()
