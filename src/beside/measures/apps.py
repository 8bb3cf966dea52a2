"""Measures as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasuresConfig(AppConfig):
    name = "beside.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from beside.ui import navigation

        navigation.add(_("Measures"), "measures:library", capability="measures.write", order=40)
        navigation.add(_("Voices"), "measures:voices", capability="reports.see", order=45)
