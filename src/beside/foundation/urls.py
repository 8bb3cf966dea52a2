from django.urls import path

from . import views

app_name = "foundation"
urlpatterns = [path("", views.keep_draft, name="draft")]
