"""What a person changes about herself."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from beside.ui.fields import ChoiceField, TextField
from beside.ui.forms import BesideForm


class OwnDetailsForm(BesideForm):
    """Her name as colleagues see it, and the language of her pages."""

    display_name = TextField(label=_("Name colleagues see"), max_length=80, width=20)
    language = ChoiceField(label=_("Language of the pages"), inline=True, choices=lambda: settings.LANGUAGES)
