"""Languages families speak here, by code."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

LANGUAGES: dict[str, Any] = {
    "en": _("English"),
    "fr": _("French"),
    "ar": _("Arabic"),
    "cr": _("Cree"),
    "es": _("Spanish"),
    "fa": _("Persian"),
    "iu": _("Inuktitut"),
    "oj": _("Ojibwe"),
    "pa": _("Punjabi"),
    "pt": _("Portuguese"),
    "so": _("Somali"),
    "ta": _("Tamil"),
    "ti": _("Tigrinya"),
    "tl": _("Tagalog"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "zh": _("Chinese"),
    "sgn": _("a sign language"),
}
