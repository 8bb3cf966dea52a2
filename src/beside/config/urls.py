"""Root addresses: opaque ids, no language in the path. Each app brings its own."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from beside.foundation.access import policy

from . import views

urlpatterns = [
    path("drafts/", include("beside.foundation.urls")),
    path("language/", policy.public()(views.set_language), name="set_language"),
    path("healthz", policy.public()(views.healthy), name="healthy"),
]
urlpatterns += [
    path("", include(f"{app}.urls"))
    for app in settings.BESIDE_STOREYS
    if app != "beside.foundation" and find_spec(f"{app}.urls") is not None
]

handler400 = "beside.foundation.web.bad_request"
handler403 = "beside.foundation.web.not_allowed"
handler404 = "beside.foundation.web.not_found"
handler500 = "beside.foundation.web.broken"
