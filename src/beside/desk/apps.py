"""The desk as a Django app: it registers what the top of each page leads to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

_TODAY = ("/desk/week/", "/desk/day/", "/desk/countersign/")
_RECORD = (
    "families family people contacts notes passages visits intake waiting rest back given given-back "
    "come-back follow-ups plan goals together seen child lived daycare understanding path story"
)
_FAMILIES = tuple(f"/desk/{folder}/" for folder in _RECORD.split())


class DeskConfig(AppConfig):
    name = "beside.desk"
    label = "desk"

    def ready(self) -> None:
        from beside.ui import navigation

        navigation.add(_("Today"), "desk:today", capability="", order=10, folders=_TODAY)
        navigation.add(_("Families"), "desk:families", capability="clients.find", order=20, folders=_FAMILIES)
        navigation.add(_("Numbers"), "desk:numbers", capability="reports.see", order=70)
