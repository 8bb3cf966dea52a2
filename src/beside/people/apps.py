"""The app's name and label."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People: clients, circle, ties, pregnancy and safe contact."""

    name = "beside.people"
    label = "people"
    verbose_name = _("People")
