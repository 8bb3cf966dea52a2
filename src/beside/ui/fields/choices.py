"""Choosing one, several, yes or no."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_ONE = _("Choose one of the answers.")
_CHOOSE = _("Choose")
_ONE_MESSAGES: dict[str, Any] = {"required": _ONE, "invalid_choice": _ONE}


class ChoiceField(forms.ChoiceField):
    """Radios. ``hints`` maps a value to a line under it; ``inline`` puts short answers side by side."""

    default_error_messages = _ONE_MESSAGES

    def __init__(self, *, hints: dict[str, Any] | None = None, inline: bool = False, **kwargs: Any) -> None:
        self.hints = hints or {}
        self.inline = inline
        kwargs.setdefault("widget", forms.RadioSelect())
        super().__init__(**kwargs)


class SelectField(forms.ChoiceField):
    """A list that opens: for more than about seven answers. An empty first line is added by itself."""

    default_error_messages = {
        "required": _("Choose from the list."),
        "invalid_choice": _("Choose from the list."),
    }

    def __init__(self, *, choices: Any = (), empty_label: Any = _CHOOSE, **kwargs: Any) -> None:
        super().__init__(choices=_with_empty(choices, empty_label), **kwargs)


def _with_empty(choices: Any, label: Any) -> Any:
    """Choices with an empty first line, also when they are worked out for each page."""
    if callable(choices):
        return lambda: _with_empty(choices(), label)
    listed = list(choices)
    return listed if listed and listed[0][0] == "" else [("", label), *listed]


class ManyField(forms.MultipleChoiceField):
    """Checkboxes: none, one or several."""

    default_error_messages = {
        "required": _("Choose at least one."),
        "invalid_choice": _("Choose from the list."),
    }

    def __init__(self, *, hints: dict[str, Any] | None = None, inline: bool = False, **kwargs: Any) -> None:
        self.hints = hints or {}
        self.inline = inline
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple())
        super().__init__(**kwargs)


class TickField(forms.BooleanField):
    """One box to tick. Not required unless asked."""

    default_error_messages = {"required": _("Tick the box to go on.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)


class YesNoField(ChoiceField):
    """Yes, no, or not answered: True, False or None."""

    default_error_messages = {"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("inline", True)
        kwargs.setdefault("choices", [("yes", _("Yes")), ("no", _("No"))])
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        answer = super().clean(self.prepare_value(value))
        return {"yes": True, "no": False}.get(answer)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class ChosenField(forms.ModelChoiceField):
    """One record out of a query the asker may see."""

    default_error_messages = _ONE_MESSAGES

    def __init__(self, queryset: Any, *, as_radios: bool = False, **kwargs: Any) -> None:
        if as_radios:
            kwargs.setdefault("widget", forms.RadioSelect())
            kwargs.setdefault("empty_label", None)
        kwargs.setdefault("empty_label", _CHOOSE)
        super().__init__(queryset, **kwargs)
