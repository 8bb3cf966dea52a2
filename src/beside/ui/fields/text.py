"""Short and long text, e-mail, password, a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_MISSING = _("Please write something here.")


class TextField(forms.CharField):
    """One line of text. ``width`` is the box's size in characters (2, 3, 4, 5, 10, 20 or None = whole line).

    The browser offers no earlier answers unless ``autocomplete`` says so: the device may be shared.
    """

    default_error_messages = {"required": _MISSING}

    def __init__(
        self,
        *,
        width: int | None = None,
        autocomplete: str = "off",
        spellcheck: bool | None = None,
        **kwargs: Any,
    ) -> None:
        attrs: dict[str, Any] = {"autocomplete": autocomplete}
        if width:
            attrs["class"] = f"govuk-input--width-{width}"
        if spellcheck is not None:
            attrs["spellcheck"] = "true" if spellcheck else "false"
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        kwargs.setdefault("max_length", 500)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength in the page: a browser would cut pasted text without a word."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class EmailField(forms.EmailField):
    """An e-mail address."""

    default_error_messages = {
        "required": _("Please write an e-mail address."),
        "invalid": _("Write an e-mail address in full, such as name@example.org."),
    }
    widget = forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"})


class LongTextField(forms.CharField):
    """Several lines. ``max_length`` shows how many characters are left; ``templates`` = [(key, label, text)]."""

    default_error_messages = {"required": _MISSING}

    def __init__(
        self, *, rows: int = 5, templates: list[tuple[str, Any, Any]] | None = None, **kwargs: Any
    ) -> None:
        self.templates = templates or []
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength in the page: a browser would cut pasted text without a word."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class PasswordField(forms.CharField):
    """A password, with a button to show it. Pasting is allowed."""

    default_error_messages = {"required": _("Write your password.")}

    def __init__(self, *, autocomplete: str = "current-password", **kwargs: Any) -> None:
        attrs = {"autocomplete": autocomplete, "spellcheck": "false", "autocapitalize": "none"}
        kwargs.setdefault("widget", forms.PasswordInput(attrs=attrs))
        kwargs.setdefault("strip", False)
        super().__init__(**kwargs)


class UploadField(forms.FileField):
    """One file. ``accept`` is the list of kinds offered, such as ``.csv,.xlsx``."""

    default_error_messages = {
        "required": _("Choose a file."),
        "empty": _("The file is empty. Choose another one."),
    }

    def __init__(self, *, accept: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": accept} if accept else {}))
        super().__init__(**kwargs)
