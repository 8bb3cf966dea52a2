"""The desk as a Django app: it registers what the top of each page leads to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "beside.desk"
    label = "desk"

    def ready(self) -> None:
        from beside.ui import navigation

        navigation.add(_("Today"), "desk:today", capability="", order=10)
        navigation.add(_("Families"), "desk:families", capability="clients.find", order=20)
        navigation.add(_("Numbers"), "desk:numbers", capability="reports.see", order=70)
