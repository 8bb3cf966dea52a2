"""The form every page uses: one saving per form, nothing typed is lost, kind words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from beside.foundation.drafts import discard_draft, load_draft


class _Beside:
    """What both kinds of form share."""

    draft_form = ""
    groups: list[tuple[Any, list[str]]] = []
    reveals: dict[str, dict[str, list[str]]] = {}
    mark_optional = True
    use_required_attribute = False

    def __init__(self, *args: Any, actor: Any = None, draft_subject: str = "", **kwargs: Any) -> None:
        self.actor = actor
        self.draft_subject = draft_subject
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @cached_property
    def once_key(self) -> str:
        """The key that lets this form save once: made with the page, sent back with the answers."""
        given = self.data.get("_once", "") if self.is_bound else ""
        try:
            return str(UUID(given))
        except (ValueError, AttributeError, TypeError):
            return str(uuid4())

    @cached_property
    def draft(self) -> QueryDict | None:
        """What was typed here earlier and not saved."""
        if not self.draft_form or self.actor is None or self.is_bound:
            return None
        kept = load_draft(self.actor, self.draft_form, self.draft_subject)
        if not kept:
            return None
        typed = QueryDict(mutable=True)
        for name, values in kept.items():
            typed.setlist(name, values)
        return typed

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        typed = self._typed_earlier(field, field_name)
        return super().get_initial_for_field(field, field_name) if typed is None else typed

    def _typed_earlier(self, field: forms.Field, name: str) -> Any:
        if self.draft is None or isinstance(field.widget, forms.FileInput | forms.PasswordInput):
            return None
        prefixed = self.add_prefix(name)
        if field.widget.value_omitted_from_data(self.draft, {}, prefixed) and not isinstance(
            field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple
        ):
            return None
        return field.widget.value_from_datadict(self.draft, {}, prefixed)

    def forget_draft(self) -> None:
        """The answers were saved: what was kept meanwhile is no longer needed."""
        if self.draft_form and self.actor is not None:
            discard_draft(self.actor, self.draft_form, self.draft_subject)

    def refuse(self, field: str | None, message: Any) -> None:
        """Put a rule's refusal where she can act on it; rules speak plain English, translated here."""
        self.add_error(field, _(str(message)) if message else message)

    def field_groups(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """The fields to draw, in their groups; a field that opens under an answer is drawn there."""
        opened = {name for by_value in self.reveals.values() for names in by_value.values() for name in names}
        shown = [bound for bound in self.visible_fields() if bound.name not in opened]
        grouped = {name for _, names in self.groups for name in names}
        for title, names in self.groups:
            yield title, [bound for name in names for bound in shown if bound.name == name]
        rest = [bound for bound in shown if bound.name not in grouped]
        if rest:
            yield "", rest


class BesideForm(_Beside, forms.Form):
    """A form with the house's fields, a key that saves once, and a draft kept on the server.

    Parameters
    ----------
    actor : who is writing; needed for drafts, and at hand for choices
    draft_subject : what the form is about (usually a record's id), so that two drafts stay apart
    """


class BesideModelForm(_Beside, forms.ModelForm):
    """The same for a form over one model."""


def _named(question: Any, words: Any) -> str:
    """An error as the summary says it: which question, and what to do."""
    return _("%(question)s – %(words)s") % {"question": question, "words": words}


def errors_of(form: forms.BaseForm) -> list[tuple[str, str]]:
    """The form's errors in reading order, each with the id of the input where it is mended."""
    found: list[tuple[str, str]] = []
    for bound in form:
        target = getattr(bound, "first_id", bound.auto_id)
        found += [(_named(bound.label, error), target) for error in bound.errors]
    general: list[Any] = form.errors.get(NON_FIELD_ERRORS, [])
    return [(str(error), "") for error in general] + found
