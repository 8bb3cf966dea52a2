"""Two people saved: what the other one stored, field by field, where it differs from what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from beside.ui.tags.words import when


def differences(
    form: Any, stored: Callable[[Any], dict[str, Any]] | None, record: Any
) -> list[tuple[Any, Any]]:
    """Label and stored value of every field whose stored value is not what was typed."""
    if stored is None:
        return []
    values = stored(record)
    return [
        (field.label, _words(field, values.get(name)) or _("nothing"))
        for name, field in form.fields.items()
        if name in values and (values[name] or "") != (form.cleaned_data.get(name) or "")
    ]


def _words(field: Any, value: Any) -> Any:
    texts = {str(key): text for key, text in getattr(field, "choices", [])}
    if isinstance(value, list | tuple):
        return ", ".join(str(texts.get(str(one), one)) for one in value)
    if value is not None and str(value) in texts and value != "":
        return texts[str(value)]
    return when(value) if hasattr(value, "year") else value
