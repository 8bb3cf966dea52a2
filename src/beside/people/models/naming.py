"""Writing names, numbers and their search keys together, so that a search can never miss a stored name."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

from beside.foundation.index import exact_key, fold, fold_phone, search_keys
from beside.people.rules.names import NameKind, called, clean_name

_SHORT = range(3, 6)


def folded(text: str) -> str:
    """A name as it is compared: folded, or (when it holds only signs such as emoji) as it is."""
    return fold(text) or text.strip().casefold()


def name_keys(text: str) -> set[bytes]:
    """All digests under which a name is found.

    Notes
    -----
    Three-letter pieces miss a slip in the middle of a very short word ("Kay", "Kai"), so words of three to
    five letters are also kept with each letter left out; the first letter of each word serves the search
    box after one keystroke.
    """
    keys = set(search_keys(text)) or {exact_key(folded(text), "signs")}
    for word in fold(text).split():
        keys.add(exact_key(word[0], "initial"))
        keys |= {exact_key(short, "short") for short in shortened(word)}
    return keys


def shortened(word: str) -> set[str]:
    """A short word itself and with each of its letters left out."""
    if len(word) not in _SHORT:
        return set()
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def asked_keys(text: str) -> set[bytes]:
    """The digests to look for: those of a name, with first letters only when one letter was typed."""
    keys = set(search_keys(text)) or {exact_key(folded(text), "signs")}
    for word in fold(text).split():
        if len(word) == 1:
            keys.add(exact_key(word, "initial"))
        keys |= {exact_key(short, "short") for short in shortened(word)}
    return keys


def phone_keys(text: str) -> set[bytes]:
    """Digests of a number, of its last seven and of its last four digits."""
    digits = fold_phone(text)
    if len(digits) < 4:
        return set()
    return {exact_key(digits[-n:], "phone") for n in (len(digits), 7, 4) if len(digits) >= n}


def asked_phone_key(text: str) -> bytes:
    """The one digest to look for: of the whole number, or of its last seven or four digits."""
    digits = fold_phone(text)
    whole = len(digits) >= 10 or len(digits) in (4, 7)
    size = len(digits) if whole else (7 if len(digits) > 7 else 4)
    return exact_key(digits[-size:], "phone")


class PersonManager(models.Manager[Any]):
    """Makes persons with their names."""

    def known_as(self, names: dict[NameKind, str], **facts: Any) -> Any:
        """A new person with her names and their keys."""
        cleaned = _cleaned(names)
        person = self.model(called=called(cleaned), **facts)
        person.save(force_insert=True)
        self.write_names(person, cleaned)
        return person

    def write_names(self, person: Any, names: dict[NameKind, str]) -> None:
        """Set the names of the kinds given ("" takes one away) and index them; sets `person.called`."""
        name_model: Any = apps.get_model("people", "PersonName")
        for kind, text in names.items():
            row = person.names.filter(kind=kind).order_by("created_at").first()
            if row is None and text:
                row = name_model(person=person, kind=kind)
            if row is not None and text:
                row.name = text
                row.save()
                index_name(row)
            elif row is not None:
                row.delete()
        person.called = called({NameKind(n.kind): n.name for n in person.names.all()})


def _cleaned(names: dict[NameKind, str]) -> dict[NameKind, str]:
    cleaned = {kind: clean_name(text) for kind, text in names.items() if text.strip()}
    if not cleaned:
        clean_name("")
    return cleaned


def index_name(row: Any) -> None:
    """Write the search keys of one name afresh."""
    key_model: Any = apps.get_model("people", "NameKey")
    key_model.objects.filter(name=row).delete()
    keys = [key_model(name=row, person_id=row.person_id, key=key) for key in name_keys(row.name)]
    key_model.objects.bulk_create(keys)


def index_phone(row: Any) -> None:
    """Write the search keys of one number afresh."""
    key_model: Any = apps.get_model("people", "PhoneKey")
    key_model.objects.filter(contact=row).delete()
    keys = [key_model(contact=row, person_id=row.person_id, key=key) for key in phone_keys(row.value)]
    key_model.objects.bulk_create(keys)
