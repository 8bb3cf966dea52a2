"""Changing an open note, adding to a signed one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beside.ui.fields import LongTextField
from beside.ui.forms import BesideForm

from .. import catalogue
from ..models import Note, Passage


class NoteForm(BesideForm):
    """The passages of an open note, each with the one it is about. Labels stay as they were chosen."""

    draft_form = "care.note"
    mark_optional = False

    def __init__(self, *args: Any, note: Note, passages: list[Passage], **kwargs: Any) -> None:
        super().__init__(*args, draft_subject=str(note.pk), **kwargs)
        self.passages = passages
        for passage in passages:
            self.fields[f"text_{passage.pk}"] = LongTextField(
                label=passage.subject.display_name,
                initial=passage.text,
                required=False,
                rows=6,
                max_length=20000,
                templates=catalogue.note_templates() if passage == passages[0] else None,
            )

    def texts(self) -> dict[UUID, str]:
        """The passages as typed, by passage."""
        return {p.pk: self.cleaned_data[f"text_{p.pk}"] for p in self.passages}


class AmendForm(BesideForm):
    """An addition or correction to a signed passage; both stay readable."""

    draft_form = "care.amendment"
    text = LongTextField(label=_("What do you want to add or correct?"), rows=5, max_length=20000)
