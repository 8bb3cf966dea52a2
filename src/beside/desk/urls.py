"""Addresses of the desk."""

from django.urls import path

from .views import today

app_name = "desk"
urlpatterns = [
    path("desk/", today.today_page, name="today"),
    path("desk/countersign/<uuid:pk>/", today.countersign, name="countersign"),
    path("desk/follow-ups/<uuid:pk>/done/", today.follow_up_done, name="follow_up_done"),
]
