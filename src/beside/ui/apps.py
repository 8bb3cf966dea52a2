from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "beside.ui"
    label = "ui"
