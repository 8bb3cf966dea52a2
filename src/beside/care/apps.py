"""Care as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CareConfig(AppConfig):
    name = "beside.care"
    label = "care"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from beside.foundation.happenings import COLLEAGUE_GOES, listen
        from beside.ui import navigation

        from .listening import colleague_goes

        listen(COLLEAGUE_GOES, colleague_goes)
        navigation.add(_("Outreach"), "care:outreach", capability="outreach.write", order=30)
        navigation.add(_("Caseload"), "care:caseload", capability="circle.manage", order=60)
