"""Care as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareConfig(AppConfig):
    name = "beside.care"
    label = "care"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from beside.ui import navigation

        navigation.add(_("Outreach"), "care:outreach", capability="outreach.write", order=30)
