"""Measures as a Django app."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "beside.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"
