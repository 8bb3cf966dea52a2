"""Addresses of the desk."""

from django.urls import path

from .views import client, families, find, follow_ups, month, numbers, today

app_name = "desk"
urlpatterns = [
    path("desk/", today.today_page, name="today"),
    path("desk/find/", find.find, name="search"),
    path("desk/families/", families.families, name="families"),
    path("desk/families/list.csv", families.families_table, name="families_table"),
    path("desk/family/<uuid:pk>/", client.client, name="client"),
    path("desk/family/<uuid:pk>/timeline/", client.timeline, name="timeline"),
    path("desk/family/<uuid:pk>/follow-ups/", follow_ups.follow_ups, name="follow_ups"),
    path("desk/family/<uuid:pk>/month/", month.month, name="month"),
    path("desk/numbers/", numbers.numbers, name="numbers"),
    path("desk/numbers/<slug:part>/", numbers.numbers, name="numbers_part"),
    path("desk/numbers/<slug:part>/list.csv", numbers.numbers_table, name="numbers_table"),
    path("desk/countersign/<uuid:pk>/", today.countersign, name="countersign"),
    path("desk/follow-ups/<uuid:pk>/done/", follow_ups.follow_up_done, name="follow_up_done"),
]
