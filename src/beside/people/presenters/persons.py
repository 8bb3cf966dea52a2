"""What somebody is and speaks, in words."""

from __future__ import annotations

from django.utils.translation import gettext

from beside.people.models import Client, Person
from beside.people.queries.words import Words
from beside.people.words import LANGUAGES, word


def role(client: Client, words: Words | None = None) -> str:
    """What a client is: her or his own word first, then the program's, then the usual one."""
    own = client.role_word if client.is_mother else ""
    program = {
        "mother": words.caregiver if words else "",
        "child": words.child if words else "",
        "dyad": words.together if words else "",
    }
    name = own or program[client.kind] or word("role", client.kind)
    return name[:1].upper() + name[1:]


def languages(person: Person) -> str:
    """The languages a person speaks, in words."""
    listed = [str(LANGUAGES.get(code, code)) for code in person.languages or []]
    return gettext(", ").join(listed)
