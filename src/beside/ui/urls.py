from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("ui/gallery/", views.gallery, name="gallery"),
    path("ui/still-here/", views.still_here, name="still_here"),
    path("ui/start-again/", views.start_again, name="start_again"),
]
