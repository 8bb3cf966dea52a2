"""Care as a Django app."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "beside.care"
    label = "care"
    default_auto_field = "django.db.models.BigAutoField"
