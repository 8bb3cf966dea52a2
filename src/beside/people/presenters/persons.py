"""What somebody is and speaks, in words."""

from __future__ import annotations

from django.utils.translation import gettext

from beside.people.models import Client, Person
from beside.people.words import LANGUAGES, word


def role(client: Client) -> str:
    """What a client is: her own word first."""
    if client.is_mother and client.role_word:
        return client.role_word[:1].upper() + client.role_word[1:]
    return word("role", client.kind)


def languages(person: Person) -> str:
    """The languages a person speaks, in words."""
    listed = [str(LANGUAGES.get(code, code)) for code in person.languages or []]
    return gettext(", ").join(listed)
