"""Addresses of measures."""

app_name = "measures"
urlpatterns: list = []  # type: ignore[type-arg]
