"""A form field as the templates see it: what kind it is, its options, what opens under an option."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.functional import cached_property

_KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.HiddenInput, "hidden"),
    (forms.MultiWidget, "parts"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "tick"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
]
_CLASSES = {
    "input": "govuk-input",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "tick": "govuk-checkboxes__input",
    "checkboxes": "govuk-checkboxes__input",
    "radios": "govuk-radios__input",
}


@dataclass
class Option:
    """One radio or checkbox, its hint, and the fields that open under it."""

    widget: BoundWidget
    hint: str = ""
    reveals: list[BoundField] = field(default_factory=list)

    @property
    def hint_id(self) -> str:
        return f"{self.widget.id_for_label}_hint"


class BesideBoundField(BoundField):
    """Adds to Django's bound field what the templates in ``ui/forms`` ask for."""

    @cached_property
    def kind(self) -> str:
        widget = self.field.widget
        named = getattr(widget, "kind", "")
        return named or next((kind for cls, kind in _KINDS if isinstance(widget, cls)), "input")

    @cached_property
    def is_group(self) -> bool:
        """Whether the question stands above several inputs, so that it is a legend and not a label."""
        return self.kind in {"radios", "checkboxes", "parts", "date", "approximate"}

    @cached_property
    def max_length(self) -> int | None:
        return getattr(self.field, "max_length", None) if self.kind == "textarea" else None

    @cached_property
    def is_optional(self) -> bool:
        """Whether the label should say so. A field that opens under an answer speaks for itself."""
        wanted = getattr(self.form, "mark_optional", False) and not self.field.required
        return bool(wanted and self.kind not in {"tick", "hidden"} and self.name not in self._revealed)

    @cached_property
    def _revealed(self) -> set[str]:
        reveals: dict[str, dict[str, list[str]]] = getattr(self.form, "reveals", {})
        return {name for by_value in reveals.values() for names in by_value.values() for name in names}

    @cached_property
    def options(self) -> list[Option]:
        """The radios or checkboxes, each with its hint and the fields that open under it."""
        hints = getattr(self.field, "hints", {})
        opens = getattr(self.form, "reveals", {}).get(self.name, {})
        return [self._option(widget, hints, opens) for widget in self.subwidgets]

    def _option(self, widget: BoundWidget, hints: dict[str, Any], opens: dict[str, list[str]]) -> Option:
        value = str(widget.data["value"])
        option = Option(widget, str(hints.get(value, "")), [self.form[n] for n in opens.get(value, ())])
        attrs = widget.data["attrs"]
        if option.hint:
            attrs["aria-describedby"] = option.hint_id
        if option.reveals:
            attrs["data-opens"] = f"{widget.id_for_label}_opens"
        return option

    @cached_property
    def first_id(self) -> str:
        """Where a link in the error summary leads: the first input of the question."""
        if self.kind in {"radios", "checkboxes"} and self.options:
            return str(self.options[0].widget.id_for_label)
        return f"{self.auto_id}_0" if self.is_group else str(self.auto_id or "")

    @property
    def aria_describedby(self) -> str:
        ids = [self.auto_id + "_helptext"] if self.help_text and self.auto_id else []
        if self.errors and self.auto_id:
            ids.append(self.auto_id + "_error")
        if self.max_length and self.auto_id:
            ids.append(self.auto_id + "-info")
        return " ".join(ids)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return built
        classes = [_CLASSES.get(self.kind, ""), str(widget.attrs.get("class", ""))]
        if self.errors and self.kind in {"input", "password", "textarea", "select", "file"}:
            classes.append(f"{_CLASSES[self.kind].split()[0]}--error")
        if self.max_length:
            classes.append("govuk-js-character-count")
        written = " ".join(name for name in classes if name)
        if written:
            built["class"] = written
        if self.is_group:
            built.pop("aria-invalid", None)
        return built
