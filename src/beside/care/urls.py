"""Addresses of the everyday record."""

from django.urls import path

from .views import contacts

app_name = "care"
urlpatterns = [
    path("desk/contacts/new/<uuid:client_id>/", contacts.contact_add, name="contact_add"),
    path("desk/contacts/<uuid:pk>/take-back/", contacts.contact_remove, name="contact_remove"),
    path("desk/contacts/<uuid:pk>/restore/", contacts.contact_restore, name="contact_restore"),
]
