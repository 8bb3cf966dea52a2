"""The accounts storey: staff, roles, programs and sites, sign-in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "beside.accounts"
    label = "accounts"
    verbose_name = _("Staff and sign-in")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from beside.ui import navigation

        navigation.add(_("Staff"), "accounts:staff_list", capability="staff.manage", order=90)
        navigation.add(_("Programs and sites"), "accounts:place_list", capability="staff.manage", order=91)
