"""A note is open until signed; a signed note is amended, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.errors import NotAllowed, Refusal
from beside.foundation.transactions import action

from ..models import Note, Passage


@action
def edit_note(note: Note, texts: Mapping[UUID, str], *, expected: int, by: Actor) -> Note:
    """Change the passages of an open note, by passage; an emptied one is taken out, the rest stay.

    Raises
    ------
    Conflict
        When somebody saved it since version ``expected``: both texts are kept.
    """
    if by.id != note.author_id:
        raise NotAllowed
    if note.is_signed:
        raise Refusal("signed", "This note is signed. Add an amendment instead.")
    note.save_version(expected, ["author_name"])
    for passage in note.passages.filter(pk__in=list(texts)):
        text = texts[passage.pk]
        if not text.strip():
            passage.delete()
        elif text != passage.text:
            passage.text = text
            passage.save(update_fields=["text"])
    record_change(by, "care.note_edited", note, fields=["passages"], client=_about(note))
    return note


@action
def sign_note(note: Note, *, by: Actor) -> Note:
    """Sign one's own note. From now on it can only be amended."""
    if by.id != note.author_id:
        raise NotAllowed
    if note.is_signed:
        return _noted(by, "care.note_signed_again", note)
    note.signed_at = now()
    note.save(update_fields=["signed_at"])
    record_change(by, "care.note_signed", note, fields=["signed_at"], client=_about(note))
    return note


@action
def amend_passage(passage: Passage, *, text: str, by: Actor) -> Passage:
    """Add an amendment to a passage of a signed note; both stay readable."""
    if not passage.note.is_signed:
        raise Refusal("open", "This note is still open. Change the text itself.")
    if not text.strip():
        raise Refusal("text", "Write what you want to add or correct.")
    amendment = Passage(
        note=passage.note,
        subject_id=passage.subject_id,
        kind=passage.kind,
        label=passage.label,
        text=text,
        amends=passage,
        author_id=by.id,
        author_name=by.name,
    )
    amendment.save(force_insert=True)
    record_change(by, "care.note_amended", amendment, fields=["text"], client=passage.subject)
    return amendment


@action
def ask_countersign(note: Note, *, by: Actor) -> Note:
    """Ask a supervisor to read and countersign."""
    if by.id != note.author_id:
        raise NotAllowed
    note.countersign_asked = True
    note.save(update_fields=["countersign_asked"])
    record_change(by, "care.countersign_asked", note, fields=["countersign_asked"], client=_about(note))
    return note


@action
def countersign(note: Note, *, by: Actor) -> Note:
    """Countersign a signed note of somebody else, in one tap."""
    if not by.can("notes.countersign", note.contact.program_id) or by.id == note.author_id:
        raise NotAllowed
    if not note.is_signed:
        raise Refusal("open", "The note is not signed yet. Ask its author to sign it first.")
    if note.countersigned_at is None:
        note.countersigned_at, note.countersigned_by_id, note.countersigned_by_name = now(), by.id, by.name
        note.save(update_fields=["countersigned_at", "countersigned_by_id", "countersigned_by_name"])
    return _noted(by, "care.note_countersigned", note)


def _noted(by: Actor, what: str, note: Note) -> Note:
    record_change(by, what, note, client=_about(note))
    return note


def _about(note: Note):  # type: ignore[no-untyped-def]
    first = note.passages.select_related("subject").first()
    return first.subject if first else None
